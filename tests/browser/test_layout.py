"""Cards, filter and paths in narrow windows, other directions, colours and media."""

import pytest

from components import Filter
from page_objects import OWN_PARTS, BookPage, View
from project import ALL_RESOURCES, READING_PATHS

CHAPTER = "patterns/patterns-behind-the-tools.html"
"""A chapter with cards, remarks on cards, and links to resources."""

NARROW = View(width=320)

each_page = pytest.mark.parametrize("path", [ALL_RESOURCES, READING_PATHS, CHAPTER])
each_width = pytest.mark.parametrize("tab", [View(), NARROW], indirect=True, ids=str)

FRAMES = """boxes => boxes.map((box) => {
    const style = getComputedStyle(box);
    return {
        colours: [style.borderTopColor, style.backgroundColor],
        right: parseFloat(style.borderRightWidth),
        left: parseFloat(style.borderLeftWidth),
    };
})"""

MOTIONS = """parts => parts
    .flatMap((part) => [part, ...part.querySelectorAll("*")])
    .flatMap((element) => [undefined, "::before", "::after"]
        .map((pseudo) => getComputedStyle(element, pseudo))
        .filter((style) => style.animationName !== "none"
            || /[1-9]/.test(style.transitionDuration))
        .map(() => element.outerHTML.slice(0, 80)))"""


@pytest.mark.parametrize("tab", [NARROW], indirect=True, ids=str)
@each_page
def test_a_narrow_telephone_needs_no_sideways_scrolling(
    tab: BookPage, path: str
) -> None:
    tab.go(path)
    assert tab.sideways_overflow <= 0


@each_width
@each_page
def test_right_to_left_mirrors_the_cards(tab: BookPage, path: str) -> None:
    tab.go(path)
    tab.page.evaluate("() => { document.documentElement.dir = 'rtl' }")
    assert tab.sideways_overflow <= 0
    frames = tab.page.locator("article.resource-card").evaluate_all(FRAMES)
    assert all(frame["right"] > frame["left"] for frame in frames)


@each_page
def test_forced_colours_keep_text_and_frames(fresh_tab: BookPage, path: str) -> None:
    fresh_tab.page.emulate_media(forced_colors="active")
    fresh_tab.go(path)
    assert fresh_tab.lowest_contrast()["ratio"] >= 4.5
    boxes = fresh_tab.page.locator("article.resource-card, form.resource-filter")
    for frame in boxes.evaluate_all(FRAMES):
        line, ground = frame["colours"]
        assert line != ground
        assert min(frame["left"], frame["right"]) >= 1


def test_paper_has_no_controls(fresh_tab: BookPage) -> None:
    fresh_tab.go(ALL_RESOURCES)
    controls = [Filter(fresh_tab).form, *(card.mark for card in fresh_tab.cards)]
    assert all(control.is_visible() for control in controls)
    fresh_tab.page.emulate_media(media="print")
    assert not any(control.is_visible() for control in controls)


def test_paper_shows_what_the_filter_leaves(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{ALL_RESOURCES}?kind=book")
    shown = fresh_tab.shown()
    fresh_tab.page.emulate_media(media="print")
    assert fresh_tab.shown() == shown


@each_page
def test_nothing_moves_for_those_who_want_no_motion(
    fresh_tab: BookPage, path: str
) -> None:
    fresh_tab.page.emulate_media(reduced_motion="reduce")
    fresh_tab.go(path)
    parts = fresh_tab.page.locator(OWN_PARTS)
    assert parts.count() > 0
    assert parts.evaluate_all(MOTIONS) == []
