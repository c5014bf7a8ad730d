"""Find what needs a review, and review it."""

from datetime import datetime
from pathlib import Path

from waymarker import rules, storage
from waymarker.rules import Entry


def due(store: Path, now: datetime) -> list[Entry]:
    """Mark the entries whose review has lapsed, and list them."""
    with storage.changing(store) as entries:
        for entry in entries.values():
            entries[entry.id] = rules.marked_when_due(entry, now)
    return [entry for entry in entries.values() if entry.state == "due"]


# ANCHOR: review
def review(store: Path, id: str, now: datetime) -> None:
    """Note that somebody has looked at an entry."""
    with storage.changing(store) as entries:
        entry = storage.named(entries, id)
        entries[id] = rules.reviewed(entry, now)
        # ANCHOR_END: review
