"""What an entry is."""

from dataclasses import dataclass
from datetime import date


@dataclass
class Entry:
    """A link on the shortlist."""

    title: str
    kind: str
    reviewed: date
