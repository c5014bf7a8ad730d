"""The entries of a catalogue."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Entry:
    """A resource on the shortlist."""

    id: str
    url: str

    @property
    def scheme(self) -> str:
        """Say what kind of link it has."""
        return self.url.partition(":")[0]


def read(folder: Path) -> list[Entry]:
    """Read a folder of TOML files, one an entry."""
    return [
        Entry(file.stem, tomllib.loads(file.read_text(encoding="utf-8"))["url"])
        for file in sorted(folder.glob("*.toml"))
    ]
