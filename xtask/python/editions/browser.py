"""A browser without a network, for pictures and for paper."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright


@contextmanager
def tab(chromium: Path, width: int, height: int) -> Iterator[Page]:
    """Open an empty page while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="light",
            offline=True,
        )
        page = context.new_page()
        # The page for printing opens the browser's dialogue by itself.
        page.add_init_script("window.print = () => {}")
        yield page
        browser.close()
