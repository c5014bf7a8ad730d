"""Diagnosers for kinds of devices, from whoever has written one."""

from collections import defaultdict
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points

GROUP = "repaircafe.diagnosers"

Diagnose = Callable[[str], str]


def load_diagnosers() -> tuple[dict[str, Diagnose], list[str]]:
    """Give the diagnoser of each kind of device, and what went wrong."""
    offered: dict[str, list[EntryPoint]] = defaultdict(list)
    for point in entry_points(group=GROUP):
        offered[point.name].append(point)
    found: dict[str, Diagnose] = {}
    problems: list[str] = []
    for device, points in sorted(offered.items()):
        if len(points) > 1:
            names = " and ".join(sorted(map(source, points)))
            problems.append(f"{device}: from {names}, none is used")
            continue
        try:
            found[device] = points[0].load()
        except (Exception, SystemExit) as error:
            reason = f"{type(error).__name__}: {error}"
            problems.append(f"{device}: from {source(points[0])}: {reason}")
    return found, problems


def source(point: EntryPoint) -> str:
    """Name the distribution that offers something."""
    if point.dist is None:
        return "an unknown distribution"
    return f"{point.dist.name} {point.dist.version}"
