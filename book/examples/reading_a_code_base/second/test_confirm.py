"""Old links and foreign ones are told apart."""

import time
from pathlib import Path

import pytest
from confirm import HOLDS, KEY, answer, links
from itsdangerous import TimestampSigner

SENT = 1767348000
"""2 January 2026, ten o'clock in Greenwich."""

SESSION = Path(__file__).with_name("answers.console").read_text("utf-8")
TOKEN = "ImNvc21pYy1weXRob24i.aVeXIA.OLgfuCKGXSwu83aOJzLmyZs5E68"


@pytest.mark.parametrize(
    ("age", "says"),
    [
        (60, "reviewed cosmic-python"),
        (HOLDS, "reviewed cosmic-python"),
        (HOLDS + 1, "refused: this link has lapsed, ask for another"),
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


def test_the_forged_link_of_the_chapter_differs_in_a_letter() -> None:
    forged = TOKEN.replace("N", "M", 1)
    assert answer(forged) == "refused: we have not sent this link"
    assert f"$ python confirm.py {forged}\n" in SESSION


@pytest.mark.parametrize("change", ["", "x", "x."])
def test_what_we_have_not_sent_is_refused(change: str) -> None:
    token = change and change + TOKEN
    assert answer(token) == "refused: we have not sent this link"


def test_a_signed_text_that_is_no_entry_is_refused() -> None:
    signer = TimestampSigner(KEY, salt="confirm-review")
    token = signer.sign("not JSON").decode()
    assert answer(token) == "refused: we have not sent this link"
