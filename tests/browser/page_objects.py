"""Page objects: a page of the book, and a card on it, as a reader uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TypedDict
from urllib.parse import parse_qs, urldefrag, urlsplit

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

HERE = Path(__file__).parent
FOCUS_MARGIN_PX = 8
TIMEOUT_MS = 10_000
MOST_STOPS = 80

OWN_PARTS = ".resource-card, .resource-filter, .resource-link, .resource-path"
"""What the plugin puts on pages."""

ICON = "/favicon"
FONTS = "() => document.fonts.ready.then(() => null)"
FRAME = "() => new Promise((done) => requestAnimationFrame(() => done(null)))"
IDLE = """() => document.fonts.ready.then(() => new Promise(
    (done) => requestIdleCallback(() => done(null), { timeout: 5000 })
))"""

FORBID_STORAGE = """
    Object.defineProperty(window, "localStorage", {
        get() { throw new DOMException("Access is denied", "SecurityError"); },
    });
"""


def measuring(name: str) -> str:
    """Read a function of ours for the browser, with what all know of colours."""
    colours, function = (
        HERE.joinpath(file).read_text(encoding="utf-8") for file in ("colours.js", name)
    )
    return (
        f"(...given) => {{\n{colours}\nreturn ({without_end(function)})(...given);\n}}"
    )


def without_end(function: str) -> str:
    """Leave out the comment before a function, and the semicolon behind it."""
    lines = [line for line in function.splitlines() if not line.startswith("//")]
    return "\n".join(lines).strip().removesuffix(";")


CONTRAST = measuring("contrast.js")


@dataclass(frozen=True)
class View:
    """How a reader looks at the book, and what the browser is allowed to do."""

    theme: str = "light"
    width: int = 1280
    height: int = 900
    scripts: bool = True
    storage: bool = True

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
    def other_links(self) -> list[Locator]:
        """The links to more than the resource itself, but not its mentions."""
        others = ":not(.resource-card-title a, .resource-card-mentions a)"
        return self.element.locator(f"a{others}").all()

    @property
    def heading(self) -> Locator:
        """The heading under which the card stands."""
        return self.element.locator("xpath=preceding::*[self::h1 or self::h2][1]")

    @property
    def mentions(self) -> Locator:
        """The links to the chapters that show the resource."""
        return self.element.locator(".resource-card-mentions a")

    @property
    def mark(self) -> Locator:
        """The box that a reader ticks once the resource is read."""
        return self.element.get_by_role("checkbox")

    @property
    def address(self) -> Locator:
        """The address as text, for paper."""
        return self.element.locator(".resource-card-address")

    @property
    def box(self) -> Box:
        """Where the card lies; all zeros when it is not shown."""
        box = self.element.bounding_box()
        return Box(**box) if box else Box(x=0, y=0, width=0, height=0)

    @property
    def is_in_window(self) -> bool:
        """Tell whether a reader sees the title without scrolling."""
        inside: bool = self.title.evaluate(
            """title => {
                const { top, bottom } = title.getBoundingClientRect();
                return bottom > top && top >= 0 && bottom <= innerHeight;
            }"""
        )
        return inside

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
    requests: list[Request] = field(default_factory=list, repr=False)
    pending: set[Request] = field(default_factory=set, repr=False)
    """Those that are not answered yet."""

    @classmethod
    @contextmanager
    def open(cls, browser: Browser, site: str, view: View) -> Iterator[BookPage]:
        """Open an empty tab in a browser profile of its own."""
        viewport = ViewportSize(width=view.width, height=view.height)
        with browser.new_context(
            viewport=viewport, java_script_enabled=view.scripts
        ) as context:
            context.set_default_timeout(TIMEOUT_MS)
            theme = f"localStorage['mdbook-theme'] ??= '{view.theme}'"
            context.add_init_script(theme if view.storage else FORBID_STORAGE)
            page = cls(context.new_page(), site, view)
            page.watch()
            yield page

    def forbid_storage(self) -> None:
        """Let pages that are opened from now on find storage forbidden."""
        self.page.add_init_script(FORBID_STORAGE)

    @contextmanager
    def open_another(self) -> Iterator[BookPage]:
        """Open a second tab in the same browser profile."""
        with self.page.context.new_page() as page:
            another = BookPage(page, self.site, self.view)
            another.watch()
            yield another

    def watch(self) -> None:
        """Note requests and all that goes wrong, and keep both on this machine."""
        self.page.on("request", self.on_request)
        self.page.on("console", self.on_console)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("requestfailed", self.on_request_failed)
        self.page.on("requestfinished", self.on_request_finished)
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

    def on_request(self, request: Request) -> None:
        """Note what the page asks for.

        The icon is for the browser's own window, which asks for it when it likes.
        """
        if ICON not in request.url:
            self.requests.append(request)
            self.pending.add(request)

    def on_request_finished(self, request: Request) -> None:
        """Note that a request is answered."""
        self.pending.discard(request)

    def on_request_failed(self, request: Request) -> None:
        """Note a request without an answer, unless the browser gave it up itself."""
        self.pending.discard(request)
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
        """Open a page of the book, with a clean slate, and wait until it is at rest."""
        self.problems.clear()
        self.pending.clear()
        self.page.goto(f"{self.site}/{path}")
        self.settle()
        self.requests.clear()

    def settle(self) -> None:
        """Wait until fonts are there, scripts are idle, and requests are answered."""
        self.page.evaluate(IDLE if self.view.scripts else FONTS)
        end = monotonic() + TIMEOUT_MS / 1000
        while self.pending:
            assert monotonic() < end, f"no answer: {[one.url for one in self.pending]}"
            # News of requests come with an answer; without scripts no frame comes.
            self.page.evaluate("() => null")

    @property
    def path(self) -> str:
        """Which page of the book is open."""
        return urlsplit(self.page.url).path.removeprefix("/")

    @property
    def query(self) -> dict[str, list[str]]:
        """What stands in the address after the question mark."""
        return parse_qs(urlsplit(self.page.url).query)

    def follow(self, link: Locator) -> None:
        """Click a link, and wait until the browser is where it points."""
        address: str = link.evaluate("a => a.href")
        link.click()
        self.page.wait_for_url(lambda url: url == address)

    def leaves_for(self, act: Callable[[], None]) -> str:
        """Do what makes the browser leave the book, and give what it asks for.

        An address asked for has no fragment: browsers keep that to themselves.
        """
        with self.page.expect_request(
            lambda request: request.is_navigation_request()
        ) as request:
            act()
        return request.value.url

    def asks_for(self, link: Locator) -> str:
        """Tell what the browser must ask for when a reader follows a link."""
        address: str = link.evaluate("a => a.href")
        return urldefrag(address).url

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
        """The classes by which a page tells its stylesheets the theme."""
        return set(self.page.evaluate("[...document.documentElement.classList]"))

    def use_theme(self, theme: str) -> None:
        """Choose a theme in the settings, or in the menu of mdBook's own look."""
        self.page.evaluate(
            """theme => (document.querySelector(`#settings [value=${theme}]`)
                ?? document.getElementById(`mdbook-theme-${theme}`)).click()""",
            theme,
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

    def press_until_focused(self, key: str, element: Locator) -> None:
        """Press a key, such as Tab, until an element has the focus."""
        for _ in range(MOST_STOPS):
            if element.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not reach {element}")

    def lowest_contrast(self) -> Contrast:
        """Give the text on cards, filter and paths that is hardest to read."""
        worst: Contrast = self.page.locator(OWN_PARTS).evaluate_all(CONTRAST)
        return worst

    def chapters_in_sidebar(self) -> list[str]:
        """Give the addresses of the chapters, in reading order."""
        links = self.page.locator("#mdbook-sidebar a[data-page]")
        addresses: list[str] = links.evaluate_all("links => links.map(a => a.href)")
        return addresses

    def listed_headings(self) -> list[str]:
        """Give the headings of the open page that are listed beside it."""
        return self.page.locator("#on-this-page li").all_inner_texts()

    @property
    def cards(self) -> list[Card]:
        """All cards of the page."""
        cards = self.page.locator("article.resource-card")
        return [Card(card) for card in cards.all()]

    def card(self, resource: str) -> Card:
        """Find the first card of a resource."""
        cards = self.page.locator(f'article[data-resource="{resource}"]')
        return Card(cards.first)

    def shown(self) -> list[str]:
        """Give the ids of the resources whose cards a reader can see."""
        cards = self.page.locator("article.resource-card")
        ids: list[str] = cards.evaluate_all(
            """cards => cards
                .filter((card) => card.checkVisibility())
                .map((card) => card.dataset.resource)"""
        )
        return ids
