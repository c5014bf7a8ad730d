"""Every internal link of the built book leads somewhere."""

import pytest

from built_page import built_page
from project import DOWNLOADS, SITE, pages


@pytest.mark.parametrize("path", pages())
def test_links_and_anchors_resolve(path: str) -> None:
    broken = [
        link
        for link, file, anchor in built_page(path).internal_targets()
        if not resolves(file, anchor) and not is_upstream_flaw(path, link)
    ]
    assert broken == []


def is_upstream_flaw(path: str, link: str) -> bool:
    """Tell mdBook's own 404 page: its base sends an anchor to the front page."""
    return path == "404.html" and link.startswith("#")


def resolves(file: str, anchor: str) -> bool:
    if file in DOWNLOADS:
        return True
    if not (SITE / file).is_file():
        return False
    return not anchor or anchor in built_page(file).ids


@pytest.mark.parametrize("path", pages())
def test_ids_are_unique(path: str) -> None:
    ids = built_page(path).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", pages())
def test_no_shortcode_is_left_in_prose(path: str) -> None:
    assert "{{#" not in built_page(path).prose
    assert "{{/" not in built_page(path).prose
