"""What helps to read a page: the width of its lines, code to copy, the way on."""

import pytest

from page_objects import BookPage, View
from project import pages

CHAPTER = "patterns/patterns-behind-the-tools.html"
APART = {"404.html", "print.html", "toc.html"}
CHAPTERS = [path for path in pages() if path not in APART]

LINES = """paragraphs => paragraphs.flatMap((paragraph) => {
    const height = parseFloat(getComputedStyle(paragraph).lineHeight);
    const lines = Math.round(paragraph.clientHeight / height);
    return lines < 5 ? [] : [paragraph.textContent.length / lines];
})"""

COVERED = """blocks => blocks.filter((block) => {
    const button = block.querySelector(".copy").getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(block.querySelector("code"));
    return [...range.getClientRects()].some((text) => text.width > 0
        && text.top < button.bottom && text.bottom > button.top
        && text.left < button.right && text.right > button.left);
}).length"""


APART_FROM_CAPTION = """blocks => blocks.filter((block) => {
    const caption = block.previousElementSibling;
    const button = block.querySelector(".copy").getBoundingClientRect();
    const { bottom } = caption.getBoundingClientRect();
    const gap = block.getBoundingClientRect().top - bottom;
    const links = [...caption.querySelector("a").getClientRects()];
    return Math.abs(gap) > 0.5 || links.some((link) => link.right > button.left);
}).length"""


def test_lines_have_60_to_75_characters(tab: BookPage) -> None:
    tab.go(CHAPTER)
    lengths = tab.page.locator("main > p:not(h1 + p)").evaluate_all(LINES)
    assert len(lengths) > 3
    assert 60 <= sum(lengths) / len(lengths) <= 75


@pytest.mark.parametrize("tab", [View(), View(width=390)], indirect=True, ids=str)
def test_the_button_copies_code_and_covers_none(tab: BookPage) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.go(CHAPTER)
    blocks = tab.page.locator("main pre:has(> code)")
    assert blocks.evaluate_all(COVERED) == 0
    for block in blocks.all():
        block.get_by_role("button", name="Copy").click()
        block.get_by_role("button", name="Copied").wait_for()
        copied = tab.page.evaluate("() => navigator.clipboard.readText()")
        assert copied == block.locator("code").text_content()
    assert tab.problems == []


@pytest.mark.parametrize("tab", [View(), View(width=320)], indirect=True, ids=str)
def test_a_caption_is_one_with_its_listing(tab: BookPage) -> None:
    tab.go(CHAPTER)
    blocks = tab.page.locator("main p:has(> em > a > code) + pre")
    assert blocks.count() >= 4
    assert blocks.evaluate_all(APART_FROM_CAPTION) == 0


def test_a_caption_opens_the_file_to_read(tab: BookPage) -> None:
    tab.go("packaging/a-package-that-ships.html")
    tab.follow(tab.page.get_by_role("link", name="pyproject.toml").first)
    assert "[build-system]" in tab.page.inner_text("body")
    assert tab.problems == []


def test_code_that_cannot_be_copied_is_selected(fresh_tab: BookPage) -> None:
    fresh_tab.page.add_init_script(
        "navigator.clipboard.writeText = async () => { throw new Error('forbidden'); }"
    )
    fresh_tab.go(CHAPTER)
    block = fresh_tab.page.locator("main pre:has(> code)").first
    block.get_by_role("button", name="Copy").click()
    block.get_by_role("button", name="Selected").wait_for()
    selected = fresh_tab.page.evaluate("() => getSelection().toString()")
    assert selected.strip() == block.locator("code").inner_text().strip()


def test_the_ways_on_bear_the_titles_of_their_pages(tab: BookPage) -> None:
    tab.go("introduction.html")
    visited = [tab.path]
    while (onwards := tab.page.locator(".turn [rel=next]")).count() > 0:
        title = onwards.locator(".name").inner_text()
        tab.follow(onwards)
        assert tab.page.title().startswith(title)
        visited.append(tab.path)
        before = tab.page.locator(".turn [rel=prev]").evaluate("a => a.href")
        assert before == f"{tab.site}/{visited[-2]}"
    assert {*visited, "index.html"} == {*CHAPTERS}


@pytest.mark.parametrize(
    "tab", [View(scripts=False)], indirect=True, ids=["no-scripts"]
)
@pytest.mark.parametrize("path", CHAPTERS)
def test_without_scripts_a_frame_lists_the_chapters(tab: BookPage, path: str) -> None:
    tab.go(path)
    frame = tab.page.frame_locator("#mdbook-sidebar iframe")
    frame.get_by_role("link", name="Documenting code").click()
    tab.page.wait_for_url("**/documentation/documenting-code.html")


@pytest.mark.parametrize(
    "fresh_tab", [View(width=390, scripts=False)], indirect=True, ids=["no-scripts"]
)
def test_without_scripts_a_telephone_has_a_page_of_chapters(
    fresh_tab: BookPage,
) -> None:
    fresh_tab.go(CHAPTER)
    fresh_tab.follow(fresh_tab.page.get_by_role("link", name="Chapters", exact=True))
    fresh_tab.page.get_by_role("link", name="Documenting code").click()
    fresh_tab.page.wait_for_url("**/documentation/documenting-code.html")
