"""The verdict of a chapter begins on the first screen."""

from pathlib import Path

import pytest

from pages import BookPage, View
from project import SOURCE, chapters

SCREENS = [View(width=1280, height=800), View(width=390, height=844)]

FIRST_LINE_END = """heading => {
    const range = document.createRange();
    range.selectNodeContents(heading.nextElementSibling);
    return range.getClientRects()[0].bottom;
}"""


@pytest.mark.parametrize("tab", SCREENS, indirect=True, ids=str)
@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_the_verdict_is_on_the_first_screen(tab: BookPage, chapter: Path) -> None:
    tab.go(chapter.relative_to(SOURCE).with_suffix(".html").as_posix())
    end: float = tab.page.locator("#verdict").evaluate(FIRST_LINE_END)
    assert end <= tab.view.height
