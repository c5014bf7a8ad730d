"""Lists what is due."""

# ANCHOR: report
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from waymarker._entries import Entry, read


def due(entries: Iterable[Entry], today: date) -> list[Entry]:
    return [entry for entry in entries if entry.state(today) == "due"]


def line(entry: Entry) -> str:
    return f"{entry.reviewed}  {entry.title}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = ArgumentParser(prog="waymarker")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat)
    asked = parser.parse_args(arguments)
    for entry in due(read(asked.folder), asked.today or date.today()):
        print(line(entry))
        # ANCHOR_END: report
