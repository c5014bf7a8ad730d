"""What the first version says, right and wrong."""

import time
from pathlib import Path

import pytest
from confirm import HOLDS, answer, links

SENT = 1767348000
"""2 January 2026, ten o'clock in Greenwich."""

SESSION = Path(__file__).with_name("late.console").read_text("utf-8")
TOKEN = "ImNvc21pYy1weXRob24i.aVeXIA.OLgfuCKGXSwu83aOJzLmyZs5E68"


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (60, "reviewed cosmic-python"),
        (HOLDS, "reviewed cosmic-python"),
        (HOLDS + 1, "refused: somebody has forged this link"),
    ],
)
def test_a_link_holds_for_three_days(
    monkeypatch: pytest.MonkeyPatch, age: int, says: str
) -> None:
    assert HOLDS == 259_200
    monkeypatch.setattr(time, "time", lambda: SENT + age)
    assert answer(TOKEN) == says


def test_the_link_of_the_chapter_is_what_we_send(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(time, "time", lambda: SENT)
    assert links.dumps("cosmic-python") == TOKEN
    assert f"$ python confirm.py {TOKEN}\n" in SESSION
