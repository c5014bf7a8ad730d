"""The only place that asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """Give this moment."""
    return datetime.now(UTC)
