"""Where entries are kept."""

import json
from datetime import date
from pathlib import Path

from waymarker.model import Entry


def load(store: Path) -> dict[str, Entry]:
    """Read all entries by their ids; none if there is no file yet."""
    if not store.exists():
        return {}
    rows = json.loads(store.read_text(encoding="utf-8"))
    return {
        id: Entry(
            title=row["title"],
            kind=row["kind"],
            reviewed=date.fromisoformat(row["reviewed"]),
        )
        for id, row in rows.items()
    }


def save(store: Path, entries: dict[str, Entry]) -> None:
    """Write all entries."""
    rows = {
        id: {
            "title": entry.title,
            "kind": entry.kind,
            "reviewed": entry.reviewed.isoformat(),
        }
        for id, entry in entries.items()
    }
    store.write_text(json.dumps(rows, indent=1), encoding="utf-8")
