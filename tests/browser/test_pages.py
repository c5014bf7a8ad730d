"""Every page of the book, in a light and a dark theme, wide and narrow."""

import pytest

from pages import BookPage, View
from project import pages

PRINT_AND_FRAME = {"print.html", "toc.html"}
PAGES = [path for path in pages() if path not in PRINT_AND_FRAME]
VIEWS = [View(theme, width) for theme in ("light", "dark") for width in (1280, 390)]

pytestmark = pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=str)


@pytest.fixture(scope="module", params=PAGES)
def book_page(tab: BookPage, request: pytest.FixtureRequest) -> BookPage:
    """Open a page once for all tests of one view of it."""
    tab.go(request.param)
    return tab


def test_the_theme_is_applied(book_page: BookPage) -> None:
    assert book_page.view.theme in book_page.theme_classes


def test_the_page_fits_the_window(book_page: BookPage) -> None:
    assert book_page.sideways_overflow <= 0


def test_cards_are_shown_inside_the_window(book_page: BookPage) -> None:
    for card in book_page.cards:
        box = card.box
        assert card.element.is_visible(), card.resource
        assert box["width"] > 0, card.resource
        assert box["height"] > 0, card.resource
        assert box["x"] >= 0, card.resource
        assert box["x"] + box["width"] <= book_page.view.width, card.resource


def test_text_of_the_plugin_can_be_read(book_page: BookPage) -> None:
    worst = book_page.lowest_contrast()
    assert worst["ratio"] >= 4.5, worst["text"]


def test_nothing_went_wrong(book_page: BookPage) -> None:
    """Runs last: what a script does wrong may come late."""
    assert book_page.problems == []
