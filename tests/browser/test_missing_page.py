"""What a reader sees at an address where the book has no page."""

import pytest

from page_objects import BookPage

PLACES = ("nothing.html", "packaging/nothing.html", "no/such/folder/")

pytestmark = pytest.mark.parametrize("place", PLACES)


def test_it_is_a_page_of_the_book(tab: BookPage, place: str) -> None:
    tab.go(place)
    assert tab.page.locator("main h1").inner_text() == "Page not found"
    missing = [problem for problem in tab.problems if problem.startswith("404: ")]
    assert missing == [f"404: {tab.site}/{place}"]


def test_its_links_lead_into_the_book(tab: BookPage, place: str) -> None:
    tab.go(place)
    names = [link.inner_text() for link in tab.page.locator("main li a").all()]
    assert len(names) >= 3
    for name in names:
        tab.go(place)
        tab.follow(tab.page.locator("main li a", has_text=name))
        assert tab.page.locator("main h1").first.inner_text() != "Page not found"
