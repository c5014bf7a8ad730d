"""A browser that sees the built book, and nothing beyond this machine."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, sync_playwright

from page_objects import BookPage, View
from project import EXAMPLE, SITE
from record import Records

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files as a host of static pages does, without a line for each."""

    policy: ClassVar[str] = ""
    """What the pages may load and run; with none, the browser's own rules hold."""

    def end_headers(self) -> None:
        """Say what the pages may do."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Show the site's own page in place of one that is missing."""
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def handle(self) -> None:
        """Answer; a browser that has gone away, as it may, gets no answer."""
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve the built book and give its address."""
    with served(SITE) as address:
        yield address


@contextmanager
def served(folder: Path, content_policy: str = "") -> Iterator[str]:
    """Serve a folder while the block runs."""

    class Handler(QuietHandler):
        policy = content_policy

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium that `cargo xtask test` found."""
    chromium = os.environ.get("CHROMIUM")
    if chromium is None:
        pytest.exit("CHROMIUM must name a Chromium or Chrome: run `cargo xtask test`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(
    browser: Browser, site: str, request: pytest.FixtureRequest
) -> Iterator[BookPage]:
    """Open a tab with the view that a test asks for, or the usual one."""
    with BookPage.open(browser, site, getattr(request, "param", View())) as tab:
        yield tab


@pytest.fixture(scope="session")
def example(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BookPage]:
    """Open a tab on the plugin's example book."""
    with (
        served(EXAMPLE) as address,
        BookPage.open(browser, address, getattr(request, "param", View())) as tab,
    ):
        yield tab


@pytest.fixture(scope="session")
def records(browser: Browser, site: str) -> Iterator[Records]:
    """Keep what was measured of pages, and the tabs in which it was."""
    with ExitStack() as tabs:
        yield Records(browser, site, tabs)


@pytest.fixture
def fresh_tab(
    browser: Browser, site: str, request: pytest.FixtureRequest
) -> Iterator[BookPage]:
    """Open a tab in a browser that has never seen the book."""
    with BookPage.open(browser, site, getattr(request, "param", View())) as tab:
        yield tab
