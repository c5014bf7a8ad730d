"""What you know is left out, with all that happens inside."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from cafe import desk
from tracer import calls

VISIT = ["desk open_visit", "  desk label", "    desk number"]


def open_visit() -> str:
    return desk.open_visit("lamp")


def test_without_known_functions_nothing_is_left_out() -> None:
    found = calls("cafe", open_visit)
    assert found[:2] == ["desk open_visit", "  journal note"]
    assert found[-2:] == VISIT[1:]


def test_a_known_function_is_left_out_with_what_it_calls() -> None:
    assert calls("cafe", open_visit, known={"journal note"}) == VISIT


def test_a_known_function_may_call_itself() -> None:
    found = calls("cafe", open_visit, known={"journal tidy"})
    assert found == [VISIT[0], "  journal note", *VISIT[1:]]


def test_several_functions_may_be_known() -> None:
    known = {"journal note", "desk label"}
    assert calls("cafe", open_visit, known=known) == VISIT[:1]


def test_a_known_function_may_end_with_an_exception() -> None:
    found = calls("cafe", desk.last_line, known={"journal read"})
    assert found == ["desk last_line", *VISIT[1:]]


def test_the_first_function_may_be_known() -> None:
    def twice() -> None:
        desk.open_visit("lamp")
        desk.number("radio")

    assert calls("cafe", twice, known={"desk open_visit"}) == ["desk number"]
