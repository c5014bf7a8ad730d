"""axe-core has no complaint of what a reader opens: both themes, two widths.

Pages as they are loaded are looked at in `test_every_page.py`.
"""

from collections.abc import Callable

import pytest

from components import Filter, Search, Settings, Sidebar
from page_objects import BookPage, View
from project import ALL_RESOURCES
from record import violations

CHAPTER = "patterns/patterns-behind-the-tools.html"
VIEWS = [View(theme, width) for theme in ("light", "dark") for width in (1280, 390)]

pytestmark = pytest.mark.parametrize("tab", VIEWS, indirect=True, ids=str)


def filter_index(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    Filter(tab).facet("kind").select_option("book")


def filter_everything_away(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    Filter(tab).words.fill("xylophone")


def find(tab: BookPage) -> None:
    tab.go(CHAPTER)
    assert len(Search(tab).hits("mapper")) > 1


def find_nothing(tab: BookPage) -> None:
    tab.go(CHAPTER)
    assert Search(tab).hits("xylophone") == []


def follow_a_hit(tab: BookPage) -> None:
    tab.go(CHAPTER)
    tab.follow(Search(tab).hits("framework")[0])
    tab.page.locator("mark:visible").first.wait_for()


def open_sidebar(tab: BookPage) -> None:
    tab.go(CHAPTER)
    Sidebar(tab).open()


def open_settings(tab: BookPage) -> None:
    tab.go(CHAPTER)
    Settings(tab).open()


def read_a_page(tab: BookPage) -> None:
    tab.go(CHAPTER)
    tab.page.get_by_role("checkbox", name="I have read this page").check()
    Sidebar(tab).open()


def miss_a_page(tab: BookPage) -> None:
    tab.go("no/such/page.html")


@pytest.mark.parametrize(
    "act",
    [
        filter_index,
        filter_everything_away,
        find,
        find_nothing,
        follow_a_hit,
        open_sidebar,
        open_settings,
        read_a_page,
        miss_a_page,
    ],
)
def test_no_state_has_a_violation(
    tab: BookPage, act: Callable[[BookPage], None]
) -> None:
    act(tab)
    assert violations(tab) == ""
