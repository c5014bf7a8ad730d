"""Check every link of a catalogue: one function for all schemes."""

import sys
import tomllib
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen


# ANCHOR: problem
def problem(url: str, folder: Path) -> str | None:
    """Say what is wrong with a link; None if it is sound."""
    scheme, _, rest = url.partition(":")
    if scheme in ("http", "https"):
        return None if answers(url) else "no answer"
    if scheme == "file":
        return None if (folder / rest).is_file() else f"no file {rest}"
    if scheme == "doi":
        return None if rest.startswith("10.") else "no DOI"
    return f"not checked: no checker for {scheme}:"
    # ANCHOR_END: problem


def answers(url: str) -> bool:
    """Ask for a page without its body."""
    try:
        with urlopen(Request(url, method="HEAD"), timeout=10):
            return True
    except URLError:
        return False


def main(folder: Path) -> int:
    """Print one line for each entry; 1 if something is wrong."""
    status = 0
    for path in sorted(folder.glob("*.toml")):
        entry = tomllib.loads(path.read_text(encoding="utf-8"))
        wrong = problem(entry["url"], folder)
        print(f"{path.stem}: {wrong or 'ok'}", flush=True)
        status = 1 if wrong else status
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
