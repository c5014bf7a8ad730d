"""The picture of a card that the README shows."""

import os
import struct
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect

from pages import BookPage, View

CHAPTER = "packaging/a-package-that-ships.html"
VIEW = View("light", width=1280, height=900)
MENU_PX = 50
MARGIN_PX = 24


@pytest.mark.parametrize("tab", [VIEW], indirect=True, ids=str)
def test_picture(tab: BookPage, tmp_path: Path) -> None:
    path = Path(os.environ.get("PICTURE", tmp_path / "card.png"))
    tab.go(CHAPTER)
    card = tab.cards[0]
    tab.scroll_to(card.heading, MENU_PX + MARGIN_PX)
    box = card.box
    height = box["y"] + box["height"] + MARGIN_PX
    assert box["y"] > 0
    assert height <= VIEW.height
    clip = FloatRect(x=0, y=0, width=VIEW.width, height=round(height))
    tab.page.screenshot(path=path, clip=clip, animations="disabled")
    assert png_size(path) == (clip["width"], clip["height"])


def png_size(path: Path) -> tuple[int, int]:
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    return width, height
