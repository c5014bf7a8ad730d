"""One load of a page in one view, with all measured that only looks.

Loading takes longer than looking. The tests of a page and a view share a record of it,
so each may say by its name what is wrong, and none loads the page again.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TypedDict

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from audit.axe import OPTIONS
from page_objects import BookPage, Contrast, View, measuring

DIAGRAMS = measuring("diagrams.js")

WIDE = 1000
"""In windows as wide as this axe-core measures all contrasts of a page, which
takes three quarters of its time. A narrow window has the same text in the same colours.
What only it shows, its bar and panels, `test_accessibility.py` looks at.
"""

CARDS = """cards => cards.map((card) => {
    const { left, right, width, height } = card.getBoundingClientRect();
    const id = card.dataset.resource;
    return { id, left, right, width, height, shown: card.checkVisibility() };
})"""

FIRST_LINE_END = """headings => headings.map((heading) => {
    const range = document.createRange();
    range.selectNodeContents(heading.nextElementSibling);
    return range.getClientRects()[0].bottom;
})[0] ?? null"""


class Place(TypedDict):
    """Where a text lies in the window."""

    left: float
    top: float
    right: float
    bottom: float


class Text(TypedDict):
    """A line of text in a drawing."""

    text: str
    place: Place
    pixels: float
    fits: bool
    contrast: float


class Drawing(TypedDict):
    """What is measured of a diagram."""

    title: str
    width: float
    texts: list[Text]
    strokes: list[float]
    grounds: list[float]


class Frame(TypedDict):
    """Where a card lies on the page."""

    id: str
    left: float
    right: float
    width: float
    height: float
    shown: bool


@dataclass(frozen=True)
class Record:
    """What was found on a page in a view."""

    classes: set[str]
    """By which the page tells its stylesheets the theme."""
    overflow: int
    cards: list[Frame]
    contrast: Contrast
    drawings: list[Drawing]
    verdict_end: float | None
    """Where the first line of the verdict ends, in pixels from the top."""
    current: list[str]
    """The addresses that the list of chapters marks as the page that is open."""
    violations: str | None
    """What axe-core reports, unless the view has nothing new for it."""
    problems: list[str]
    """All that went wrong until the last of this was measured."""

    @classmethod
    def of(cls, tab: BookPage, path: str) -> Record:
        """Open a page, and look."""
        tab.go(path)
        find = tab.page.locator
        current = find("#mdbook-sidebar [aria-current=page]")
        return cls(
            classes=tab.theme_classes,
            overflow=tab.sideways_overflow,
            cards=find("article.resource-card").evaluate_all(CARDS),
            contrast=tab.lowest_contrast(),
            drawings=drawings(tab),
            verdict_end=find("#verdict").evaluate_all(FIRST_LINE_END),
            current=current.evaluate_all("links => links.map(a => a.href)"),
            violations=violations_in_view(tab),
            problems=[*tab.problems],
        )


@dataclass
class Records:
    """The records of this process, each taken when a test first wants it."""

    browser: Browser
    site: str
    open: ExitStack
    tabs: dict[View, BookPage] = field(default_factory=dict)
    taken: dict[tuple[View, str], Record] = field(default_factory=dict)

    def get(self, view: View, path: str) -> Record:
        """Give the record of a page in a view."""
        if (view, path) not in self.taken:
            self.taken[view, path] = Record.of(self.tab(view), path)
        return self.taken[view, path]

    def tab(self, view: View) -> BookPage:
        """Give the tab of a view."""
        if view not in self.tabs:
            tab = BookPage.open(self.browser, self.site, view)
            self.tabs[view] = self.open.enter_context(tab)
        return self.tabs[view]


def drawings(tab: BookPage) -> list[Drawing]:
    """Measure the diagrams of the open page."""
    found: list[Drawing] = tab.page.locator("svg.diagram").evaluate_all(DIAGRAMS)
    return found


def violations_in_view(tab: BookPage) -> str | None:
    """Have axe-core look at what is new in this view.

    In a narrow window the theme changes nothing but colours, which are measured wide.
    """
    is_wide = tab.view.width >= WIDE
    if not is_wide and tab.view.theme == "dark":
        return None
    return violations(tab, colours=is_wide)


def violations(tab: BookPage, *, colours: bool = True) -> str:
    """Have axe-core look at the open page, without its contrasts if they are known."""
    rules = {**OPTIONS["rules"], "color-contrast": {"enabled": colours}}
    found = Axe().run(tab.page, options={**OPTIONS, "rules": rules})
    return found.generate_report() if found.violations_count else ""
