"""The keyboard alone reaches and works everything, and does nothing unasked."""

import pytest
from playwright.sync_api import expect

from components import Search, Settings, Sidebar
from page_objects import FRAME, BookPage, View

CHAPTER = "patterns/patterns-behind-the-tools.html"
NARROW = View(width=390)
narrow = pytest.mark.parametrize("fresh_tab", [NARROW], indirect=True, ids=str)

STOPS = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex='0']"
    )].filter((element) => element.checkVisibility({ visibilityProperty: true })
        && !element.closest("[inert]")).length"""

FOCUS = """() => {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const { bottom, top } = element.getBoundingClientRect();
    window.stops ??= [];
    const isNew = !window.stops.includes(element);
    window.stops.push(element);
    return {
        isNew,
        name: element.outerHTML.slice(0, 120),
        isRinged: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        isShown: bottom > 0 && top < innerHeight,
    };
}"""


def scrolls(tab: BookPage) -> None:
    """Wait until what has the focus is scrolled, which takes some frames."""
    tab.page.wait_for_function("() => document.activeElement.scrollLeft > 0")


LEAVING = """() => {
    window.isLeaving = false;
    navigation.addEventListener("navigate", () => { window.isLeaving = true; });
}"""


def turns(tab: BookPage, key: str) -> None:
    """Press a key that must leave the page, and wait until it has."""
    before = tab.page.url
    tab.page.keyboard.press(key)
    tab.page.wait_for_url(lambda url: url != before)


def stays(tab: BookPage, key: str) -> None:
    """Press a key that must not leave the page: it does not even begin to."""
    before = tab.page.url
    tab.page.evaluate(LEAVING)
    tab.page.keyboard.press(key)
    tab.settle()
    tab.page.evaluate(FRAME)
    assert not tab.page.evaluate("window.isLeaving")
    assert tab.page.url == before


@pytest.mark.parametrize("fresh_tab", [View(), NARROW], indirect=True, ids=str)
@pytest.mark.parametrize("path", [CHAPTER, "introduction.html", "404.html"])
def test_tab_reaches_everything_and_shows_where_it_is(
    fresh_tab: BookPage, path: str
) -> None:
    fresh_tab.go(path)
    count: int = fresh_tab.page.evaluate(STOPS)
    assert count > 10
    for _ in range(count):
        fresh_tab.page.keyboard.press("Tab")
        focus = fresh_tab.page.evaluate(FOCUS)
        assert focus["isNew"], focus["name"]
        assert focus["isRinged"], focus["name"]
        assert focus["isShown"], focus["name"]


@pytest.mark.parametrize("path", [CHAPTER, "nothing.html"])
def test_the_first_stop_skips_to_the_text(fresh_tab: BookPage, path: str) -> None:
    fresh_tab.go(path)
    fresh_tab.page.keyboard.press("Tab")
    fresh_tab.page.keyboard.press("Enter")
    fresh_tab.page.keyboard.press("Tab")
    assert fresh_tab.page.evaluate(
        "() => document.querySelector('main').contains(document.activeElement)"
    )


@narrow
def test_code_and_tables_scroll_by_keyboard_while_they_overflow(
    fresh_tab: BookPage,
) -> None:
    for path in (CHAPTER, "packaging/a-package-that-ships.html"):
        fresh_tab.go(path)
        parts = fresh_tab.page.locator("main :is(pre > code, .table-wrapper)[tabindex]")
        parts.first.wait_for()
        for part in parts.all():
            assert part.evaluate("part => part.scrollWidth > part.clientWidth")
            part.focus()
            stays(fresh_tab, "ArrowRight")
            scrolls(fresh_tab)
        fresh_tab.page.set_viewport_size({"width": 1280, "height": 900})
        wide = fresh_tab.page.locator("main pre > code[tabindex]")
        expect(wide).to_have_count(0)
        fresh_tab.page.set_viewport_size({"width": 390, "height": 900})


def test_arrow_keys_turn_pages(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    links = fresh_tab.page.locator(".turn a")
    before, after = [link.evaluate("a => a.href") for link in links.all()]
    turns(fresh_tab, "ArrowRight")
    assert fresh_tab.page.url == after
    fresh_tab.go(CHAPTER)
    turns(fresh_tab, "ArrowLeft")
    assert fresh_tab.page.url == before


def test_arrow_keys_turn_nothing_while_text_is_selected(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    fresh_tab.page.locator("main p").first.select_text()
    stays(fresh_tab, "ArrowRight")
    fresh_tab.page.evaluate("() => getSelection().empty()")
    turns(fresh_tab, "ArrowRight")


def test_arrow_keys_turn_nothing_while_something_is_focused(
    fresh_tab: BookPage,
) -> None:
    fresh_tab.go(CHAPTER)
    for focused in ("main a", ".copy", "#mdbook-sidebar-toggle"):
        fresh_tab.page.locator(focused).first.focus()
        stays(fresh_tab, "ArrowRight")


def test_arrow_keys_with_others_are_the_browsers(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    # Alt with an arrow goes through the history, which is empty.
    for key in ("Control+ArrowRight", "Meta+ArrowRight", "Shift+ArrowRight"):
        stays(fresh_tab, key)


@pytest.mark.parametrize("storage", [True, False])
@pytest.mark.parametrize("fresh_tab", [View()], indirect=True, ids=str)
def test_a_reader_can_switch_them_off(fresh_tab: BookPage, storage: bool) -> None:
    if not storage:
        fresh_tab.forbid_storage()
    fresh_tab.go(CHAPTER)
    settings = Settings(fresh_tab)
    settings.open()
    settings.arrow_keys.uncheck()
    fresh_tab.page.keyboard.press("Escape")
    fresh_tab.page.evaluate("() => document.activeElement.blur()")
    stays(fresh_tab, "ArrowRight")
    fresh_tab.page.reload()
    (stays if storage else turns)(fresh_tab, "ArrowRight")
    assert fresh_tab.problems == []


def test_a_question_mark_shows_the_keys(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    fresh_tab.page.keyboard.press("?")
    settings = Settings(fresh_tab)
    assert settings.panel.is_visible()
    fresh_tab.page.keyboard.press("Escape")
    assert not settings.panel.is_visible()


def test_a_reader_can_switch_letters_off(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{CHAPTER}?highlight=pattern")
    fresh_tab.page.locator("mark:visible").first.wait_for()
    settings = Settings(fresh_tab)
    settings.open()
    settings.letter_keys.uncheck()
    fresh_tab.page.keyboard.press("Escape")
    for again in (False, True):
        if again:
            fresh_tab.page.reload()
        for key in ("s", "/", "?"):
            fresh_tab.page.keyboard.press(key)
            assert not Search(fresh_tab).field.is_visible()
            assert not settings.panel.is_visible()


@narrow
def test_chapters_over_the_page_hide_nothing_that_has_the_focus(
    fresh_tab: BookPage,
) -> None:
    fresh_tab.go(CHAPTER)
    sidebar = Sidebar(fresh_tab)
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Enter")
    assert sidebar.toggle.get_attribute("aria-expanded") == "true"
    fresh_tab.page.keyboard.press("Tab")
    assert sidebar.element.evaluate("nav => nav.contains(document.activeElement)")
    fresh_tab.page.locator("main a").first.focus()
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Enter")
    assert sidebar.element.is_visible()
    fresh_tab.page.keyboard.press("Escape")
    assert not sidebar.element.is_visible()
    assert sidebar.toggle.get_attribute("aria-expanded") == "false"
    assert sidebar.toggle.evaluate("button => button === document.activeElement")


def test_the_sidebar_stays_as_it_was_left(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    sidebar = Sidebar(fresh_tab)
    assert sidebar.current.is_visible()
    sidebar.toggle.press("Space")
    assert not sidebar.element.is_visible()
    fresh_tab.go("introduction.html")
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Space")
    assert sidebar.current.is_visible()


@pytest.mark.parametrize("key", ["s", "/"])
def test_search_by_keyboard(fresh_tab: BookPage, key: str) -> None:
    fresh_tab.go(CHAPTER)
    fresh_tab.page.evaluate("() => scrollTo(0, 900)")
    fresh_tab.page.keyboard.press(key)
    search = Search(fresh_tab)
    search.field.wait_for()
    fresh_tab.page.keyboard.type("functional core")
    fresh_tab.page.locator("#mdbook-searchresults a").nth(1).wait_for()
    first, second = search.results.all()[:2]
    fresh_tab.page.keyboard.press("ArrowDown")
    fresh_tab.page.keyboard.press("ArrowDown")
    assert second.evaluate("a => a === document.activeElement")
    fresh_tab.page.keyboard.press("ArrowUp")
    assert first.evaluate("a => a === document.activeElement")
    fresh_tab.page.keyboard.press("Escape")
    assert not search.field.is_visible()
    toggle = fresh_tab.page.get_by_role("button", name="Search", exact=True)
    fresh_tab.page.wait_for_function("() => document.activeElement.id !== ''")
    assert toggle.evaluate("button => button === document.activeElement")
    assert fresh_tab.query == {}
    assert fresh_tab.page.evaluate("scrollY") == 900


def test_search_by_mouse(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    toggle = fresh_tab.page.get_by_role("button", name="Search", exact=True)
    search = Search(fresh_tab)
    for _ in range(2):
        toggle.click()
        assert search.field.is_visible()
        search.field.press_sequentially("wheel")
        search.results.first.wait_for()
        fresh_tab.page.get_by_role("button", name="Close the search").click()
        assert not search.field.is_visible()
        search.field.evaluate("field => { field.value = '' }")


def test_a_shared_search_is_repeated(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{CHAPTER}?search=wheel")
    search = Search(fresh_tab)
    search.results.first.wait_for()
    assert search.field.input_value() == "wheel"
