"""No text of the catalogue runs, loads or breaks anything, whatever it says."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from conftest import served
from hostile import ADDRESS, CANARY, SECRET, TEXTS, HostileBook, build, expected, ids
from page_objects import BookPage, View

# The two books take a while to build, so one process has all of it.
pytestmark = pytest.mark.xdist_group("hostile")

GLOBAL = {"aria-label", "class", "dir", "hidden", "id", "lang", "role", "title"}
"""What any element may have, besides data."""

PLAIN = {
    *("article", "section", "div", "form", "label", "span", "bdi", "cite"),
    *("h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd"),
    *("code", "em", "strong", "del"),
}
"""Elements that need no attributes of their own."""

ELEMENTS: dict[str, set[str]] = {
    "a": {"href", "hreflang", "rel"},
    "button": {"type"},
    "input": {"autocomplete", "name", "type"},
    "option": {"value"},
    "ol": {"start"},
    "script": {"type"},
    "select": {"name"},
    "time": {"datetime"},
    **{name: set[str]() for name in PLAIN},
}
"""All that a page may consist of, and the attributes of each."""

WITHOUT_SCRIPTS = pytest.mark.parametrize("tab", [View(scripts=False)], indirect=True)


@pytest.fixture(scope="module", params=[False, True], ids=["built-in", "own-template"])
def book(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> HostileBook:
    """Build the book once with the plugin's templates and once with its own."""
    return build(tmp_path_factory.mktemp("hostile"), own_template=request.param)


@pytest.fixture(scope="module")
def site(book: HostileBook) -> Iterator[str]:
    """Serve the hostile book in place of the real one."""
    with served(book.site) as address:
        yield address


@pytest.fixture
def tab(
    browser: Browser, site: str, request: pytest.FixtureRequest
) -> Iterator[BookPage]:
    """Open a tab on the hostile book that notes dialogs, too."""
    with BookPage.open(browser, site, getattr(request, "param", View())) as tab:
        tab.page.on("dialog", lambda dialog: tab.problems.append(dialog.message))
        yield tab


def test_nothing_runs_and_nothing_leaves_the_page(
    tab: BookPage, book: HostileBook
) -> None:
    for name in book.pages:
        tab.go(name)
        # What focus and the mouse could set off.
        for link in tab.page.locator("main a[href^='http']").all()[:3]:
            link.hover()
            link.focus()
        assert tab.page.evaluate("() => window.__hostile") is None, name
        assert tab.problems == [], name
        outside = [r.url for r in tab.requests if not r.url.startswith(tab.site)]
        assert outside == [], name
        assert "Hijacked" not in tab.page.title(), name
        assert SECRET not in tab.page.content(), name


@WITHOUT_SCRIPTS
def test_pages_consist_of_what_the_plugin_means_to_write(
    tab: BookPage, book: HostileBook
) -> None:
    # mdBook's page for printing has breaks of its own, and its contents no text.
    for name in sorted(set(book.pages) - {"print.html", "toc.html"}):
        tab.go(name)
        found: list[tuple[str, dict[str, str]]] = tab.page.locator(
            "main *"
        ).evaluate_all(
            """elements => elements.map((element) => [
                element.localName,
                Object.fromEntries(
                    [...element.attributes].map(({ name, value }) => [name, value]),
                ),
            ])"""
        )
        assert found, name
        for element, attributes in found:
            check_element(element, attributes)


def check_element(element: str, attributes: dict[str, str]) -> None:
    """Fail unless it is an element that cannot do anything but show text or lead on."""
    assert element in ELEMENTS, (element, attributes)
    names = {name for name in attributes if not name.startswith("data-")}
    allowed = ELEMENTS[element] | GLOBAL
    assert names <= allowed, (element, attributes)
    if element == "script":
        assert attributes == {"type": "application/ld+json"}
    address = attributes.get("href", "#")
    assert re.match(r"https://example\.org/|#|[\w-]+\.html(#|$)", address), address


@WITHOUT_SCRIPTS
def test_texts_are_shown_as_they_are_written(tab: BookPage) -> None:
    wanted = [expected(text) for text in TEXTS]
    for name in ("cards", "remarks", "catalogue"):
        tab.go(f"{name}.html")
        cards = [tab.page.locator(f'article[data-resource="{id_}"]') for id_ in ids()]
        titles = [card.locator(".resource-card-title a") for card in cards]
        assert [title.text_content() for title in titles] == wanted, name
        addresses = {title.get_attribute("href") for title in titles}
        assert addresses == {ADDRESS}, name
        labels = [card.get_attribute("aria-label") for card in cards]
        assert labels == wanted, name
        containers = [card.locator("cite").text_content() for card in cards]
        assert containers == wanted, name
    tab.go("remarks.html")
    remarks = tab.page.locator("article").all()
    for remark, text in zip(remarks, wanted, strict=True):
        assert letters(text) in letters(remark.text_content() or "")


@WITHOUT_SCRIPTS
def test_links_have_the_words_that_they_were_given(tab: BookPage) -> None:
    tab.go("links.html")
    links = tab.page.locator("a.resource-link").all_text_contents()
    titles, texts = links[::2], links[1::2]
    assert titles == [expected(text) for text in TEXTS]
    # In an attribute, blanks at the ends are the author's own.
    assert [text.strip() for text in texts] == [expected(text) for text in TEXTS]


@WITHOUT_SCRIPTS
def test_data_for_search_engines_is_whole(tab: BookPage) -> None:
    tab.go("catalogue.html")
    data = tab.page.locator("script[type='application/ld+json']")
    items = json.loads(data.text_content() or "")["itemListElement"]
    names = [item["item"]["name"] for item in items]
    assert sorted(names) == sorted(expected(text) for text in TEXTS)


def test_a_text_keeps_its_direction_to_itself(tab: BookPage) -> None:
    tab.go("cards.html")
    texts = tab.page.locator(".resource-card a, .resource-card-byline > span")
    found = texts.evaluate_all("all => all.map((e) => getComputedStyle(e).unicodeBidi)")
    assert set(found) == {"isolate"}


def test_the_filter_takes_any_words(tab: BookPage) -> None:
    tab.go("catalogue.html")
    words = tab.page.locator(".resource-filter [name='text']")
    for text in TEXTS[:8]:
        words.fill(text)
        assert len(tab.shown()) >= 1, text
        tab.page.reload()
        assert words.input_value() == text
    assert tab.page.evaluate("() => window.__hostile") is None
    assert tab.problems == []


def test_exports_stay_in_their_formats(book: HostileBook) -> None:
    wanted = [expected(text) for text in TEXTS]
    everything = json.loads(book.export("json"))
    assert [entry["title"] for entry in everything["resources"]] == wanted
    csl = json.loads(book.export("csl-json"))
    assert [entry["title"] for entry in csl] == wanted
    snippets = json.loads(book.export("vscode-snippets")).values()
    assert {snippet["description"] for snippet in snippets} == set(wanted)
    assert set(book.export("urls").splitlines()) == {ADDRESS}


def test_the_feed_is_xml_and_its_html_is_harmless(book: HostileBook) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(book.export("atom"))
    entries = feed.findall(f"{atom}entry")
    titles = sorted(entry.findtext(f"{atom}title") or "" for entry in entries)
    assert titles == sorted(expected(text) for text in TEXTS)
    for entry in entries:
        parser = Elements()
        parser.feed(entry.findtext(f"{atom}summary") or "")
        assert parser.found <= {"p", "code", "em", "strong"}, parser.found


class Elements(HTMLParser):
    """Collects the names of elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element; none has attributes."""
        assert attrs == []
        self.found.add(tag)


def test_no_text_ends_an_entry_of_a_bibliography(book: HostileBook) -> None:
    entries = book.export("bibtex").split("\n\n")
    assert len(entries) == len(TEXTS)
    for entry in entries:
        depth = 0
        for position, character in enumerate(entry.strip()):
            # BibTeX counts braces, whatever stands before them.
            depth += {"{": 1, "}": -1}.get(character, 0)
            is_last = position == len(entry.strip()) - 1
            is_within = depth > 0 or "{" not in entry[: position + 1]
            assert is_within or is_last, entry[max(0, position - 80) : position + 20]
        assert depth == 0, entry
        assert CANARY not in re.sub(r"\{.*\}", "", entry, flags=re.DOTALL)


def letters(text: str) -> str:
    """Give what Markdown's typography leaves alone."""
    return "".join(character for character in text if character.isalnum())
