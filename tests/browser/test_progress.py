"""A reader ticks pages, and is led back to where the reading stopped."""

import pytest
from playwright.sync_api import Locator

from pages import BookPage, View
from parts import Sidebar

CHAPTER = "packaging/a-package-that-ships.html"
NAME = "A package that ships"
INTRODUCTION = "introduction.html"


def done(tab: BookPage) -> Locator:
    return tab.page.get_by_role("checkbox", name="I have read this page")


def resume(tab: BookPage) -> Locator:
    return tab.page.locator(".resume a")


def test_a_tick_shows_in_the_list_of_chapters(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    assert Sidebar(newcomer).read == []
    done(newcomer).check()
    assert Sidebar(newcomer).read == [NAME]
    newcomer.go(INTRODUCTION)
    assert Sidebar(newcomer).read == [NAME]
    assert not done(newcomer).is_checked()
    newcomer.go(CHAPTER)
    done(newcomer).uncheck()
    newcomer.page.reload()
    assert Sidebar(newcomer).read == []
    assert not done(newcomer).is_checked()


def test_a_tick_shows_in_a_tab_that_is_open_already(newcomer: BookPage) -> None:
    newcomer.go(INTRODUCTION)
    with newcomer.open_another() as another:
        another.go(CHAPTER)
        done(another).check()
        newcomer.page.get_by_role("link", name=f"{NAME} (read)").wait_for()


def test_a_newcomer_is_led_to_the_first_chapter(newcomer: BookPage) -> None:
    newcomer.go(INTRODUCTION)
    assert "Start reading" in resume(newcomer).inner_text()
    first = newcomer.page.locator(".turn [rel=next]").evaluate("a => a.href")
    newcomer.follow(resume(newcomer))
    assert newcomer.page.url == first


@pytest.mark.parametrize("start", [INTRODUCTION, "", "index.html"])
def test_a_reader_goes_on_where_reading_stopped(newcomer: BookPage, start: str) -> None:
    newcomer.go(CHAPTER)
    heading = newcomer.page.locator("main h2[id]").nth(2)
    newcomer.scroll_to(heading, 60)
    newcomer.page.locator("[aria-current=location]").wait_for()
    newcomer.go(start)
    assert "Continue where you left off" in resume(newcomer).inner_text()
    assert NAME in resume(newcomer).inner_text()
    newcomer.follow(resume(newcomer))
    assert newcomer.page.url.endswith(f"#{heading.get_attribute('id')}")


@pytest.mark.parametrize(
    "stored",
    ["{", "[]", '{"done": 1}', '{"done": [], "last": "gone.html#x"}', "null",
     '{"done": ["javascript:alert(1)"], "last": "javascript:alert(1)"}'],
)  # fmt: skip
def test_what_is_stored_is_not_trusted(newcomer: BookPage, stored: str) -> None:
    newcomer.go(INTRODUCTION)
    newcomer.page.evaluate("stored => localStorage['progress:/'] = stored", stored)
    newcomer.page.reload()
    assert "Start reading" in resume(newcomer).inner_text()
    assert Sidebar(newcomer).read == []
    done(newcomer).check()
    assert Sidebar(newcomer).read == ["Introduction"]
    assert newcomer.problems == []


@pytest.mark.parametrize("newcomer", [View(storage=False)], indirect=True, ids=str)
def test_without_storage_a_tick_lasts_as_long_as_the_page(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    done(newcomer).check()
    assert Sidebar(newcomer).read == [NAME]
    newcomer.go(INTRODUCTION)
    assert Sidebar(newcomer).read == []
    assert "Start reading" in resume(newcomer).inner_text()
    assert newcomer.problems == []


def test_nothing_is_sent_anywhere(newcomer: BookPage) -> None:
    newcomer.go(CHAPTER)
    newcomer.page.wait_for_load_state("networkidle")
    newcomer.requests.clear()
    done(newcomer).check()
    newcomer.page.wait_for_timeout(300)
    assert newcomer.requests == []
    assert newcomer.page.context.cookies() == []
