"""Check every link of a catalogue: a checker for each scheme."""

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from waymarker.books import IsbnChecker
from waymarker.contract import Checker
from waymarker.pages import FileChecker, PageChecker


# ANCHOR: registry
def checkers(folder: Path) -> dict[str, Checker]:
    """Name the checker of each scheme."""
    return {
        "file": FileChecker(folder),
        "http": PageChecker(),
        "https": PageChecker(),
        "isbn": IsbnChecker(),
    }


def problems(url: str, known: Mapping[str, Checker]) -> list[str]:
    """Say what is wrong with a link."""
    scheme = url.partition(":")[0]
    if scheme not in known:
        return [f"not checked: no checker for {scheme}:"]
    return known[scheme].check(url)
    # ANCHOR_END: registry


def main(folder: Path) -> int:
    """Print one line for each entry; 1 if something is wrong."""
    known, status = checkers(folder), 0
    for path in sorted(folder.glob("*.toml")):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        wrong = problems(entry["url"], known)
        print(f"{path.stem}: {'; '.join(wrong) or 'ok'}")
        status = 1 if wrong else status
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
