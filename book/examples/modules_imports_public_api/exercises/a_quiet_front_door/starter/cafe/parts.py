"""The drawer of spare parts."""

import csv
from pathlib import Path

print("reading the parts")
with Path("parts.csv").open(encoding="utf-8", newline="") as file:
    PARTS = {row["part"]: int(row["count"]) for row in csv.DictReader(file)}


def missing(needed: list[str]) -> list[str]:
    """Name what is needed and not in the drawer."""
    return [part for part in needed if PARTS.get(part, 0) == 0]
