"""The plugin's cards in mdBook's own look, which most books have: every theme."""

import pytest

from page_objects import BookPage, View

THEMES = ("ayu", "coal", "light", "navy", "rust")
PAGES = ("one-resource.html", "several-resources.html", "index-of-all.html")
WIDTHS = [View(width=1280), View(width=390), View(width=320)]

pytestmark = [
    pytest.mark.parametrize("example", WIDTHS, indirect=True, ids=str),
    pytest.mark.parametrize("path", PAGES),
]


def test_text_can_be_read_in_every_theme(example: BookPage, path: str) -> None:
    example.go(path)
    for theme in THEMES:
        example.use_theme(theme)
        assert theme in example.theme_classes
        worst = example.lowest_contrast()
        assert worst["ratio"] >= 4.5, (theme, worst["text"])


def test_cards_fit_the_window(example: BookPage, path: str) -> None:
    example.go(path)
    assert example.sideways_overflow <= 0
    for card in example.cards:
        assert card.box["x"] >= 0, card.resource
        assert card.box["x"] + card.box["width"] <= example.view.width, card.resource
