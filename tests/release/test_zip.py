"""The zip of the site works without a server."""

import posixpath
import re
from collections.abc import Iterator
from stat import S_IFREG
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import pytest

from built_page import read
from project import EDITION, EDITIONS, pages

FETCHED = {"iframe", "img", "link", "script", "source"}
FOLDER = EDITION.dated_name

Address = tuple[str, str, str]
"""The page, the element that has it, and the address."""


@pytest.fixture(scope="module")
def archive() -> Iterator[ZipFile]:
    with ZipFile(EDITIONS[".zip"]) as archive:
        yield archive


@pytest.fixture(scope="module")
def addresses(archive: ZipFile) -> list[Address]:
    """Give what the pages lead to and load."""
    return [
        (name, tag, address)
        for name in archive.namelist()
        if name.endswith(".html")
        for tag, address in read(archive.read(name).decode(), name).addresses
    ]


def test_it_unpacks_into_one_dated_folder(archive: ZipFile) -> None:
    assert {name.split("/")[0] for name in archive.namelist()} == {FOLDER}


def test_it_holds_every_page_that_a_file_can_show(archive: ZipFile) -> None:
    held = {name for name in archive.namelist() if name.endswith(".html")}
    assert held == {f"{FOLDER}/{path}" for path in pages() if path != "404.html"}


def test_nothing_in_it_needs_a_server(addresses: list[Address]) -> None:
    absolute = [each for each in addresses if each[2].startswith("/")]
    assert absolute == []


def test_nothing_is_fetched_from_the_net(addresses: list[Address]) -> None:
    fetched = [
        each for each in addresses if each[1] in FETCHED and urlsplit(each[2]).netloc
    ]
    assert [each for each in fetched if not is_only_a_name(each[2])] == []


def is_only_a_name(address: str) -> bool:
    """Tell the page's own address on the net, which no browser fetches."""
    return not re.search(r"\.(css|js|png|svg|woff2?)$", urlsplit(address).path)


def test_every_link_leads_to_a_file(archive: ZipFile, addresses: list[Address]) -> None:
    names = set(archive.namelist())
    broken = [
        (page, address)
        for page, _tag, address in addresses
        if not urlsplit(address).scheme and target(page, address) not in names
    ]
    assert broken == []


def target(page: str, address: str) -> str:
    path = unquote(urlsplit(address).path)
    joined = posixpath.join(posixpath.dirname(page), path) if path else page
    return posixpath.normpath(joined)


def test_it_is_of_the_moment_and_readable_by_all(archive: ZipFile) -> None:
    even = EDITION.moment.replace(second=EDITION.moment.second // 2 * 2)
    for info in archive.infolist():
        assert info.date_time == even.timetuple()[:6]
        assert info.external_attr >> 16 == S_IFREG | 0o644
