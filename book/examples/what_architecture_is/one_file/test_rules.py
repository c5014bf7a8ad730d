"""The rules of the scenarios, asked of functions: no process, no file."""

from datetime import UTC, datetime, timedelta

import pytest
from waymarker import Entry, record

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
ALMOST_72_HOURS = timedelta(hours=71, minutes=59, seconds=59)


# ANCHOR: direct
def after_failures_at(*moments: timedelta) -> str:
    entry = Entry("webob", "WebOb", "https://example.org", "tool", "frameworks")
    entry.state = "published"
    for since_start in moments:
        record(entry, "failed", "status 404", START + since_start)
    return entry.state


@pytest.mark.parametrize(
    ("last", "state"),
    [(ALMOST_72_HOURS, "published"), (timedelta(hours=72), "broken")],
)
def test_three_failures_break_an_entry_after_72_hours(
    last: timedelta, state: str
) -> None:
    first, second = timedelta(0), timedelta(hours=36)
    assert after_failures_at(first, second, last) == state
    # ANCHOR_END: direct


def test_two_failures_break_nothing_however_far_apart() -> None:
    days = timedelta(0), timedelta(days=30)
    assert after_failures_at(*days) == "published"
