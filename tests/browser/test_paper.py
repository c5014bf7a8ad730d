"""Chapters as a browser prints them, on the paper that the PDF has too."""

import pytest
from playwright.sync_api import expect

from page_objects import BookPage, View

A4_TEXT = View(width=642)
"""As wide as the text on A4 between its margins, at 96 pixels an inch."""

DARKEST_GREY = 112
"""A channel of the lightest ink that still has a contrast of 5 on white."""

DARK = View(theme="dark", width=642)

CUT = """main => [...main.querySelectorAll("*")]
    .filter((element) => element.checkVisibility())
    .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        const page = main.getBoundingClientRect();
        return left < page.left - 1 || right > page.right + 1;
    })
    .map((element) => element.outerHTML.slice(0, 80))"""

BROKEN_LINES = """listings => listings.flatMap((listing) => {
    const style = getComputedStyle(listing);
    const probe = document.createElement("span");
    probe.textContent = "m".repeat(80);
    probe.style.font = style.font;
    probe.style.position = "absolute";
    listing.append(probe);
    const room = listing.clientWidth
        - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return width > room ? [`80 columns take ${width} of ${room}`] : [];
})"""

LEFT_BEHIND = """paragraphs => paragraphs
    .filter((one) => one.textContent.trim().endsWith(":") && one.nextElementSibling)
    .filter((one) => getComputedStyle(one).breakAfter !== "avoid")
    .map((one) => one.textContent.slice(-60))"""

BESIDE_TEXT = """() => [...document.body.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && !element.closest("main"))
    .filter((element) => !element.querySelector("main"))
    .map((element) => element.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def paper(tab: BookPage) -> BookPage:
    tab.go("print.html")
    tab.page.emulate_media(media="print")
    return tab


each_paper = pytest.mark.parametrize("tab", [A4_TEXT, DARK], indirect=True, ids=str)


@each_paper
def test_nothing_is_cut_at_the_edge(paper: BookPage) -> None:
    assert paper.page.locator("main").evaluate(CUT) == []


@each_paper
def test_listings_have_room_for_80_columns(paper: BookPage) -> None:
    listings = paper.page.locator("pre > code:visible")
    assert listings.count() > 10
    assert listings.evaluate_all(BROKEN_LINES) == []


@each_paper
def test_only_the_text_is_printed(paper: BookPage) -> None:
    assert paper.page.evaluate(BESIDE_TEXT) == []
    for part in ("button", ".language", ".online-only"):
        expect(paper.page.locator(f"main {part}")).not_to_have_count(0)
        expect(paper.page.locator(f"main {part}:visible")).to_have_count(0)


@each_paper
def test_it_is_dark_ink_on_white(paper: BookPage) -> None:
    channels: list[int] = paper.page.evaluate(
        """() => ["p", "h2", "pre > code", "td"]
            .map((name) => document.querySelector(`main ${name}`))
            .flatMap((element) => getComputedStyle(element).color.match(/\\d+/g))
            .map(Number)"""
    )
    assert len(channels) == 12
    assert max(channels) <= DARKEST_GREY
    ground = "main => getComputedStyle(main).backgroundColor"
    assert paper.page.locator("main").evaluate(ground) == "rgb(255, 255, 255)"


@each_paper
def test_cards_and_listings_are_not_split(paper: BookPage) -> None:
    for part in ("article.resource-card", "pre", "figure", "details:not(figure + *)"):
        breaks = paper.page.locator(f"main {part}").evaluate_all(
            "all => [...new Set(all.map(one => getComputedStyle(one).breakInside))]"
        )
        assert breaks == ["avoid"], part


@each_paper
def test_a_sentence_stays_with_what_it_announces(paper: BookPage) -> None:
    paragraphs = paper.page.locator("main p:visible")
    assert paragraphs.evaluate_all(LEFT_BEHIND) == []


@each_paper
def test_only_long_tables_are_split(paper: BookPage) -> None:
    tables: list[tuple[int, str]] = paper.page.locator("main table").evaluate_all(
        "all => all.map(one => [one.rows.length, getComputedStyle(one).breakInside])"
    )
    assert {kind for rows, kind in tables if rows <= 8} == {"avoid"}
    assert {kind for rows, kind in tables if rows > 8} == {"auto"}


@each_paper
def test_addresses_can_be_read(paper: BookPage) -> None:
    shown = paper.page.locator("main a[href^='https']:visible").evaluate_all(
        """links => links
            .filter((a) => !a.closest(".resource-card") && !a.matches(".resource-link"))
            .map((a) => getComputedStyle(a, "::after").content.includes(a.href))"""
    )
    assert shown
    assert all(shown)


def test_what_is_folded_is_printed(tab: BookPage) -> None:
    tab.go("introduction.html")
    folded = "<details><summary>Why?</summary><p id='why'>Because.</p></details>"
    tab.page.locator("main").evaluate(
        "(main, html) => main.insertAdjacentHTML('beforeend', html)", folded
    )
    answer = tab.page.locator("#why")
    expect(answer).not_to_be_visible()
    tab.page.emulate_media(media="print")
    expect(answer).to_be_visible()
    tab.page.emulate_media(media="screen")
