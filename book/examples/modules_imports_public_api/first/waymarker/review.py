"""How long a review holds."""

# ANCHOR: review
from datetime import date, timedelta

from waymarker.entries import Entry

DAYS = {"documentation": 180, "source-code": 270, "book": 730}


def is_due(entry: Entry, today: date) -> bool:
    return today - entry.reviewed > timedelta(days=DAYS[entry.kind])


def due(entries: list[Entry], today: date) -> list[Entry]:
    return [entry for entry in entries if is_due(entry, today)]
    # ANCHOR_END: review
