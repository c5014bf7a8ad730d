"""Diagnosers for kinds of devices, from whoever has written one."""

from collections.abc import Callable
from importlib.metadata import entry_points

GROUP = "repaircafe.diagnosers"

Diagnose = Callable[[str], str]


def load_diagnosers() -> tuple[dict[str, Diagnose], list[str]]:
    """Give the diagnoser of each kind of device, and what went wrong."""
    found = {point.name: point.load() for point in entry_points(group=GROUP)}
    return found, []
