"""The command `due-reviews`."""

import argparse
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from due_reviews import Entry, due


def read(path: Path) -> list[Entry]:
    """Read the `[[entry]]` tables of a TOML file."""
    with path.open("rb") as file:
        return [Entry(**table) for table in tomllib.load(file)["entry"]]


def main(argv: Sequence[str] | None = None) -> int:
    """Print the entries that are due; exit with 1 if there are any."""
    parser = argparse.ArgumentParser(prog="due-reviews")
    parser.add_argument("shortlist", type=Path)
    parser.add_argument("--today", type=date.fromisoformat)
    options = parser.parse_args(argv)

    found = due(read(options.shortlist), options.today or date.today())
    for entry in found:
        print(f"{entry.reviewed}  {entry.title}")
    return 1 if found else 0
