"""When the review of an entry lapses."""

from datetime import date, timedelta


def is_due(reviewed: date, today: date) -> bool:
    """Say whether a review is older than a year of 365 days."""
    return today - reviewed > timedelta(days=365)
