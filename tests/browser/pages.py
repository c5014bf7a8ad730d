"""Page objects: a page of the book, and a card on it, as a reader uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    Route,
    ViewportSize,
)

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
FOCUS_MARGIN_PX = 8
TIMEOUT_MS = 10_000


@dataclass(frozen=True)
class View:
    """How a reader looks at the book."""

    theme: str = "light"
    width: int = 1280
    height: int = 900

    def __str__(self) -> str:
        return f"{self.theme}-{self.width}"


class Box(TypedDict):
    """Where an element lies in the window."""

    x: float
    y: float
    width: float
    height: float


class Contrast(TypedDict):
    """A ratio, and the text that has it."""

    ratio: float
    text: str


@dataclass(frozen=True)
class Card:
    """A resource card."""

    element: Locator

    @property
    def resource(self) -> str:
        """The id of the resource."""
        return self.element.get_attribute("data-resource") or ""

    @property
    def title(self) -> Locator:
        """The main link."""
        return self.element.locator(".resource-card-title a")

    @property
    def links(self) -> list[Locator]:
        """All links, the title first."""
        return self.element.locator("a").all()

    @property
    def heading(self) -> Locator:
        """The heading under which the card stands."""
        return self.element.locator("xpath=preceding::*[self::h1 or self::h2][1]")

    @property
    def address(self) -> Locator:
        """The address as text, for paper."""
        return self.element.locator(".resource-card-address")

    @property
    def box(self) -> Box:
        """Where the card lies; all zeros when it is not shown."""
        box = self.element.bounding_box()
        return Box(**box) if box else Box(x=0, y=0, width=0, height=0)

    def lowest_contrast(self) -> Contrast:
        """Give the text of the card that is hardest to read."""
        worst: Contrast = self.element.evaluate(CONTRAST)
        return worst

    def picture(self) -> bytes:
        """Take a picture of the card with room for a focus ring."""
        self.element.scroll_into_view_if_needed()
        box = self.box
        return self.element.page.screenshot(
            animations="disabled",
            clip={
                "x": max(0, box["x"] - FOCUS_MARGIN_PX),
                "y": max(0, box["y"] - FOCUS_MARGIN_PX),
                "width": box["width"] + 2 * FOCUS_MARGIN_PX,
                "height": box["height"] + 2 * FOCUS_MARGIN_PX,
            },
        )


@dataclass
class BookPage:
    """A page of the book, opened in one view, and all that went wrong on it."""

    page: Page
    site: str
    view: View
    problems: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def open(cls, browser: Browser, site: str, view: View) -> Iterator[BookPage]:
        """Open an empty tab in a browser profile of its own."""
        viewport = ViewportSize(width=view.width, height=view.height)
        with browser.new_context(viewport=viewport) as context:
            context.set_default_timeout(TIMEOUT_MS)
            context.add_init_script(
                f"localStorage.setItem('mdbook-theme', '{view.theme}')"
            )
            page = cls(context.new_page(), site, view)
            page.watch()
            yield page

    def watch(self) -> None:
        """Note whatever goes wrong, and keep every request on this machine."""
        self.page.on("console", self.on_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("requestfailed", self.on_request_failed)
        self.page.on("response", self.on_response)
        self.page.context.route(self.is_outside, self.on_outside)

    def is_outside(self, url: str) -> bool:
        """Tell whether an address would leave this machine."""
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1"

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors; warnings may be of a slow machine, not of the page."""
        if message.type == "error":
            self.problems.append(f"console: {message.text}")

    def on_request_failed(self, request: Request) -> None:
        """Note a request without an answer, unless the browser gave it up itself."""
        if request.failure == "net::ERR_ABORTED":
            return
        self.problems.append(f"failed: {request.url}")

    def on_response(self, response: Response) -> None:
        """Note an answer that says no."""
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def on_outside(self, route: Route) -> None:
        """Answer in place of the world that there is nothing: the page stays."""
        self.problems.append(f"left the machine: {route.request.url}")
        route.fulfill(status=204)

    def go(self, path: str) -> None:
        """Open a page of the book, with a clean slate."""
        self.problems.clear()
        self.page.goto(f"{self.site}/{path}")
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def follow(self, link: Locator) -> None:
        """Click a link, and wait until the browser is where it points."""
        address: str = link.evaluate("a => a.href")
        link.click()
        self.page.wait_for_url(lambda url: url == address)

    def leaves_for(self, act: Callable[[], None]) -> str:
        """Do what makes the browser leave the book, and give where it wants to go."""
        with self.page.expect_request(
            lambda request: request.is_navigation_request()
        ) as request:
            act()
        return request.value.url

    def scroll_to(self, element: Locator, margin: int) -> None:
        """Bring an element to the top of the window."""
        element.evaluate(
            """(element, margin) => {
                const { top } = element.getBoundingClientRect();
                scrollBy({ top: top - margin, behavior: "instant" });
            }""",
            margin,
        )

    @property
    def theme_classes(self) -> set[str]:
        """The classes by which mdBook tells its stylesheets the theme."""
        return set(self.page.evaluate("[...document.documentElement.classList]"))

    def use_theme(self, theme: str) -> None:
        """Choose a theme in mdBook's menu, which also changes the colours of code."""
        self.page.evaluate(
            "theme => document.getElementById(`mdbook-theme-${theme}`).click()", theme
        )

    @property
    def has_reached_anchor(self) -> bool:
        """Tell whether the anchor in the address, if there is one, is on the page."""
        reached: bool = self.page.evaluate(
            "() => location.hash === '' || document.querySelector(':target') !== null"
        )
        return reached

    @property
    def sideways_overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        overflow: int = self.page.evaluate(
            """() => [document.scrollingElement, document.querySelector("main")]
                .map((element) => element.scrollWidth - element.clientWidth)
                .reduce((widest, other) => Math.max(widest, other))"""
        )
        return overflow

    @property
    def cards(self) -> list[Card]:
        """All cards of the page."""
        cards = self.page.locator("article.resource-card")
        return [Card(card) for card in cards.all()]

    def card(self, resource: str) -> Card:
        """Find the first card of a resource."""
        cards = self.page.locator(f'article[data-resource="{resource}"]')
        return Card(cards.first)
