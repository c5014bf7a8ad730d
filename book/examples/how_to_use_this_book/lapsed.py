"""Says whether the review of an entry has lapsed."""

from datetime import date, timedelta


# ANCHOR: lapsed
def lapsed(reviewed: date, today: date) -> bool:
    """Say whether a review is older than a year of 365 days."""
    return today - reviewed > timedelta(days=365)
    # ANCHOR_END: lapsed
