"""Keeps the entries in a JSON file."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any

from waymarker.rules import Entry, RefusedError


def load(file: Path) -> dict[str, Entry]:
    """Read all entries, none if there is no file."""
    if not file.exists():
        return {}
    rows = json.loads(file.read_text(encoding="utf-8"))
    return {row["id"]: from_row(row) for row in rows}


@contextmanager
def changing(file: Path) -> Iterator[dict[str, Entry]]:
    """Save what was changed, unless something went wrong."""
    entries = load(file)
    yield entries
    rows = [asdict(entry) for entry in entries.values()]
    text = json.dumps(rows, default=lambda moment: moment.isoformat(), indent=1)
    new = file.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(file)


def named(entries: dict[str, Entry], id: str) -> Entry:
    """Find an entry."""
    if id not in entries:
        raise RefusedError(f"{id} is not known")
    return entries[id]


def from_row(row: dict[str, Any]) -> Entry:
    """Read an entry."""
    moments = tuple(datetime.fromisoformat(each) for each in row["failures"])
    reviewed = date.fromisoformat(row["reviewed"])
    return Entry(**row | {"failures": moments, "reviewed": reviewed})
