"""Entries: what they are, where they are kept, how they are listed."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Entry:
    """A link on the shortlist."""

    title: str
    kind: str


def add(store: Path, id: str, entry: Entry) -> None:
    """Keep an entry."""
    rows = {
        id: {
            "title": entry.title,
            "kind": entry.kind,
        }
        for id, entry in (load(store) | {id: entry}).items()
    }
    text = json.dumps(rows, indent=1)
    store.with_suffix(".entries").write_text(text, encoding="utf-8")


def load(store: Path) -> dict[str, Entry]:
    """Read all entries by their ids; none if there is no file yet."""
    file = store.with_suffix(".entries")
    if not file.exists():
        return {}
    rows = json.loads(file.read_text(encoding="utf-8"))
    return {
        id: Entry(
            title=row["title"],
            kind=row["kind"],
        )
        for id, row in rows.items()
    }


def listing(store: Path) -> list[str]:
    """Give a line for each entry."""
    return [f"{id}  {entry.title}" for id, entry in sorted(load(store).items())]
