"""The pages work under the strict policy that the plugin's documentation recommends."""

import base64
import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from components import Filter, Search
from conftest import served
from page_objects import BookPage, View
from project import ALL_RESOURCES, ROOT, SITE, pages

OWN_NEEDS = "default-src 'self'; script-src 'self'; style-src 'self'"
"""What the plugin's own output needs; mdBook's needs more."""


def recommended() -> str:
    """Read the policy in the documentation, and fill in the hashes of this build."""
    text = (ROOT / "preprocessor/docs/security.md").read_text(encoding="utf-8")
    found = re.search(r"^default-src .*$", text, flags=re.MULTILINE)
    assert found
    scripts, styles = set[str](), set[str]()
    for page in pages():
        html = (SITE / page).read_text(encoding="utf-8")
        scripts |= set(re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL))
        styles |= set(re.findall(r' style="([^"]*)"', html))
    before, between, after = found[0].split("'sha256-…'")
    return before + hashes(scripts) + between + hashes(styles) + after


def hashes(texts: set[str]) -> str:
    """Give the sources that allow these texts inline."""
    digests = [hashlib.sha256(text.encode("utf-8")).digest() for text in sorted(texts)]
    return " ".join(f"'sha256-{base64.b64encode(d).decode()}'" for d in digests)


@pytest.fixture(scope="module")
def strict_site() -> Iterator[str]:
    """Serve the book with the recommended policy."""
    with served(SITE, recommended()) as address:
        yield address


def test_every_page_works_under_the_policy(browser: Browser, strict_site: str) -> None:
    with BookPage.open(browser, strict_site, View()) as tab:
        for page in pages():
            tab.go(page)
            # A violation is an error on the console.
            assert tab.problems == [], page


def test_everything_works_under_the_policy(browser: Browser, strict_site: str) -> None:
    with BookPage.open(browser, strict_site, View()) as tab:
        tab.go(ALL_RESOURCES)
        tab.use_theme("dark")
        assert "dark" in tab.theme_classes
        tab.cards[0].mark.check()
        form = Filter(tab)
        form.facet("kind").select_option("talk")
        expect(form.count).to_contain_text(" of ")
        assert 0 < len(tab.shown()) < len(tab.cards)
        assert Search(tab).hits("architecture")
        assert tab.problems == []


def test_the_plugin_itself_needs_no_inline_code(browser: Browser) -> None:
    with (
        served(SITE, OWN_NEEDS) as address,
        BookPage.open(browser, address, View()) as tab,
    ):
        tab.go(ALL_RESOURCES)
        # The policy does bite: mdBook's inline scripts are refused.
        assert any("Content Security Policy" in problem for problem in tab.problems)
        form = Filter(tab)
        form.facet("kind").select_option("talk")
        assert 0 < len(tab.shown()) < len(tab.cards)
        inline = tab.page.locator("main [style], main script:not([type])")
        assert inline.count() == 0
