"""A reader whose browser runs no scripts misses conveniences, and no content."""

import pytest

from components import Filter, ReadingPath
from page_objects import BookPage, View
from project import ALL_RESOURCES, READING_PATHS, reading_paths, resources

pytestmark = pytest.mark.parametrize(
    "tab", [View(scripts=False)], indirect=True, ids=["no-scripts"]
)


def test_the_index_is_whole_and_has_no_filter(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    assert set(tab.shown()) == set(resources())
    assert not Filter(tab).form.is_visible()
    assert tab.page.get_by_role("checkbox").filter(visible=True).count() == 0


def test_paths_are_whole_and_claim_no_progress(tab: BookPage) -> None:
    tab.go(READING_PATHS)
    for path, steps in reading_paths().items():
        shown = ReadingPath.on(tab, path)
        assert shown.element.is_visible()
        assert shown.steps == steps
    assert set(tab.shown()) == {
        step for path in reading_paths().values() for step in path
    }
    assert not tab.page.locator(".resource-path-progress").filter(visible=True).all()


def test_titles_lead_to_resources(tab: BookPage) -> None:
    for page in (ALL_RESOURCES, READING_PATHS):
        tab.go(page)
        card = tab.cards[0]
        assert tab.leaves_for(card.title.click) == resources()[card.resource].target


def test_mentions_lead_to_cards(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    tab.follow(tab.card("500-lines").mentions.first)
    assert tab.path != ALL_RESOURCES
    assert tab.card("500-lines").is_in_window
