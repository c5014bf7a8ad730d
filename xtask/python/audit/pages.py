"""Which pages are audited: all that the sitemap names, and one that is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from audit import AuditError

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@dataclass(frozen=True)
class Page:
    """A page by its path within the site; the front page has an empty one."""

    path: str
    is_missing: bool = False

    @property
    def name(self) -> str:
        """What a table calls it."""
        if self.is_missing:
            return "a missing address"
        return self.path or "the front page"


MISSING = Page("no/such/page.html", is_missing=True)
"""An address that leads nowhere: the server answers with the page for those."""


def pages_of(site: Path, address: str) -> list[Page]:
    """Read the sitemap of a site that was built for this address."""
    try:
        sitemap = ElementTree.parse(site / "sitemap.xml")
    except (OSError, ElementTree.ParseError) as error:
        raise AuditError(f"{site} holds no book with a sitemap: {error}") from error
    found = [Page(path_in(address, location)) for location in sitemap.iter(LOCATION)]
    if not found:
        raise AuditError(f"{site / 'sitemap.xml'} names no page")
    return [*found, MISSING]


def path_in(address: str, location: ElementTree.Element) -> str:
    """Cut the address of the site off that of a page."""
    text = location.text or ""
    if not text.startswith(address):
        raise AuditError(f"the sitemap names {text}, the site is audited at {address}")
    return text.removeprefix(address)


def choose(pages: Iterable[Page], wanted: str | None) -> list[Page]:
    """Take the page that was asked for, or all of them."""
    pages = list(pages)
    if wanted is None:
        return pages
    path = {"404.html": MISSING.path, "index.html": ""}.get(wanted, wanted)
    chosen = [page for page in pages if page.path == path]
    if not chosen:
        raise AuditError(f"the sitemap names no page `{wanted}`")
    return chosen
