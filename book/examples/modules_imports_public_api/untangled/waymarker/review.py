"""How long a review holds."""

# ANCHOR: review
from datetime import date, timedelta

DAYS = {"documentation": 180, "source-code": 270, "book": 730}


def is_due(kind: str, reviewed: date, today: date) -> bool:
    return today - reviewed > timedelta(days=DAYS[kind])
    # ANCHOR_END: review
