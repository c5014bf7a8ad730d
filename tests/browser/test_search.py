"""Search finds resources; the list of headings is not crowded by them."""

from urllib.parse import urlsplit

import pytest

from components import Search
from page_objects import BookPage
from project import ALL_RESOURCES, SITE, resources, topics


@pytest.mark.parametrize("id", ["bottle-source", "diataxis", "nygard-adr"])
def test_a_title_finds_its_entry_once(tab: BookPage, id: str) -> None:
    tab.go("introduction.html")
    hits = {
        link.evaluate("a => a.href"): link
        for link in Search(tab).hits(resources()[id].title, by_letters=True)
    }
    entries = [address for address in hits if is_entry(address, id)]
    assert len(entries) == 1, list(hits)
    chapters = [address for address in hits if shows_card(address, id)]
    assert chapters, list(hits)
    tab.follow(hits[entries[0]])
    assert tab.card(id).is_in_window


@pytest.mark.parametrize("id", ["hynek-testing-packaging", "bernhardt-boundaries"])
def test_an_author_finds_entry_and_chapter(tab: BookPage, id: str) -> None:
    tab.go("introduction.html")
    hits = Search(tab).hits(resources()[id].authors[0])
    found: list[str] = [link.evaluate("a => a.href") for link in hits]
    assert any(is_entry(address, id) for address in found), found
    assert any(shows_card(address, id) for address in found), found


def is_entry(address: str, id: str) -> bool:
    parts = urlsplit(address)
    return parts.path == f"/{ALL_RESOURCES}" and parts.fragment == f"resource:{id}"


def shows_card(address: str, id: str) -> bool:
    """Tell a page, other than the list of all, that links to the resource."""
    path = urlsplit(address).path.removeprefix("/")
    html = (SITE / path).read_text(encoding="utf-8")
    return path != ALL_RESOURCES and f'href="{resources()[id].target}"' in html


def test_beside_the_page_stand_topics_and_no_resources(tab: BookPage) -> None:
    tab.go(ALL_RESOURCES)
    main = {resource.facets["topic"][0] for resource in resources().values()}
    assert tab.listed_headings() == [topics()[id] for id in topics() if id in main]
