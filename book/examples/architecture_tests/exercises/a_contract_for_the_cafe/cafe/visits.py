"""What a visit is, and when it can begin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """An item that somebody has brought, and the parts there are for it."""

    item: str
    parts: int


def can_begin(visit: Visit) -> bool:
    """Say whether there is something to repair it with."""
    return visit.parts > 0
