"""The pictures that are kept: of the guides, and one for previews of links."""

import os
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect

from conftest import served
from page_objects import BookPage, View
from project import ROOT

CHAPTER = "packaging/a-package-that-ships.html"
VIEW = View("light", width=1280, height=1000)
MENU_PX = 52
MARGIN_PX = 24

GUIDES = "preprocessor/docs"
PREVIEW = View("light", width=1200, height=630)

NARROW = View("light", width=800, height=900)
MOST_PX = 640
SHORTCODES = {
    "card": ("one-resource.html", ".resource-card >> nth=0"),
    "compact": ("one-resource.html", ".resource-card-compact"),
    "index": ("index-of-all.html", ".resource-index"),
    "link": ("one-resource.html", "p:has(.resource-link)"),
    "list": ("several-resources.html", ".resource-list >> nth=0"),
    "path": ("several-resources.html", ".resource-path"),
    "remark": ("one-resource.html", ".resource-card:has(.resource-card-remark)"),
}
"""The pages of the plugin's example book on which to find what each becomes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name the root of the repository, if the pictures are taken anew."""
    return Path(os.environ.get("PICTURES", tmp_path))


@pytest.mark.parametrize("tab", [VIEW], indirect=True, ids=str)
def test_page(tab: BookPage, folder: Path) -> None:
    tab.go(CHAPTER)
    card = tab.cards[0]
    tab.scroll_to(card.heading, MENU_PX + MARGIN_PX)
    box = card.box
    height = box["y"] + box["height"] + MARGIN_PX
    assert box["y"] > 0
    assert height <= VIEW.height
    clip = FloatRect(x=0, y=0, width=VIEW.width, height=round(height))
    take(tab, folder / GUIDES / "card.png", clip)


@pytest.mark.parametrize("example", [NARROW], indirect=True, ids=str)
@pytest.mark.parametrize("name", SHORTCODES)
def test_shortcode(example: BookPage, folder: Path, name: str) -> None:
    page, selector = SHORTCODES[name]
    example.go(page)
    element = example.page.locator(selector)
    example.scroll_to(element, MENU_PX + MARGIN_PX)
    box = element.bounding_box()
    assert box is not None
    assert box["width"] <= NARROW.width
    clip = FloatRect(
        x=0,
        y=round(box["y"]) - MARGIN_PX,
        width=NARROW.width,
        height=round(min(box["height"] + 2 * MARGIN_PX, MOST_PX)),
    )
    take(example, folder / GUIDES / f"shortcodes/{name}.png", clip)


def test_social_preview(browser: Browser, folder: Path) -> None:
    with (
        served(ROOT / "book/theme") as address,
        BookPage.open(browser, address, PREVIEW) as tab,
    ):
        tab.go("social-preview.html")
        clip = FloatRect(x=0, y=0, width=PREVIEW.width, height=PREVIEW.height)
        take(tab, folder / "book/src/social-preview.png", clip)


def take(tab: BookPage, path: Path, clip: FloatRect) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    tab.page.screenshot(path=path, clip=clip, animations="disabled")
    assert png_size(path) == (clip["width"], clip["height"])


def png_size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height
