"""What a reader does with cards: read, follow, reach by keyboard, print."""

import pytest

from page_objects import BookPage, View
from project import ALL_RESOURCES, Resource, resources

CHAPTER = "packaging/a-package-that-ships.html"

each_resource = pytest.mark.parametrize(
    "resource", resources().values(), ids=lambda resource: resource.id
)


@pytest.fixture(scope="module")
def appendix(tab: BookPage) -> BookPage:
    """Open the page of all resources."""
    tab.go(ALL_RESOURCES)
    return tab


@each_resource
def test_a_title_leads_to_its_resource(appendix: BookPage, resource: Resource) -> None:
    title = appendix.card(resource.id).title
    assert title.inner_text() == resource.title
    assert title.get_attribute("href") == resource.target
    assert appendix.leaves_for(title.click) == appendix.asks_for(title)


@each_resource
def test_other_links_lead_where_they_say(
    appendix: BookPage, resource: Resource
) -> None:
    for link in appendix.card(resource.id).other_links:
        address = link.evaluate("a => a.href")
        if address.startswith(appendix.site):
            appendix.follow(link)
            assert appendix.has_reached_anchor
            appendix.go(ALL_RESOURCES)
        else:
            assert appendix.leaves_for(link.click) == appendix.asks_for(link)


def test_enter_follows_a_title(appendix: BookPage) -> None:
    title = appendix.cards[0].title
    address = title.get_attribute("href")
    assert appendix.leaves_for(lambda: title.press("Enter")) == address


def test_paper_shows_addresses_and_keeps_cards_whole(appendix: BookPage) -> None:
    assert not any(card.address.is_visible() for card in appendix.cards)
    appendix.page.emulate_media(media="print")
    for card in appendix.cards:
        assert card.address.is_visible(), card.resource
        assert resources()[card.resource].target in card.address.inner_text()
        style = card.element.evaluate("card => getComputedStyle(card).breakInside")
        assert style == "avoid", card.resource
    appendix.page.emulate_media(media="screen")


@pytest.mark.parametrize("tab", [View("light"), View("dark")], indirect=True, ids=str)
def test_a_title_is_reached_by_keyboard_and_shows_it(tab: BookPage) -> None:
    tab.go(CHAPTER)
    for resource in [card.resource for card in tab.cards]:
        # The anchor in an address is where the keyboard goes on from.
        tab.go(f"{CHAPTER}#resource:{resource}")
        card = tab.card(resource)
        before = card.picture()
        tab.page.keyboard.press("Tab")
        assert card.title.evaluate("a => a === document.activeElement"), resource
        assert card.picture() != before, resource
