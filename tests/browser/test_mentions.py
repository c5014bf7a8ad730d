"""The index says where a resource is mentioned, and leads there."""

from collections import defaultdict
from urllib.parse import urldefrag

import pytest

from page_objects import BookPage
from project import ALL_RESOURCES, resources

Mentions = dict[str, list[str]]

# Which of these links do not show their resource; all are to the page that is open.
ASTRAY = """links => links.filter(({ anchor, id, target }) => {
    location.hash = anchor;
    const shown = anchor
        ? document.querySelector("article:target")
        : [...document.querySelectorAll("main a.resource-link")]
            .find((link) => link.getAttribute("href") === target);
    const isRight = !anchor || shown?.dataset.resource === id;
    return !(isRight && shown?.checkVisibility());
})"""


@pytest.fixture(scope="module")
def mentions(tab: BookPage) -> Mentions:
    """Read the addresses of the mentions of each resource."""
    tab.go(ALL_RESOURCES)
    return {
        card.resource: card.mentions.evaluate_all("links => links.map(a => a.href)")
        for card in tab.cards
    }


def test_every_mention_leads_to_the_resource(tab: BookPage, mentions: Mentions) -> None:
    assert set(mentions) == set(resources())
    by_page = defaultdict(list)
    for id, addresses in mentions.items():
        assert addresses, id
        for page, anchor in map(urldefrag, addresses):
            link = {"anchor": anchor, "id": id, "target": resources()[id].target}
            by_page[page].append(link)
    for page, links in by_page.items():
        tab.page.goto(page)
        assert tab.page.evaluate(ASTRAY, links) == [], page


def test_mentions_are_in_reading_order(tab: BookPage, mentions: Mentions) -> None:
    tab.go(ALL_RESOURCES)
    chapters = tab.chapters_in_sidebar()
    for id, addresses in mentions.items():
        pages = [urldefrag(address).url for address in addresses]
        assert pages == [chapter for chapter in chapters if chapter in pages], id


def test_a_click_on_a_mention_shows_the_card(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    tab.follow(tab.card("500-lines").mentions.first)
    assert tab.path != ALL_RESOURCES
    assert tab.card("500-lines").is_in_window
