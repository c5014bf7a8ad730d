"""When an entry is due for a review."""

from datetime import date, timedelta

from waymarker.model import Entry

HOLDS = {"article": 365, "book": 730, "tool": 180}
"""For how many days a review holds, by the kind of the entry."""


def is_due(entry: Entry, today: date) -> bool:
    """Say whether the last review has lapsed."""
    return today - entry.reviewed > timedelta(days=HOLDS[entry.kind])
