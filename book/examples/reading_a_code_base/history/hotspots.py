"""Where a repository changes: `python hotspots.py FOLDER`."""

# ANCHOR: hotspots
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

LOG = ["git", "log", "--format=", "--name-only", "--", "*.py"]


def hotspots(repository: Path) -> Iterator[str]:
    """Say how often each file was changed, and how long it is today."""
    log = subprocess.check_output(LOG, cwd=repository, text=True)
    for name, count in Counter(log.split()).most_common():
        file = repository / name
        size = len(file.read_text().splitlines()) if file.exists() else "no"
        yield f"commits {count:3}, lines today {size:>3}  {name}"
        # ANCHOR_END: hotspots


if __name__ == "__main__":
    print(*hotspots(Path(sys.argv[1])), sep="\n")
