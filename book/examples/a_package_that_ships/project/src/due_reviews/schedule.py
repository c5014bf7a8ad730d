"""The rule: a review lapses a year after it was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

REVIEW_LASTS = timedelta(days=365)


@dataclass(frozen=True)
class Entry:
    """A link on the shortlist and the day somebody last read it."""

    title: str
    url: str
    minutes: int
    reviewed: date


def due(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Return the entries whose review has lapsed, oldest review first."""
    lapsed = [e for e in entries if e.reviewed + REVIEW_LASTS <= today]
    return sorted(lapsed, key=lambda entry: entry.reviewed)
