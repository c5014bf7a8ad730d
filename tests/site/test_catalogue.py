"""Every resource of the catalogue is shown to readers."""

from built_page import built_page
from project import ALL_RESOURCES, pages, resources

COPIES = {ALL_RESOURCES, "index.html", "print.html"}


def test_the_appendix_shows_each_resource_once() -> None:
    assert sorted(built_page(ALL_RESOURCES).cards) == sorted(resources())


def test_each_resource_is_recommended_in_a_chapter() -> None:
    chapters = [built_page(path) for path in pages() if path not in COPIES]
    links = {link for chapter in chapters for link in chapter.links}
    alone = [id for id, resource in resources().items() if resource.target not in links]
    assert alone == []
