"""The site as a zip that works without a server."""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from editions.edition import Edition

FOR_SERVERS = {"404.html", "robots.txt", "sitemap.xml"}
"""What nobody asks for who opens a page as a file."""

DOWNLOADS = "download"
"""The folder of the site in which the editions lie."""

ONLINE_ONLY = re.compile(r'<div class="online-only">.*?</div>\s*', re.DOTALL)
"""What an edition must not repeat, such as the links to the editions."""


def write(site: Path, edition: Edition, target: Path) -> None:
    """Zip the site."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    with ZipFile(target, "w") as archive:
        for file in files:
            path = file.relative_to(site)
            if path.parts[0] == DOWNLOADS or path.as_posix() in FOR_SERVERS:
                continue
            content = file.read_bytes()
            if path.suffix == ".html":
                content = without_online_only(content.decode()).encode()
            name = f"{edition.dated_name}/{path.as_posix()}"
            archive.writestr(entry(name, edition), content)


def without_online_only(html: str) -> str:
    """Drop what only the site on the net can offer."""
    return ONLINE_ONLY.sub("", html)


def entry(name: str, edition: Edition) -> ZipInfo:
    """Describe a file, the same way on every machine."""
    info = ZipInfo(name, date_time=edition.moment.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
