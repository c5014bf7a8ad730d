"""How many of the things that people brought could be repaired."""

from collections.abc import Sequence


def repaired_share(outcomes: Sequence[str]) -> float:
    """Return the share of finished visits that ended in a repair.

    A visit is finished when its outcome is "repaired" or "beyond repair".
    One that waits for a part is not.

    >>> repaired_share(["repaired", "beyond repair", "waiting for a part"])
    0.5
    >>> repaired_share(["waiting for a part"])
    0.0
    """
    repaired = outcomes.count("repaired")
    finished = repaired + outcomes.count("beyond repair")
    return repaired / finished if finished else 0.0
