"""The entries of a catalogue."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    url: str
    kind: str
    reviewed: date

    # ANCHOR: inside
    def state(self, today: date) -> str:
        from waymarker import review

        return "due" if review.is_due(self, today) else "published"
        # ANCHOR_END: inside


def read(folder: Path) -> list[Entry]:
    """Read every entry of a folder, in the order of their names."""
    return [read_entry(path) for path in sorted(folder.glob("*.toml"))]


def read_entry(path: Path) -> Entry:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    return Entry(
        path.stem,
        fields["title"],
        fields["url"],
        fields["kind"],
        fields["reviewed"],
    )
