"""What axe-core finds on a page, theme by theme."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from audit import AuditError
from audit.lighthouse import FLAGS

OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        "best-practice",
    ],
    # Not among the rules that axe-core runs unless it is asked to.
    "rules": {"target-size": {"enabled": True}},
}
WIDTHS = (1280, 390)


@contextmanager
def browser(chromium: Path) -> Iterator[Browser]:
    """Start a browser for the block."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=list(FLAGS[1:])
        )
        yield started
        started.close()


def violations(
    started: Browser, address: str, themes: Sequence[str]
) -> dict[str, set[str]]:
    """Name the rules that a page breaks in each theme, wide or narrow."""
    found: dict[str, set[str]] = {theme: set() for theme in themes}
    for width in WIDTHS:
        for theme in themes:
            with started.new_context(
                viewport={"width": width, "height": 900}
            ) as context:
                context.add_init_script(f"localStorage['mdbook-theme'] = '{theme}'")
                page = context.new_page()
                page.goto(address, wait_until="networkidle")
                refuse_another_theme(page, theme)
                answer = Axe().run(page, options=OPTIONS).response
                found[theme] |= {rule["id"] for rule in answer["violations"]}
    return found


def version(started: Browser) -> str:
    """Give the version of axe-core."""
    with started.new_page() as page:
        engine: str = Axe().run(page).response["testEngine"]["version"]
    return engine


def refuse_another_theme(page: Page, theme: str) -> None:
    """Make sure that the page shows the theme that was asked for."""
    shown = page.evaluate("[...document.documentElement.classList]")
    if theme not in shown:
        raise AuditError(f"{page.url} does not show the theme {theme}")
