from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from waymarker import rules
from waymarker.rules import Entry, RefusedError

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ENTRY = Entry("webob", "WebOb", "https://webob.org/", "tool", date(2026, 5, 26))


@pytest.mark.parametrize(("days", "lapsed"), [(0, False), (1, True)])
def test_a_review_of_a_tool_holds_180_days(days: int, lapsed: bool) -> None:
    assert rules.has_lapsed(ENTRY, NOW + timedelta(days)) is lapsed


def test_only_a_published_entry_becomes_due() -> None:
    later = NOW + timedelta(days=1)
    due = replace(ENTRY, state="due", version=2)
    archived = replace(ENTRY, state="archived")

    assert rules.marked_when_due(ENTRY, NOW) == ENTRY
    assert rules.marked_when_due(ENTRY, later) == due
    assert rules.marked_when_due(archived, later) == archived


def test_a_review_publishes_and_forgets_failures() -> None:
    due = replace(ENTRY, state="due", failures=(NOW,))

    assert rules.reviewed(due, NOW) == replace(
        ENTRY, reviewed=NOW.date(), version=2
    )


def test_an_archived_entry_is_not_reviewed() -> None:
    with pytest.raises(RefusedError, match="webob is archived"):
        rules.reviewed(replace(ENTRY, state="archived"), NOW)


@pytest.mark.parametrize(
    ("hours", "state"),
    [
        ([0, 72], "published"),
        ([0, 24, 71], "published"),
        ([0, 24, 72], "broken"),
        ([0, 71.5, 72], "published"),
    ],
)
def test_a_link_breaks_after_three_failures_in_72_hours(
    hours: list[float], state: str
) -> None:
    entry = ENTRY
    for hour in hours:
        moment = NOW - timedelta(hours=72 - hour)
        entry = rules.visited(entry, answered=False, now=moment)

    assert entry.state == state


@pytest.mark.parametrize(("days", "state"), [(0, "published"), (1, "due")])
def test_an_answer_mends_what_was_broken(days: int, state: str) -> None:
    broken = replace(ENTRY, state="broken", failures=(NOW,))

    mended = rules.visited(broken, answered=True, now=NOW + timedelta(days))

    assert (mended.state, mended.failures) == (state, ())
