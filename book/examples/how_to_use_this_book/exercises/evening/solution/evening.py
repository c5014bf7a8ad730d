"""An evening at the repair café, for one volunteer."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Visit:
    """Somebody who brings a thing, and the minutes that it will take."""

    item: str
    minutes: int


def plan(visits: Iterable[Visit], minutes: int) -> list[Visit]:
    """Return the visits that fit, in the order in which people came.

    A visit that no longer fits is left out; a shorter one after it may fit.
    """
    planned = []
    left = minutes
    for visit in visits:
        if visit.minutes <= left:
            planned.append(visit)
            left -= visit.minutes
    return planned
