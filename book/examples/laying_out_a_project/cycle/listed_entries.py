"""The shortlist's entries; one half of an import cycle."""

# ANCHOR: entries
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from review_rules import is_due


@dataclass(frozen=True)
class Entry:
    title: str
    reviewed: date


def due(entries: Iterable[Entry], today: date) -> list[Entry]:
    return [entry for entry in entries if is_due(entry, today)]
    # ANCHOR_END: entries
