from collections.abc import Callable
from typing import cast

import pytest

from waymarker import Checker
from waymarker.contract_tests import CheckerContract
from waymarker.pages import FileChecker


def promises() -> list[str]:
    return [name for name in vars(CheckerContract) if name.startswith("test_")]


def failures(make: Callable[[], object]) -> list[str]:
    """Run the contract's tests on something, and name those that fail."""

    class Subject(CheckerContract):
        sound = "isbn:1"
        wrong = "isbn:2"

        def checker(self) -> Checker:
            return cast(Checker, make())

    failed = []
    for name in promises():
        try:
            getattr(Subject(), name)()
        except Exception as error:
            failed.append(f"{name}: {error}")
    return failed


class Right:
    contract = 2

    def check(self, url: str) -> object:
        return [] if url == "isbn:1" else ["wrong"]


class Outdated(Right):
    contract = 1


class Strict(Right):
    def check(self, url: str) -> object:
        return ["wrong"]


class Lax(Right):
    def check(self, url: str) -> object:
        return []


class Text(Right):
    def check(self, url: str) -> object:
        return [] if url == "isbn:1" else "wrong"


class Clumsy(Right):
    def check(self, url: str) -> object:
        return super().check(f"isbn:{int(url.removeprefix('isbn:'))}")


def test_a_right_checker_passes() -> None:
    assert failures(Right) == []


@pytest.mark.parametrize(
    ("checker", "failed"),
    [
        (Outdated, "test_it_is_written_for_this_contract: 1 is not 2"),
        (Strict, "test_a_sound_link_has_no_problem: isbn:1: ['wrong']"),
        (
            Text,
            "test_a_wrong_link_has_problems_in_a_list: 'wrong' is no list",
        ),
    ],
)
def test_each_promise_has_a_test(checker: type, failed: str) -> None:
    assert failures(checker) == [failed]


def test_a_checker_that_accepts_all_fails_twice() -> None:
    assert failures(Lax) == [
        "test_a_wrong_link_has_problems_in_a_list: "
        "nothing is wrong with isbn:2",
        "test_nonsense_is_a_problem_and_no_exception: '' passes",
    ]


@pytest.mark.parametrize("last", ["", "-", "//", "\N{SNOWMAN}"])
def test_each_nonsense_is_tried(last: str) -> None:
    class Blind(Right):
        def check(self, url: str) -> object:
            return [] if url in ("isbn:1", f"isbn:{last}") else ["wrong"]

    [failed] = failures(Blind)
    assert failed.endswith(f": {last!r} passes")


def test_an_exception_for_nonsense_is_noticed() -> None:
    [failed] = failures(Clumsy)
    assert "invalid literal for int()" in failed


def test_somebody_has_to_say_what_is_tested() -> None:
    with pytest.raises(NotImplementedError):
        CheckerContract().checker()


def test_the_contract_is_for_built_in_checkers_too() -> None:
    assert len(promises()) == 4
    assert FileChecker.__dataclass_fields__["contract"].default == 2
