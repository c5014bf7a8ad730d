"""Diagrams where a reader asks for more: other colours, more contrast, paper, words.

What holds in every view is in `test_every_page.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from page_objects import BookPage
from project import SITE, pages
from record import Drawing, drawings

SHOWN = 'class="diagram"'
PAGES = [path for path in pages() if SHOWN in (SITE / path).read_text("utf-8")]

PAPER = 0.7
"""The least luminance of what is printed behind text."""

each_page = pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.xdist_group(f"page {path}"))
        for path in PAGES
    ],
)


@dataclass(frozen=True)
class Asked:
    """The diagrams of a page as they are drawn when a reader asks for something."""

    light: list[Drawing]
    dark: list[Drawing]
    forced: list[Drawing]
    more: list[Drawing]
    paper: list[Drawing]
    names: list[str]
    """What a screen reader hears."""

    @classmethod
    def of(cls, tab: BookPage, path: str) -> Asked:
        """Open a page once, and ask for one after the other."""
        tab.go(path)
        light = drawings(tab)
        titles = [drawing["title"] for drawing in light]
        names = [title for title in titles if is_told(tab, title)]
        tab.page.emulate_media(forced_colors="active")
        forced = drawings(tab)
        tab.page.emulate_media(forced_colors="none", contrast="more")
        more = drawings(tab)
        tab.page.emulate_media(contrast="no-preference")
        tab.use_theme("dark")
        dark = drawings(tab)
        tab.page.set_viewport_size({"width": 390, "height": 844})
        tab.page.emulate_media(media="print")
        return cls(light, dark, forced, more, drawings(tab), names)


def is_told(tab: BookPage, title: str) -> bool:
    """Tell whether a drawing has this name, and a description behind it."""
    begins = re.compile("^" + re.escape(title) + r" \S+")
    return tab.page.get_by_role("img", name=begins).count() == 1


TAKEN: dict[str, Asked] = {}


@pytest.fixture
def asked(fresh_tab: BookPage, path: str) -> Asked:
    """Measure the diagrams of a page once for all tests of it."""
    if path not in TAKEN:
        TAKEN[path] = Asked.of(fresh_tab, path)
    return TAKEN[path]


@each_page
def test_colours_follow_the_theme(asked: Asked) -> None:
    assert min(min(drawing["grounds"]) for drawing in asked.light) > 0.5
    assert max(max(drawing["grounds"]) for drawing in asked.dark) < 0.2


@each_page
def test_paper_is_white_whatever_the_screen_was(asked: Asked) -> None:
    for drawing in asked.paper:
        assert min(drawing["grounds"]) >= PAPER, drawing["title"]
        for text in drawing["texts"]:
            assert text["contrast"] >= 4.5, (drawing["title"], text)


@each_page
def test_forced_colours_keep_it_legible(asked: Asked) -> None:
    assert_high_contrast(asked.forced)


@each_page
def test_more_contrast_is_given_on_request(asked: Asked) -> None:
    assert_high_contrast(asked.more)


def assert_high_contrast(measured: list[Drawing]) -> None:
    for drawing in measured:
        lowest = min(text["contrast"] for text in drawing["texts"])
        assert lowest >= 7, drawing["title"]
        assert min(drawing["strokes"]) >= 7, drawing["title"]


@each_page
def test_a_screen_reader_hears_title_and_description(asked: Asked) -> None:
    assert asked.names == [drawing["title"] for drawing in asked.light]


@pytest.mark.parametrize("path", [path for path in PAGES if path != "print.html"])
def test_the_keyboard_opens_the_words(fresh_tab: BookPage, path: str) -> None:
    fresh_tab.go(path)
    words = fresh_tab.page.locator(".diagram-figure + details")
    assert words.count() == fresh_tab.page.locator("svg.diagram").count()
    for each in words.all():
        each.locator("summary").focus()
        fresh_tab.page.keyboard.press("Enter")
        assert each.locator("summary + *").is_visible()
