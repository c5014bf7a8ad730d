"""What needs a review."""

# ANCHOR: rules
from datetime import date, timedelta

from waymarker import links, storage

HOLDS = timedelta(days=365)


def due(today: date) -> list[str]:
    """List what was last looked at too long ago, or is gone."""
    return [
        url
        for url, reviewed in storage.load().items()
        if today - reviewed > HOLDS or not links.answers(url)
    ]
    # ANCHOR_END: rules
