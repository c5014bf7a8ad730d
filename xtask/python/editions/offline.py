"""The site as a zip that works without a server."""

import re
from pathlib import Path

from editions.archive import pack
from editions.edition import Edition

FOR_SERVERS = {"404.html", "robots.txt", "sitemap.xml"}
"""What nobody asks for who opens a page as a file."""

DOWNLOADS = "download"
"""The folder of the site in which the editions lie."""

ONLINE_ONLY = re.compile(r'<div class="online-only">.*?</div>\s*', re.DOTALL)
"""What an edition must not repeat, such as the links to the editions."""


def write(site: Path, edition: Edition, target: Path) -> None:
    """Zip the site."""
    pack(files(site, edition), edition, target)


def files(site: Path, edition: Edition) -> dict[str, bytes]:
    """Read what the zip holds, in an order that no file system decides."""
    found = {}
    names = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    for name, path in sorted(names.items()):
        if path.is_dir() or name.split("/")[0] == DOWNLOADS or name in FOR_SERVERS:
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = without_online_only(content.decode()).encode()
        found[f"{edition.dated_name}/{name}"] = content
    return found


def without_online_only(html: str) -> str:
    """Drop what only the site on the net can offer."""
    return ONLINE_ONLY.sub("", html)
