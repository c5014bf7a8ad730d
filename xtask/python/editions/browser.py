"""A browser without a network, for pictures and for paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def browser(chromium: Path) -> Iterator[Browser]:
    """Run a browser during the block."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=["--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield started
        started.close()


def empty_page(browser: Browser, width: int, height: int) -> Page:
    """Open an empty page that cannot reach the net."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="light",
        offline=True,
    )
    page = context.new_page()
    # The page for printing opens the browser's dialogue by itself.
    page.add_init_script("window.print = () => {}")
    return page
