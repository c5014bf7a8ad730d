"""The keyboard alone reaches and works everything, and does nothing unasked."""

import pytest

from pages import BookPage, View
from parts import Search, Settings, Sidebar

CHAPTER = "patterns/patterns-behind-the-tools.html"
NARROW = View(width=390)
narrow = pytest.mark.parametrize("newcomer", [NARROW], indirect=True, ids=str)

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


def is_scrolled(tab: BookPage) -> bool:
    scrolled: bool = tab.page.evaluate("() => document.activeElement.scrollLeft > 0")
    return scrolled


def turns(tab: BookPage, key: str) -> bool:
    """Tell whether a key leaves the page."""
    before = tab.page.url
    tab.page.keyboard.press(key)
    tab.page.wait_for_timeout(300)
    return tab.page.url != before


@pytest.mark.parametrize("newcomer", [View(), NARROW], indirect=True, ids=str)
@pytest.mark.parametrize("path", [CHAPTER, "introduction.html", "404.html"])
def test_tab_reaches_everything_and_shows_where_it_is(
    newcomer: BookPage, path: str
) -> None:
    newcomer.go(path)
    count: int = newcomer.page.evaluate(STOPS)
    assert count > 10
    for _ in range(count):
        newcomer.page.keyboard.press("Tab")
        focus = newcomer.page.evaluate(FOCUS)
        assert focus["isNew"], focus["name"]
        assert focus["isRinged"], focus["name"]
        assert focus["isShown"], focus["name"]


@pytest.mark.parametrize("path", [CHAPTER, "nothing.html"])
def test_the_first_stop_skips_to_the_text(newcomer: BookPage, path: str) -> None:
    newcomer.go(path)
    newcomer.page.keyboard.press("Tab")
    newcomer.page.keyboard.press("Enter")
    newcomer.page.keyboard.press("Tab")
    assert newcomer.page.evaluate(
        "() => document.querySelector('main').contains(document.activeElement)"
    )


@narrow
def test_code_and_tables_scroll_by_keyboard_while_they_overflow(
    newcomer: BookPage,
) -> None:
    for path in (CHAPTER, "packaging/a-package-that-ships.html"):
        newcomer.go(path)
        parts = newcomer.page.locator("main :is(pre > code, .table-wrapper)[tabindex]")
        parts.first.wait_for()
        for part in parts.all():
            assert part.evaluate("part => part.scrollWidth > part.clientWidth")
            part.focus()
            assert not turns(newcomer, "ArrowRight")
            assert is_scrolled(newcomer)
        newcomer.page.set_viewport_size({"width": 1280, "height": 900})
        newcomer.page.wait_for_timeout(200)
        wide = newcomer.page.locator("main pre > code[tabindex]")
        assert wide.count() == 0
        newcomer.page.set_viewport_size({"width": 390, "height": 900})


def test_arrow_keys_turn_pages(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    links = newcomer.page.locator(".turn a")
    before, after = [link.evaluate("a => a.href") for link in links.all()]
    assert turns(newcomer, "ArrowRight")
    assert newcomer.page.url == after
    newcomer.go(CHAPTER)
    assert turns(newcomer, "ArrowLeft")
    assert newcomer.page.url == before


def test_arrow_keys_turn_nothing_while_text_is_selected(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    newcomer.page.locator("main p").first.select_text()
    assert not turns(newcomer, "ArrowRight")
    newcomer.page.evaluate("() => getSelection().empty()")
    assert turns(newcomer, "ArrowRight")


def test_arrow_keys_turn_nothing_while_something_is_focused(
    newcomer: BookPage,
) -> None:
    newcomer.go(CHAPTER)
    for focused in ("main a", ".copy", "#mdbook-sidebar-toggle"):
        newcomer.page.locator(focused).first.focus()
        assert not turns(newcomer, "ArrowRight")


def test_arrow_keys_with_others_are_the_browsers(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    # Alt with an arrow goes through the history, which is empty.
    for key in ("Control+ArrowRight", "Meta+ArrowRight", "Shift+ArrowRight"):
        assert not turns(newcomer, key)


@pytest.mark.parametrize("storage", [True, False])
@pytest.mark.parametrize("newcomer", [View()], indirect=True, ids=str)
def test_a_reader_can_switch_them_off(newcomer: BookPage, storage: bool) -> None:
    if not storage:
        newcomer.forbid_storage()
    newcomer.go(CHAPTER)
    settings = Settings(newcomer)
    settings.open()
    settings.arrow_keys.uncheck()
    newcomer.page.keyboard.press("Escape")
    newcomer.page.evaluate("() => document.activeElement.blur()")
    assert not turns(newcomer, "ArrowRight")
    newcomer.page.reload()
    assert turns(newcomer, "ArrowRight") != storage
    assert newcomer.problems == []


def test_a_question_mark_shows_the_keys(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    newcomer.page.keyboard.press("?")
    settings = Settings(newcomer)
    assert settings.panel.is_visible()
    newcomer.page.keyboard.press("Escape")
    assert not settings.panel.is_visible()


def test_a_reader_can_switch_letters_off(newcomer: BookPage) -> None:
    newcomer.go(f"{CHAPTER}?highlight=pattern")
    newcomer.page.locator("mark:visible").first.wait_for()
    settings = Settings(newcomer)
    settings.open()
    settings.letter_keys.uncheck()
    newcomer.page.keyboard.press("Escape")
    for again in (False, True):
        if again:
            newcomer.page.reload()
        for key in ("s", "/", "?"):
            newcomer.page.keyboard.press(key)
            assert not Search(newcomer).field.is_visible()
            assert not settings.panel.is_visible()


@narrow
def test_chapters_over_the_page_hide_nothing_that_has_the_focus(
    newcomer: BookPage,
) -> None:
    newcomer.go(CHAPTER)
    sidebar = Sidebar(newcomer)
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Enter")
    assert sidebar.toggle.get_attribute("aria-expanded") == "true"
    newcomer.page.keyboard.press("Tab")
    assert sidebar.element.evaluate("nav => nav.contains(document.activeElement)")
    newcomer.page.locator("main a").first.focus()
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Enter")
    assert sidebar.element.is_visible()
    newcomer.page.keyboard.press("Escape")
    assert not sidebar.element.is_visible()
    assert sidebar.toggle.get_attribute("aria-expanded") == "false"
    assert sidebar.toggle.evaluate("button => button === document.activeElement")


def test_the_sidebar_stays_as_it_was_left(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    sidebar = Sidebar(newcomer)
    assert sidebar.current.is_visible()
    sidebar.toggle.press("Space")
    assert not sidebar.element.is_visible()
    newcomer.go("introduction.html")
    assert not sidebar.element.is_visible()
    sidebar.toggle.press("Space")
    assert sidebar.current.is_visible()


@pytest.mark.parametrize("key", ["s", "/"])
def test_search_by_keyboard(newcomer: BookPage, key: str) -> None:
    newcomer.go(CHAPTER)
    newcomer.page.evaluate("() => scrollTo(0, 900)")
    newcomer.page.keyboard.press(key)
    search = Search(newcomer)
    search.field.wait_for()
    newcomer.page.keyboard.type("functional core")
    newcomer.page.locator("#mdbook-searchresults a").nth(1).wait_for()
    first, second = search.results.all()[:2]
    newcomer.page.keyboard.press("ArrowDown")
    newcomer.page.keyboard.press("ArrowDown")
    assert second.evaluate("a => a === document.activeElement")
    newcomer.page.keyboard.press("ArrowUp")
    assert first.evaluate("a => a === document.activeElement")
    newcomer.page.keyboard.press("Escape")
    assert not search.field.is_visible()
    toggle = newcomer.page.get_by_role("button", name="Search", exact=True)
    newcomer.page.wait_for_function("() => document.activeElement.id !== ''")
    assert toggle.evaluate("button => button === document.activeElement")
    assert newcomer.query == {}
    assert newcomer.page.evaluate("scrollY") == 900


def test_search_by_mouse(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    toggle = newcomer.page.get_by_role("button", name="Search", exact=True)
    search = Search(newcomer)
    for _ in range(2):
        toggle.click()
        assert search.field.is_visible()
        search.field.press_sequentially("wheel")
        search.results.first.wait_for()
        newcomer.page.get_by_role("button", name="Close the search").click()
        assert not search.field.is_visible()
        search.field.evaluate("field => { field.value = '' }")


def test_a_shared_search_is_repeated(newcomer: BookPage) -> None:
    newcomer.go(f"{CHAPTER}?search=wheel")
    search = Search(newcomer)
    search.results.first.wait_for()
    assert search.field.input_value() == "wheel"
