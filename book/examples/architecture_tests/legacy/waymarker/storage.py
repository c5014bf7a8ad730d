"""Keeps the day of each link's last review in a JSON file."""

import json
from datetime import date
from pathlib import Path

STORE = Path("waymarker.json")


def load() -> dict[str, date]:
    """Read the days."""
    rows = json.loads(STORE.read_text(encoding="utf-8"))
    return {url: date.fromisoformat(day) for url, day in rows.items()}
