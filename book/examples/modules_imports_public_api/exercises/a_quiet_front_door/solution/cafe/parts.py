"""The drawer of spare parts."""

import csv
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path


def read_parts(file: str | PathLike[str]) -> dict[str, int]:
    """Read how many there are of each part."""
    with Path(file).open(encoding="utf-8", newline="") as lines:
        return {row["part"]: int(row["count"]) for row in csv.DictReader(lines)}


def missing(needed: Iterable[str], parts: Mapping[str, int]) -> list[str]:
    """Name what is needed and not in the drawer."""
    return [part for part in needed if parts.get(part, 0) == 0]
