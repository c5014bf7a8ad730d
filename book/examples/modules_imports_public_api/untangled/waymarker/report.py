"""Lists what is due."""

# ANCHOR: report
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from waymarker.entries import Entry, read

parser = ArgumentParser(prog="report")
parser.add_argument("folder", type=Path)
parser.add_argument("--today", type=date.fromisoformat, default=date.today())
arguments = parser.parse_args()
ENTRIES = read(arguments.folder)


def due(entries: list[Entry], today: date) -> list[Entry]:
    return [entry for entry in entries if entry.state(today) == "due"]


def line(entry: Entry) -> str:
    return f"{entry.reviewed}  {entry.title}"


print(*[line(entry) for entry in due(ENTRIES, arguments.today)], sep="\n")
# ANCHOR_END: report
