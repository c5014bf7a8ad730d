"""Lists what is due."""

# ANCHOR: report
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from waymarker.entries import Entry, read


def due(entries: list[Entry], today: date) -> list[Entry]:
    return [entry for entry in entries if entry.state(today) == "due"]


def line(entry: Entry) -> str:
    return f"{entry.reviewed}  {entry.title}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = ArgumentParser(prog="report")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat)
    asked = parser.parse_args(arguments)
    for entry in due(read(asked.folder), asked.today or date.today()):
        print(line(entry))


if __name__ == "__main__":
    main()
# ANCHOR_END: report
