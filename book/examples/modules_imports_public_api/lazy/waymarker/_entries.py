"""The entries of a catalogue."""

# ANCHOR: entries
import tomllib
from dataclasses import dataclass
from datetime import date
from os import PathLike
from pathlib import Path

from waymarker._review import is_due


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    url: str
    kind: str
    reviewed: date

    def state(self, today: date) -> str:
        lapsed = is_due(self.kind, self.reviewed, today)
        return "due" if lapsed else "published"
        # ANCHOR_END: entries


def read(folder: str | PathLike[str]) -> list[Entry]:
    """Read every entry of a folder, in the order of their names."""
    return [read_entry(path) for path in sorted(Path(folder).glob("*.toml"))]


def read_entry(path: Path) -> Entry:
    fields = tomllib.loads(path.read_text(encoding="utf-8"))
    return Entry(
        path.stem,
        fields["title"],
        fields["url"],
        fields["kind"],
        fields["reviewed"],
    )
