"""The first view of every page is light, asks nobody else, and stays where it is."""

import gzip

import pytest
from playwright.sync_api import Response, Route

from pages import BookPage, View
from project import pages

MOST_REQUESTS = 14
MOST_BYTES = 110 * 1024
PAGES = [path for path in pages() if path != "print.html"]
LATE_MS = 400

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


@pytest.mark.parametrize("path", PAGES)
def test_the_first_view_is_light(newcomer: BookPage, path: str) -> None:
    responses: list[Response] = []
    newcomer.page.on("response", lambda response: responses.append(response))
    newcomer.page.goto(f"{newcomer.site}/{path}", wait_until="networkidle")
    assert newcomer.problems == []
    sizes = {r.url: len(gzip.compress(r.body(), 9)) for r in responses}
    assert len(responses) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes


def test_search_is_fetched_when_it_is_wanted(newcomer: BookPage) -> None:
    newcomer.page.goto(f"{newcomer.site}/introduction.html", wait_until="networkidle")
    assert not any("search" in request.url for request in newcomer.requests)
    with newcomer.page.expect_response(lambda response: "index" in response.url):
        newcomer.page.keyboard.press("/")
    assert sum("search" in request.url for request in newcomer.requests) == 2


@pytest.mark.parametrize(
    "newcomer", [View(), View(width=1100), View(width=390)], indirect=True, ids=str
)
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_loads(newcomer: BookPage, path: str) -> None:
    def late(route: Route) -> None:
        newcomer.page.wait_for_timeout(LATE_MS)
        route.continue_()

    # Everything is painted before the first script runs.
    newcomer.page.route("**/*.js", late)
    newcomer.page.add_init_script(f"({SHIFTS})()")
    newcomer.page.goto(f"{newcomer.site}/{path}", wait_until="networkidle")
    newcomer.page.wait_for_timeout(200)
    assert newcomer.page.evaluate("window.shifts") == []
