"""Reading marks: a reader ticks what is read, and paths count it."""

import pytest

from components import ReadingPath
from page_objects import BookPage, View
from project import ALL_RESOURCES, READING_PATHS, reading_paths, resources

INTRODUCTION = "introduction.html"
PATH = "two-hours"
STEPS = reading_paths()[PATH]


def progress(tab: BookPage, path: str = PATH) -> str:
    return ReadingPath.on(tab, path).progress


def counted(read: int, path: str = PATH) -> str:
    return f"{read} of {len(reading_paths()[path])} read"


def test_a_mark_is_known_on_every_page(fresh_tab: BookPage) -> None:
    fresh_tab.go(ALL_RESOURCES)
    fresh_tab.card(STEPS[0]).mark.check()
    for page in (READING_PATHS, INTRODUCTION):
        fresh_tab.go(page)
        assert fresh_tab.card(STEPS[0]).mark.is_checked()
        assert not fresh_tab.card(STEPS[1]).mark.is_checked()
        assert progress(fresh_tab) == counted(1)
    fresh_tab.page.reload()
    assert fresh_tab.card(STEPS[0]).mark.is_checked()
    assert progress(fresh_tab) == counted(1)


def test_each_path_counts_its_own_steps(fresh_tab: BookPage) -> None:
    fresh_tab.go(READING_PATHS)
    fresh_tab.card(STEPS[0]).mark.check()
    fresh_tab.card(STEPS[1]).mark.check()
    for path, steps in reading_paths().items():
        read = len({*STEPS[:2]} & {*steps})
        assert progress(fresh_tab, path) == counted(read, path)


def test_every_card_of_a_resource_bears_the_mark(fresh_tab: BookPage) -> None:
    fresh_tab.go(READING_PATHS)
    fresh_tab.card(STEPS[0]).mark.check()
    again = [card for card in fresh_tab.cards if card.resource == STEPS[0]]
    assert len(again) > 1
    assert all(card.mark.is_checked() for card in again)


def test_a_mark_is_taken_back(fresh_tab: BookPage) -> None:
    fresh_tab.go(INTRODUCTION)
    fresh_tab.card(STEPS[0]).mark.check()
    fresh_tab.card(STEPS[1]).mark.check()
    fresh_tab.go(ALL_RESOURCES)
    fresh_tab.card(STEPS[0]).mark.uncheck()
    fresh_tab.go(INTRODUCTION)
    assert not fresh_tab.card(STEPS[0]).mark.is_checked()
    assert fresh_tab.card(STEPS[1]).mark.is_checked()
    assert progress(fresh_tab) == counted(1)


def test_a_mark_shows_in_a_tab_that_is_open_already(fresh_tab: BookPage) -> None:
    fresh_tab.go(INTRODUCTION)
    with fresh_tab.open_another() as another:
        another.go(ALL_RESOURCES)
        another.card(STEPS[0]).mark.check()
        fresh_tab.page.get_by_text(counted(1)).wait_for()
    assert fresh_tab.card(STEPS[0]).mark.is_checked()


def test_every_box_says_what_it_marks(fresh_tab: BookPage) -> None:
    fresh_tab.go(ALL_RESOURCES)
    for card in fresh_tab.cards:
        title = resources()[card.resource].title
        name = f"I have read this: {title}"
        named = card.element.get_by_role("checkbox", name=name, exact=True)
        assert named.count() == 1, card.resource


def test_the_keyboard_sets_a_mark(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{READING_PATHS}#path:{PATH}")
    mark = fresh_tab.card(STEPS[0]).mark
    fresh_tab.press_until_focused("Tab", mark)
    fresh_tab.page.keyboard.press("Space")
    assert mark.is_checked()
    assert progress(fresh_tab) == counted(1)


def test_nothing_is_sent_anywhere(fresh_tab: BookPage) -> None:
    fresh_tab.go(READING_PATHS)
    for step in STEPS:
        fresh_tab.card(step).mark.check()
    fresh_tab.settle()
    assert progress(fresh_tab) == counted(len(STEPS))
    assert fresh_tab.requests == []
    assert fresh_tab.page.context.cookies() == []


def test_what_another_script_stored_is_no_obstacle(fresh_tab: BookPage) -> None:
    fresh_tab.go(INTRODUCTION)
    fresh_tab.page.evaluate("localStorage.setItem('resource-cards:read', '{\"a\"')")
    fresh_tab.page.reload()
    assert progress(fresh_tab) == counted(0)
    fresh_tab.card(STEPS[0]).mark.check()
    assert progress(fresh_tab) == counted(1)
    assert fresh_tab.problems == []


@pytest.mark.parametrize("fresh_tab", [View(storage=False)], indirect=True, ids=str)
def test_without_storage_marks_last_as_long_as_the_page(fresh_tab: BookPage) -> None:
    fresh_tab.go(READING_PATHS)
    fresh_tab.card(STEPS[0]).mark.click()
    fresh_tab.card(STEPS[1]).mark.click()
    assert fresh_tab.card(STEPS[0]).mark.is_checked()
    assert fresh_tab.card(STEPS[1]).mark.is_checked()
    assert progress(fresh_tab) == counted(2)
    assert fresh_tab.problems == []
