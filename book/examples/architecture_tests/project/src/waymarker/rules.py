# ANCHOR: sentence
"""What an entry is, and what may happen to it.

Knows nothing of files, links or the clock. Whoever calls hands them in.
"""
# ANCHOR_END: sentence

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

REVIEW_HOLDS_DAYS = {
    "tool": 180,
    "documentation": 180,
    "source-code": 270,
    "article": 365,
    "course": 365,
    "talk": 365,
    "tutorial": 365,
    "book": 730,
    "chapter": 730,
    "paper": 730,
    "reference": 730,
    "specification": 730,
}
FAILURES_TO_BREAK = 3
TIME_TO_BREAK = timedelta(hours=72)
TIME_BETWEEN_FAILURES = timedelta(hours=1)

ON_THE_LIST = ("published", "due", "broken")


class RefusedError(Exception):
    """A rule forbids what was asked for."""


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    url: str
    kind: str
    reviewed: date
    state: str = "published"
    version: int = 1
    failures: tuple[datetime, ...] = ()


def has_lapsed(entry: Entry, now: datetime) -> bool:
    """Say whether the last review holds no longer."""
    held = now.date() - entry.reviewed
    return held > timedelta(days=REVIEW_HOLDS_DAYS[entry.kind])


def marked_when_due(entry: Entry, now: datetime) -> Entry:
    """Mark a published entry whose review has lapsed."""
    if entry.state != "published" or not has_lapsed(entry, now):
        return entry
    return replace(entry, state="due", version=entry.version + 1)


# ANCHOR: reviewed
def reviewed(entry: Entry, now: datetime) -> Entry:
    """Begin the time anew for which a review holds."""
    if entry.state not in ON_THE_LIST:
        raise RefusedError(f"{entry.id} is {entry.state}")
    return replace(
        entry,
        state="published",
        reviewed=now.date(),
        failures=(),
        version=entry.version + 1,
    )
    # ANCHOR_END: reviewed


def visited(entry: Entry, *, answered: bool, now: datetime) -> Entry:
    """Note how a visit to the link went, and what follows from it."""
    if answered:
        state = "published" if entry.state == "broken" else entry.state
        after = replace(entry, state=state, failures=())
        after = marked_when_due(after, now)
    elif entry.failures and now - entry.failures[-1] < TIME_BETWEEN_FAILURES:
        return entry
    else:
        failures = (*entry.failures, now)
        broken = (
            len(failures) >= FAILURES_TO_BREAK
            and failures[-1] - failures[0] >= TIME_TO_BREAK
        )
        state = "broken" if broken else entry.state
        after = replace(entry, state=state, failures=failures)
    version = entry.version if after == entry else entry.version + 1
    return replace(after, version=version)
