"""Who came, with what, and how it ended."""

from dataclasses import dataclass
from enum import StrEnum

from cafe import parts


class Outcome(StrEnum):
    """How a visit ended."""

    REPAIRED = "repaired"
    WAITS = "waits for a part"
    BEYOND_REPAIR = "beyond repair"


@dataclass
class Visit:
    """One thing that somebody brought."""

    visitor: str
    item: str
    needs: str = ""
    outcome: Outcome | None = None


def finish(visit: Visit) -> None:
    """Decide how a visit ends."""
    if not visit.needs or parts.take(visit.needs):
        visit.outcome = Outcome.REPAIRED
    elif parts.can_be_ordered(visit.needs):
        parts.order(visit)
        visit.outcome = Outcome.WAITS
    else:
        visit.outcome = Outcome.BEYOND_REPAIR
