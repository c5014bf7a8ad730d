"""Reading marks: a reader ticks what is read, and paths count it."""

import pytest

from pages import BookPage, View
from parts import ReadingPath
from project import ALL_RESOURCES, READING_PATHS, reading_paths, resources

INTRODUCTION = "introduction.html"
PATH = "two-hours"
STEPS = reading_paths()[PATH]


def progress(tab: BookPage, path: str = PATH) -> str:
    return ReadingPath.on(tab, path).progress


def counted(read: int, path: str = PATH) -> str:
    return f"{read} of {len(reading_paths()[path])} read"


def test_a_mark_is_known_on_every_page(newcomer: BookPage) -> None:
    newcomer.go(ALL_RESOURCES)
    newcomer.card(STEPS[0]).mark.check()
    for page in (READING_PATHS, INTRODUCTION):
        newcomer.go(page)
        assert newcomer.card(STEPS[0]).mark.is_checked()
        assert not newcomer.card(STEPS[1]).mark.is_checked()
        assert progress(newcomer) == counted(1)
    newcomer.page.reload()
    assert newcomer.card(STEPS[0]).mark.is_checked()
    assert progress(newcomer) == counted(1)


def test_each_path_counts_its_own_steps(newcomer: BookPage) -> None:
    newcomer.go(READING_PATHS)
    newcomer.card(STEPS[0]).mark.check()
    newcomer.card(STEPS[1]).mark.check()
    for path, steps in reading_paths().items():
        read = len({*STEPS[:2]} & {*steps})
        assert progress(newcomer, path) == counted(read, path)


def test_every_card_of_a_resource_bears_the_mark(newcomer: BookPage) -> None:
    newcomer.go(READING_PATHS)
    newcomer.card(STEPS[0]).mark.check()
    again = [card for card in newcomer.cards if card.resource == STEPS[0]]
    assert len(again) > 1
    assert all(card.mark.is_checked() for card in again)


def test_a_mark_is_taken_back(newcomer: BookPage) -> None:
    newcomer.go(INTRODUCTION)
    newcomer.card(STEPS[0]).mark.check()
    newcomer.card(STEPS[1]).mark.check()
    newcomer.go(ALL_RESOURCES)
    newcomer.card(STEPS[0]).mark.uncheck()
    newcomer.go(INTRODUCTION)
    assert not newcomer.card(STEPS[0]).mark.is_checked()
    assert newcomer.card(STEPS[1]).mark.is_checked()
    assert progress(newcomer) == counted(1)


def test_a_mark_shows_in_a_tab_that_is_open_already(newcomer: BookPage) -> None:
    newcomer.go(INTRODUCTION)
    with newcomer.open_another() as another:
        another.go(ALL_RESOURCES)
        another.card(STEPS[0]).mark.check()
        newcomer.page.get_by_text(counted(1)).wait_for()
    assert newcomer.card(STEPS[0]).mark.is_checked()


def test_every_box_says_what_it_marks(newcomer: BookPage) -> None:
    newcomer.go(ALL_RESOURCES)
    for card in newcomer.cards:
        title = resources()[card.resource].title
        name = f"I have read this: {title}"
        named = card.element.get_by_role("checkbox", name=name, exact=True)
        assert named.count() == 1, card.resource


def test_the_keyboard_sets_a_mark(newcomer: BookPage) -> None:
    newcomer.go(f"{READING_PATHS}#path:{PATH}")
    mark = newcomer.card(STEPS[0]).mark
    newcomer.press_until_focused("Tab", mark)
    newcomer.page.keyboard.press("Space")
    assert mark.is_checked()
    assert progress(newcomer) == counted(1)


def test_nothing_is_sent_anywhere(newcomer: BookPage) -> None:
    newcomer.go(READING_PATHS)
    for step in STEPS:
        newcomer.card(step).mark.check()
    newcomer.page.wait_for_load_state("networkidle")
    assert progress(newcomer) == counted(len(STEPS))
    assert newcomer.requests == []
    assert newcomer.page.context.cookies() == []


def test_what_another_script_stored_is_no_obstacle(newcomer: BookPage) -> None:
    newcomer.go(INTRODUCTION)
    newcomer.page.evaluate("localStorage.setItem('resource-cards:read', '{\"a\"')")
    newcomer.page.reload()
    assert progress(newcomer) == counted(0)
    newcomer.card(STEPS[0]).mark.check()
    assert progress(newcomer) == counted(1)
    assert newcomer.problems == []


@pytest.mark.parametrize("newcomer", [View(storage=False)], indirect=True, ids=str)
def test_without_storage_marks_last_as_long_as_the_page(newcomer: BookPage) -> None:
    newcomer.go(READING_PATHS)
    newcomer.card(STEPS[0]).mark.click()
    newcomer.card(STEPS[1]).mark.click()
    assert newcomer.card(STEPS[0]).mark.is_checked()
    assert newcomer.card(STEPS[1]).mark.is_checked()
    assert progress(newcomer) == counted(2)
    assert newcomer.problems == []
