"""Search engines are told of every page that readers should find, once."""

from xml.etree import ElementTree

import pytest

from built_page import built_page
from project import SITE, pages

ADDRESS = "http://127.0.0.1:3000/"
"""Where `cargo xtask serve` shows the book."""

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

NOT_FOR_READERS = {"404.html", "print.html", "toc.html"}
"""For addresses that lead nowhere, for paper, for browsers without JavaScript."""

FRONT = "index.html"
TWIN = "introduction.html"
"""The first chapter, which is also the front page."""


@pytest.fixture(scope="module")
def urlset() -> ElementTree.Element:
    return ElementTree.parse(SITE / "sitemap.xml").getroot()


def locations(urlset: ElementTree.Element) -> list[str]:
    return [
        str(found.text) for found in urlset.findall(f"{NAMESPACE}url/{NAMESPACE}loc")
    ]


def test_each_page_is_in_the_sitemap_once(urlset: ElementTree.Element) -> None:
    wanted = {*pages()} - NOT_FOR_READERS - {TWIN}
    addresses = [ADDRESS + path.removesuffix(FRONT) for path in wanted]
    assert sorted(locations(urlset)) == sorted(addresses)


def test_the_sitemap_holds_nothing_but_addresses(urlset: ElementTree.Element) -> None:
    expected = [["url", "loc"]] * len(locations(urlset))
    assert urlset.tag == f"{NAMESPACE}urlset"
    tags = [[part.tag.removeprefix(NAMESPACE) for part in url.iter()] for url in urlset]
    assert tags == expected


def test_the_page_that_is_left_out_is_the_front_page() -> None:
    assert (SITE / TWIN).read_bytes() == (SITE / FRONT).read_bytes()


def test_pages_that_readers_should_not_find_say_so() -> None:
    for path in NOT_FOR_READERS - {"404.html"}:
        assert built_page(path).said["robots"] == ["noindex"], path


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    lines = (SITE / "robots.txt").read_text(encoding="utf-8").splitlines()
    fields = [tuple(line.split(": ", maxsplit=1)) for line in lines if line]
    assert fields == [
        ("User-agent", "*"),
        ("Allow", "/"),
        ("Sitemap", f"{ADDRESS}sitemap.xml"),
    ]
