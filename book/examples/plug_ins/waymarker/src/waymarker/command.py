"""The command line."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from waymarker.checking import check
from waymarker.plugins import offers


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one line for each fact; 1 if a link has a problem."""
    parser = argparse.ArgumentParser(prog="waymarker")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("plug-ins")
    checking = commands.add_parser("check")
    checking.add_argument("folder", type=Path)
    checking.add_argument("--allow", action="append", metavar="DISTRIBUTION")
    options = parser.parse_args(arguments)
    if options.command == "plug-ins":
        for offer in offers():
            print(offer)
        return 0
    status = 0
    for entry, wrong in check(options.folder, offers(), options.allow):
        print(f"{entry.id}: {'; '.join(wrong) or 'ok'}")
        status = 1 if wrong else status
    return status
