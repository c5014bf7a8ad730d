"""Old addresses lead readers on: from a server or a folder, with scripts or without."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from addresses import Addresses
from conftest import served
from page_objects import BookPage, View
from project import ROOT, is_signpost

MOVED = {
    "/old.html": "part/new.html",
    "/old.html#cost": "part/new.html#price",
    "/deep/er/old.html": "../../part/new.html",
    "/first.html#cost": "part/new.html#price",
}

CHAPTERS = {
    "SUMMARY.md": "- [First](first.md)\n- [New](part/new.md)\n",
    "first.md": "# First\n",
    "part/new.md": "# New\n\n## Verdict\n\n## Price\n",
}

WAYS = {
    "old.html": "part/new.html",
    "old.html#verdict": "part/new.html#verdict",
    "old.html#cost": "part/new.html#price",
    "deep/er/old.html": "part/new.html",
    "deep/er/old.html#verdict": "part/new.html#verdict",
    "first.html#cost": "part/new.html#price",
}
"""Where a reader arrives who follows an old address."""

PLACES = ("server", "folder")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small book with the theme of ours, from which pages have moved."""
    folder = tmp_path_factory.mktemp("moved")
    for path, text in CHAPTERS.items():
        (folder / "src" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "src" / path).write_text(text, encoding="utf-8")
    lines = [f'"{old}" = "{new}"' for old, new in MOVED.items()]
    settings = [
        '[book]\nlanguage = "en"',
        f"[output.html]\ntheme = '{ROOT / 'book/theme'}'",
        "\n".join(["[output.html.redirect]", *lines]),
    ]
    (folder / "book.toml").write_text("\n".join(settings), encoding="utf-8")
    mdbook = os.environ.get("MDBOOK")
    if mdbook is None:
        pytest.exit("MDBOOK must name mdBook: run `cargo xtask test`")
    subprocess.run([mdbook, "build", folder], check=True, timeout=60)
    return folder / "book"


@pytest.fixture(scope="module")
def addresses(book: Path) -> Iterator[dict[str, str]]:
    """Give the address of the book in each place."""
    with served(book) as server:
        yield dict(zip(PLACES, (server, book.as_uri()), strict=True))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("old", WAYS)
def test_an_old_address_leads_on(
    browser: Browser, addresses: dict[str, str], place: str, old: str
) -> None:
    with BookPage.open(browser, addresses[place], View()) as tab:
        tab.page.goto(f"{tab.site}/{old}")
        tab.page.wait_for_url(f"{tab.site}/{WAYS[old]}")
        assert tab.has_reached_anchor


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("old", ["old.html", "deep/er/old.html"])
def test_an_old_page_leads_on_without_scripts(
    browser: Browser, addresses: dict[str, str], place: str, old: str
) -> None:
    with BookPage.open(browser, addresses[place], View(scripts=False)) as tab:
        tab.page.goto(f"{tab.site}/{old}")
        tab.page.wait_for_url(f"{tab.site}/{WAYS[old]}")


def test_an_old_page_names_the_new_one_to_search_engines(book: Path) -> None:
    html = (book / "old.html").read_text(encoding="utf-8")
    assert is_signpost(html)
    assert '<link rel="canonical" href="part/new.html">' in html
    assert '<a href="part/new.html">' in html


def test_the_check_of_addresses_agrees(book: Path) -> None:
    listed = ["deep/er/old.html", "first.html", "old.html", *WAYS]
    assert Addresses(book, MOVED).faults(listed) == []
