"""Prints the links of a catalogue that are due for a review.

    python due_links.py FOLDER [--today 2027-01-31]

An entry is a TOML file with at least `title`, `url`, `kind` and `reviewed`.
"""

import argparse
import sys
import tomllib
from datetime import date, timedelta
from pathlib import Path

# ANCHOR: holds
REVIEW_HOLDS_DAYS = {
    "tool": 180,
    "documentation": 180,
    "source-code": 270,
    "article": 365,
    "course": 365,
    "talk": 365,
    "tutorial": 365,
    "book": 730,
    "chapter": 730,
    "paper": 730,
    "reference": 730,
    "specification": 730,
}
# ANCHOR_END: holds


# ANCHOR: due
def due_links(folder: Path, today: date) -> list[str]:
    """Return one line a link, the longest overdue first."""
    lines = []
    for file in folder.glob("*.toml"):
        entry = tomllib.loads(file.read_text(encoding="utf-8"))
        holds = timedelta(days=REVIEW_HOLDS_DAYS[entry["kind"]])
        if entry["status"] == "dated":
            holds /= 2
        last_day = entry["reviewed"] + holds
        if last_day < today and entry["status"] != "gone":
            lines.append(f"{last_day}  {entry['title']}  {entry['url']}")
    return sorted(lines)
    # ANCHOR_END: due


# ANCHOR: main
def main() -> None:
    options = argparse.ArgumentParser(description="Links due for a review.")
    options.add_argument("folder", type=Path)
    options.add_argument(
        "--today", type=date.fromisoformat, default=date.today()
    )
    given = options.parse_args()
    if not given.folder.is_dir():
        sys.exit(f"{given.folder} is not a folder")
    for line in due_links(given.folder, given.today):
        print(line)


if __name__ == "__main__":
    main()
# ANCHOR_END: main
