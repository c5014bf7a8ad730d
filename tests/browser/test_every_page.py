"""Every page of the book, in a light and a dark theme, wide and narrow.

Each test looks at the record of one load of the page; see `record.py`.
"""

from collections.abc import Sequence
from itertools import combinations

import pytest

from page_objects import BookPage, View
from project import SITE, SOURCE, chapters, pages
from record import Place, Record, Records

SIZES = ((1280, 800), (390, 844))
VIEWS = [View(theme, *size) for theme in ("light", "dark") for size in SIZES]

FRAME = "toc.html"
"""The list of chapters, for those who forbid scripts."""
PRINT = "print.html"
"""The whole book on a page, which is looked at in fewer views: it takes a minute."""
PRINT_VIEWS = [view for view in VIEWS if view.width > 1000]

AXE_VIEWS = [view for view in VIEWS if view.theme == "light" or view.width > 1000]
"""In a narrow window a dark page has nothing new for axe-core; see `record.py`."""

SHOWN = 'class="diagram"'
WITH_DIAGRAMS = {path for path in pages() if SHOWN in (SITE / path).read_text("utf-8")}
CHAPTERS = {
    path.relative_to(SOURCE).with_suffix(".html").as_posix() for path in chapters()
}

LEAST_PX = 11
"""The least size of a letter in a drawing."""


def looks(
    *without: str, only: set[str] | None = None, views: Sequence[View] = VIEWS
) -> pytest.MarkDecorator:
    """Give each page in each of its views; all tests of a page share a process."""
    return pytest.mark.parametrize(
        ("path", "view"),
        [
            pytest.param(
                path,
                view,
                id=f"{path}-{view}",
                marks=pytest.mark.xdist_group(f"page {path}"),
            )
            for path in pages()
            if path not in without and (only is None or path in only)
            for view in views
            if path != PRINT or view in PRINT_VIEWS
        ],
    )


@pytest.fixture
def record(records: Records, view: View, path: str) -> Record:
    """Give what is found on a page."""
    return records.get(view, path)


@looks(FRAME)
def test_the_theme_is_applied(record: Record, view: View) -> None:
    assert view.theme in record.classes


@looks(FRAME, PRINT)
def test_the_page_fits_the_window(record: Record) -> None:
    assert record.overflow <= 0


@looks(FRAME, PRINT)
def test_cards_are_shown_inside_the_window(record: Record, view: View) -> None:
    for card in record.cards:
        assert card["shown"], card
        assert card["width"] > 0, card
        assert card["height"] > 0, card
        assert card["left"] >= 0, card
        assert card["right"] <= view.width, card


@looks(FRAME)
def test_text_of_the_plugin_can_be_read(record: Record) -> None:
    assert record.contrast["ratio"] >= 4.5, record.contrast["text"]


@looks(views=AXE_VIEWS)
def test_axe_finds_no_violation(record: Record) -> None:
    assert record.violations == ""


@looks(only=WITH_DIAGRAMS)
def test_text_in_drawings_is_large_enough_and_stays_in_its_place(
    record: Record,
) -> None:
    assert record.drawings
    for drawing in record.drawings:
        for text in drawing["texts"]:
            assert text["pixels"] >= LEAST_PX, (drawing["title"], text)
            assert text["fits"], (drawing["title"], text)


@looks(only=WITH_DIAGRAMS)
def test_no_text_in_drawings_lies_on_another(record: Record) -> None:
    for drawing in record.drawings:
        for one, other in combinations(drawing["texts"], 2):
            assert not overlap(one["place"], other["place"]), (one, other)


def overlap(one: Place, other: Place) -> bool:
    """Tell whether two places share more than the space around letters."""
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > 4


@looks(only=WITH_DIAGRAMS)
def test_text_and_lines_of_drawings_stand_out(record: Record) -> None:
    for drawing in record.drawings:
        for text in drawing["texts"]:
            assert text["contrast"] >= 4.5, (drawing["title"], text)
        assert min(drawing["strokes"]) >= 3, drawing["title"]


@looks(only=CHAPTERS)
def test_the_verdict_is_on_the_first_screen(record: Record, view: View) -> None:
    assert record.verdict_end is not None
    assert record.verdict_end <= view.height


@looks(FRAME, PRINT, "404.html")
def test_the_list_of_chapters_knows_the_page(
    record: Record, path: str, site: str
) -> None:
    page = "introduction.html" if path == "index.html" else path
    assert record.current == [f"{site}/{page}"]


@looks()
def test_nothing_went_wrong(record: Record) -> None:
    assert record.problems == []


def test_chapters_show_diagrams() -> None:
    assert len(WITH_DIAGRAMS - {PRINT}) >= 5
    assert PRINT in WITH_DIAGRAMS


def test_a_record_is_of_its_page(fresh_tab: BookPage) -> None:
    """What is spoilt on purpose is seen."""
    fresh_tab.page.add_init_script(SPOIL)
    record = Record.of(fresh_tab, "patterns/patterns-behind-the-tools.html")
    assert record.overflow > 0
    assert record.contrast["ratio"] < 4.5
    assert record.violations is not None
    assert "image-alt" in record.violations
    assert any("spoilt" in problem for problem in record.problems)
    assert not record.cards[0]["shown"]


SPOIL = """addEventListener("DOMContentLoaded", () => {
    const [first, second] = document.querySelectorAll("article.resource-card");
    first.style.display = "none";
    second.style.color = "silver";
    const wide = document.createElement("div");
    wide.style.cssText = "width: 3000px; height: 9px";
    document.querySelector("main").append(wide, document.createElement("img"));
    console.error("spoilt");
})"""
