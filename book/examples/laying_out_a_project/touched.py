"""Counts what each change touches, as a table in Markdown."""

import re
from pathlib import Path

CHANGES = Path(__file__).parent / "changes"
WORDS = {
    "language": "entries have a language",
    "json": "output for programs",
}


def touched(patch: Path) -> str:
    """Say how many files and lines of code a patch changes."""
    text = patch.read_text(encoding="utf-8")
    files = len(re.findall(r"^\+\+\+ ", text, re.MULTILINE))
    lines = len(re.findall(r"^\+(?!\+\+ )", text, re.MULTILINE))
    return f"{files} {'file' if files == 1 else 'files'}, {lines} lines"


if __name__ == "__main__":
    print("| change | by layer | by feature |")
    print("|---|---|---|")
    for change, words in WORDS.items():
        cuts = [f"{change}_{cut}.patch" for cut in ("by_layer", "by_feature")]
        print(f"| {words} |", *(f"{touched(CHANGES / cut)} |" for cut in cuts))
