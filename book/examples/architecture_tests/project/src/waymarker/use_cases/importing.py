"""Take over a catalogue."""

from dataclasses import dataclass
from pathlib import Path

from waymarker import catalogue, storage


@dataclass(frozen=True)
class Imported:
    """How many entries came how far."""

    published: int
    archived: int
    known: int


def import_folder(store: Path, folder: Path) -> Imported:
    """Add each entry of a folder that is not known yet."""
    found = catalogue.entries(folder)
    with storage.changing(store) as entries:
        new = [entry for entry in found if entry.id not in entries]
        entries.update({entry.id: entry for entry in new})
    archived = sum(entry.state == "archived" for entry in new)
    return Imported(len(new) - archived, archived, len(found) - len(new))
