"""Days on which the review of a shortlist entry lapses."""

# ANCHOR: review_due
from calendar import monthrange
from datetime import date


def review_due(reviewed: date, months: int) -> date:
    """Return the day on which an entry must be reviewed again.

    The day of the month is kept. Where the target month has no such
    day, its last day is taken: a review of 31 August that holds for
    six months lapses in February, never in March.

    >>> review_due(date(2026, 11, 22), 12)
    datetime.date(2027, 11, 22)
    >>> review_due(date(2027, 8, 31), 6)
    datetime.date(2028, 2, 29)

    Raise ValueError when the review would hold for no time at all.

    >>> review_due(date(2026, 11, 22), 0)
    Traceback (most recent call last):
        ...
    ValueError: months must be at least 1, not 0
    """
    if months < 1:
        raise ValueError(f"months must be at least 1, not {months}")
    years, month_index = divmod(reviewed.month - 1 + months, 12)
    year, month = reviewed.year + years, month_index + 1
    _, last_day = monthrange(year, month)
    return date(year, month, min(reviewed.day, last_day))
    # ANCHOR_END: review_due
