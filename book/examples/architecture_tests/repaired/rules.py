"""What needs a review."""

# ANCHOR: rules
from collections.abc import Callable
from datetime import date, timedelta

from waymarker import storage

HOLDS = timedelta(days=365)


def due(today: date, answers: Callable[[str], bool]) -> list[str]:
    """List what was last looked at too long ago, or is gone."""
    return [
        url
        for url, reviewed in storage.load().items()
        if today - reviewed > HOLDS or not answers(url)
    ]
    # ANCHOR_END: rules
