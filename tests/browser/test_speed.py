"""The first view of every page is light, asks nobody else, and stays where it is."""

import gzip

import pytest
from playwright.sync_api import Response, Route

from page_objects import FRAME, BookPage, View
from project import pages

MOST_REQUESTS = 14
MOST_BYTES = 110 * 1024
PAGES = [path for path in pages() if path != "print.html"]

# The sources of a shift tell where to look for its cause.
SHIFTS = """() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) {
            const nodes = sources.map(({ node }) => node?.parentElement?.outerHTML);
            window.shifts.push([value, ...nodes.map((html) => html?.slice(0, 90))]);
        }
    }).observe({ type: "layout-shift", buffered: true });
}"""


PAINTED = """() => performance.getEntriesByName("first-contentful-paint").length > 0"""


@pytest.mark.parametrize("path", PAGES)
def test_the_first_view_is_light(fresh_tab: BookPage, path: str) -> None:
    responses: list[Response] = []
    fresh_tab.page.on("response", lambda response: responses.append(response))
    fresh_tab.go(path)
    assert fresh_tab.problems == []
    sizes = {r.url: len(gzip.compress(r.body(), 9)) for r in responses}
    assert len(responses) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_search_is_fetched_when_it_is_wanted(fresh_tab: BookPage) -> None:
    asked: list[str] = []
    fresh_tab.page.on("request", lambda request: asked.append(request.url))
    fresh_tab.go("introduction.html")
    assert not any("search" in url for url in asked)
    with fresh_tab.page.expect_response(lambda response: "index" in response.url):
        fresh_tab.page.keyboard.press("/")
    assert sum("search" in url for url in asked) == 2


@pytest.mark.parametrize(
    "fresh_tab", [View(), View(width=1100), View(width=390)], indirect=True, ids=str
)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_loads(fresh_tab: BookPage, path: str) -> None:
    held: list[Route] = []
    is_painted = False

    def hold(route: Route) -> None:
        if is_painted:
            route.continue_()
        else:
            held.append(route)

    fresh_tab.page.route("**/*.js", hold)
    fresh_tab.page.add_init_script(f"({SHIFTS})()")
    fresh_tab.page.goto(f"{fresh_tab.site}/{path}", wait_until="commit")
    # Everything is painted before the first script runs.
    fresh_tab.page.wait_for_function(PAINTED)
    is_painted = True
    for route in held:
        route.continue_()
    fresh_tab.page.wait_for_load_state("load")
    fresh_tab.settle()
    fresh_tab.page.evaluate(FRAME)
    assert fresh_tab.page.evaluate("window.shifts") == []


def test_a_shift_would_be_seen(fresh_tab: BookPage) -> None:
    fresh_tab.page.add_init_script(f"({SHIFTS})()")
    fresh_tab.go("introduction.html")
    fresh_tab.page.evaluate(
        """() => {
            const late = document.createElement("p");
            late.textContent = "Late.";
            document.querySelector("main").prepend(late);
        }"""
    )
    fresh_tab.page.wait_for_function("window.shifts.length > 0")
