"""A reader ticks pages, and is led back to where the reading stopped."""

import pytest
from playwright.sync_api import Locator

from components import Sidebar
from page_objects import BookPage, View

CHAPTER = "packaging/a-package-that-ships.html"
NAME = "A package that ships"
INTRODUCTION = "introduction.html"


def done(tab: BookPage) -> Locator:
    return tab.page.get_by_role("checkbox", name="I have read this page")


def resume(tab: BookPage) -> Locator:
    return tab.page.locator(".resume a")


def test_a_tick_shows_in_the_list_of_chapters(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    assert Sidebar(fresh_tab).read == []
    done(fresh_tab).check()
    assert Sidebar(fresh_tab).read == [NAME]
    fresh_tab.go(INTRODUCTION)
    assert Sidebar(fresh_tab).read == [NAME]
    assert not done(fresh_tab).is_checked()
    fresh_tab.go(CHAPTER)
    done(fresh_tab).uncheck()
    fresh_tab.page.reload()
    assert Sidebar(fresh_tab).read == []
    assert not done(fresh_tab).is_checked()


def test_a_tick_shows_in_a_tab_that_is_open_already(fresh_tab: BookPage) -> None:
    fresh_tab.go(INTRODUCTION)
    with fresh_tab.open_another() as another:
        another.go(CHAPTER)
        done(another).check()
        fresh_tab.page.get_by_role("link", name=f"{NAME} (read)").wait_for()


def test_a_newcomer_is_led_to_the_first_chapter(fresh_tab: BookPage) -> None:
    fresh_tab.go(INTRODUCTION)
    assert "Start reading" in resume(fresh_tab).inner_text()
    first = fresh_tab.page.locator(".turn [rel=next]").evaluate("a => a.href")
    fresh_tab.follow(resume(fresh_tab))
    assert fresh_tab.page.url == first


@pytest.mark.parametrize("start", [INTRODUCTION, "", "index.html"])
def test_a_reader_goes_on_where_reading_stopped(
    fresh_tab: BookPage, start: str
) -> None:
    fresh_tab.go(CHAPTER)
    heading = fresh_tab.page.locator("main h2[id]").nth(2)
    fresh_tab.scroll_to(heading, 60)
    fresh_tab.page.locator("[aria-current=location]").wait_for()
    fresh_tab.go(start)
    assert "Continue where you left off" in resume(fresh_tab).inner_text()
    assert NAME in resume(fresh_tab).inner_text()
    fresh_tab.follow(resume(fresh_tab))
    assert fresh_tab.page.url.endswith(f"#{heading.get_attribute('id')}")


@pytest.mark.parametrize(
    "stored",
    ["{", "[]", '{"done": 1}', '{"done": [], "last": "gone.html#x"}', "null",
     '{"done": ["javascript:alert(1)"], "last": "javascript:alert(1)"}'],
)  # fmt: skip
def test_what_is_stored_is_not_trusted(fresh_tab: BookPage, stored: str) -> None:
    fresh_tab.go(INTRODUCTION)
    fresh_tab.page.evaluate("stored => localStorage['progress:/'] = stored", stored)
    fresh_tab.page.reload()
    assert "Start reading" in resume(fresh_tab).inner_text()
    assert Sidebar(fresh_tab).read == []
    done(fresh_tab).check()
    assert Sidebar(fresh_tab).read == ["Introduction"]
    assert fresh_tab.problems == []


@pytest.mark.parametrize("fresh_tab", [View(storage=False)], indirect=True, ids=str)
def test_without_storage_a_tick_lasts_as_long_as_the_page(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    done(fresh_tab).check()
    assert Sidebar(fresh_tab).read == [NAME]
    fresh_tab.go(INTRODUCTION)
    assert Sidebar(fresh_tab).read == []
    assert "Start reading" in resume(fresh_tab).inner_text()
    assert fresh_tab.problems == []


def test_nothing_is_sent_anywhere(fresh_tab: BookPage) -> None:
    fresh_tab.go(CHAPTER)
    done(fresh_tab).check()
    fresh_tab.settle()
    assert fresh_tab.requests == []
    assert fresh_tab.page.context.cookies() == []
