"""A page of the built book, as its HTML tells it."""

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from project import SITE

VERBATIM = {"code", "pre", "script", "style"}
LINKS = {("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"),
         ("iframe", "src"), ("source", "src")}  # fmt: skip


@dataclass
class BuiltPage:
    """What the tests need to know of a page."""

    path: str
    base: str
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    cards: list[str] = field(default_factory=list)
    prose: str = ""

    def internal_targets(self) -> list[tuple[str, str, str]]:
        """Give each internal link as written, with its file and its anchor."""
        found = []
        for link in self.links:
            address = urljoin(f"http://book/{self.base}", link)
            parts = urlsplit(address)
            if parts.netloc == "book":
                path = unquote(parts.path).removeprefix("/")
                found.append((link, path or "index.html", unquote(parts.fragment)))
        return found


class PageParser(HTMLParser):
    """Fills a page from its HTML."""

    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and cards."""
        values = {name: value or "" for name, value in attrs}
        self.verbatim += tag in VERBATIM
        if "id" in values:
            self.page.ids.append(values["id"])
        if tag == "base":
            self.page.base = values["href"].removeprefix("/")
        if tag == "article" and "resource-card" in values.get("class", "").split():
            self.page.cards.append(values["data-resource"])
        for name, value in values.items():
            if (tag, name) in LINKS:
                self.page.links.append(value)

    def handle_endtag(self, tag: str) -> None:
        """Leave verbatim text."""
        self.verbatim -= tag in VERBATIM

    def handle_data(self, data: str) -> None:
        """Collect the prose."""
        if not self.verbatim:
            self.page.prose += data


@cache
def built_page(path: str) -> BuiltPage:
    """Read a page of the site."""
    page = BuiltPage(path, base=path)
    parser = PageParser(page)
    parser.feed((SITE / path).read_text(encoding="utf-8"))
    parser.close()
    return page
