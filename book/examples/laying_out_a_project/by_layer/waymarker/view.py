"""What people see."""

from collections.abc import Mapping

from waymarker.model import Entry


def listing(entries: Mapping[str, Entry]) -> list[str]:
    """Give a line for each entry."""
    return [f"{id}  {entry.title}" for id, entry in sorted(entries.items())]


def reviews(entries: Mapping[str, Entry]) -> list[str]:
    """Give a line for each review, the oldest first."""
    found = sorted((entry.reviewed, id) for id, entry in entries.items())
    return [f"{day}  {id}" for day, id in found]
