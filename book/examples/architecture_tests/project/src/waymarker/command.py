"""The command line: `waymarker COMMAND`."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from waymarker import clock
from waymarker.rules import RefusedError
from waymarker.use_cases import checking, importing, reviewing


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was typed."""
    asked = parser().parse_args(arguments)
    try:
        run(asked, asked.now or clock.now())
    except RefusedError as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0


def run(asked: Namespace, now: datetime) -> None:
    """Do one command, and say what was done."""
    match asked.command:
        case "import":
            done = importing.import_folder(asked.store, asked.folder)
            print(f"published {done.published}")
            print(f"archived {done.archived}")
            print(f"known {done.known}")
        case "due":
            for entry in reviewing.due(asked.store, now):
                print(f"{entry.id} due, reviewed {entry.reviewed}")
        case "review":
            reviewing.review(asked.store, asked.id, now)
            print(f"{asked.id} reviewed by {asked.by}")
        case "check":
            for entry, answered in checking.check(asked.store, now):
                result = "ok" if answered else "failed"
                print(f"{entry.id} {result}, {entry.state}")


def parser() -> argparse.ArgumentParser:
    """Say what may be typed."""
    top = argparse.ArgumentParser(prog="waymarker")
    top.add_argument("--store", type=Path, default=Path("waymarker.json"))
    top.add_argument("--now", type=datetime.fromisoformat)
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser("import").add_argument("folder", type=Path)
    commands.add_parser("due")
    commands.add_parser("check")
    review = commands.add_parser("review")
    review.add_argument("id")
    review.add_argument("--by", required=True)
    return top


if __name__ == "__main__":
    sys.exit(main())
