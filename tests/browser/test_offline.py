"""The zip of the site, unpacked and opened as files."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser

from components import Search
from page_objects import BookPage, View
from project import ALL_RESOURCES, EDITION, EDITIONS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("unpacked")
    with ZipFile(EDITIONS[".zip"]) as archive:
        archive.extractall(target)
    return target / EDITION.dated_name


@pytest.fixture
def offline(browser: Browser, folder: Path) -> Iterator[BookPage]:
    with BookPage.open(browser, folder.as_uri(), View()) as tab:
        yield tab


def test_every_page_opens(offline: BookPage, folder: Path) -> None:
    pages = sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html")
    )
    assert len(pages) >= 10
    for path in pages:
        offline.go(path)
        assert offline.problems == [], path


def test_a_reader_goes_from_page_to_page(offline: BookPage) -> None:
    offline.go("index.html")
    offline.follow(
        offline.page.locator("main a[href$='decisions-apart-from-io.html']").first
    )
    assert offline.page.locator("main h1").inner_text() == "Decisions apart from I/O"


def test_the_search_finds_and_leads(offline: BookPage) -> None:
    offline.go("index.html")
    hits = Search(offline).hits("hexagonal")
    assert hits
    offline.follow(hits[0])
    assert "hexagonal" in offline.page.locator("main").inner_text().casefold()


def test_the_list_of_resources_can_be_filtered(offline: BookPage) -> None:
    offline.go(f"{ALL_RESOURCES}?kind=book")
    shown = offline.shown()
    assert 0 < len(shown) < len(offline.cards)
    assert offline.problems == []
