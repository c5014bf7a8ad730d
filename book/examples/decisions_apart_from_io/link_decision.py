"""The decision: values in, a verdict out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# ANCHOR: decision
ENOUGH_FAILURES = 3
LONG_ENOUGH = timedelta(hours=72)


@dataclass(frozen=True)
class Visit:
    at: datetime
    answered: bool


def is_broken(visits: Sequence[Visit]) -> bool:
    """Judge a link by its visits, oldest first."""
    run: list[Visit] = []
    for visit in visits:
        run = [] if visit.answered else [*run, visit]
    if len(run) < ENOUGH_FAILURES:
        return False
    return run[-1].at - run[0].at >= LONG_ENOUGH
    # ANCHOR_END: decision
