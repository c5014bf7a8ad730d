"""Reviews: how long they hold, where they are kept, which have lapsed."""

import json
from datetime import date, timedelta
from pathlib import Path

from waymarker import entries

HOLDS = {"article": 365, "book": 730, "tool": 180}
"""For how many days a review holds, by the kind of the entry."""


def record(store: Path, id: str, day: date) -> None:
    """Keep the day of the last review."""
    days = load(store) | {id: day}
    text = json.dumps({id: day.isoformat() for id, day in days.items()})
    store.with_suffix(".reviews").write_text(text, encoding="utf-8")


def load(store: Path) -> dict[str, date]:
    """Read the day of each last review; none if there is no file yet."""
    file = store.with_suffix(".reviews")
    if not file.exists():
        return {}
    days = json.loads(file.read_text(encoding="utf-8"))
    return {id: date.fromisoformat(day) for id, day in days.items()}


def due(store: Path, today: date) -> list[str]:
    """Give a line for each review that has lapsed, the oldest first."""
    kinds = {id: entry.kind for id, entry in entries.load(store).items()}
    lapsed = [
        (day, id)
        for id, day in load(store).items()
        if today - day > timedelta(days=HOLDS[kinds[id]])
    ]
    return [f"{day}  {id}" for day, id in sorted(lapsed)]
