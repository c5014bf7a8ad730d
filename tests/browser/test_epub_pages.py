"""Pages of the EPUB on a screen as narrow as a reading device's."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page

from project import EDITIONS

WIDER = """() => document.documentElement.scrollWidth - innerWidth"""

CLIPPED = """() => [...document.querySelectorAll("svg, img, pre, article, figure")]
    .filter((one) => one.getBoundingClientRect().right > innerWidth)
    .map((one) => one.outerHTML.slice(0, 80))"""

SEPARABLE = """() => [...document.querySelectorAll("p")]
    .filter((one) => one.matches(":has(+ pre)") || /:$/.test(one.textContent.trim()))
    .filter((one) => one.nextElementSibling)
    .filter((one) => getComputedStyle(one).breakAfter !== "avoid")
    .map((one) => one.textContent)"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("epub")
    with ZipFile(EDITIONS[".epub"]) as archive:
        archive.extractall(folder)
    found = sorted(folder.rglob("*.xhtml"))
    assert len(found) > 10
    return found


@pytest.fixture(scope="module", params=[360, 600], ids=str)
def device(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, offline=True
    )
    yield context.new_page()
    context.close()


def test_nothing_is_wider_than_the_page(device: Page, pages: list[Path]) -> None:
    for page in pages:
        device.goto(page.as_uri())
        assert device.evaluate(WIDER) == 0, page.name
        assert device.evaluate(CLIPPED) == [], page.name


def test_a_sentence_stays_with_what_it_announces(
    device: Page, pages: list[Path]
) -> None:
    for page in pages:
        device.goto(page.as_uri())
        assert device.evaluate(SEPARABLE) == [], page.name
