"""What prose says of costs is what the tables beside it have counted."""

import re
from pathlib import Path

import pytest

from project import ROOT, SOURCE, chapters

INCLUDE = re.compile(r"\{\{#include (?P<path>[^}:]+\.(?:md|console))[:}]")
NUMBER = re.compile(r"(?<![\w.])\d{2,}(?![\w.]*\d)")
LINES = re.compile(r"\d{2,}(?=\slines\b)")
YEARS = range(1990, 2100)


def sections(chapter: Path) -> dict[str, str]:
    """Give the text below each heading of the second level."""
    text = chapter.read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("\n## ")[1:])
    return {heading: body for heading, _, body in parts}


COUNTED = [path for path in chapters() if "What it cost" in sections(path)]


def test_chapters_say_what_they_cost() -> None:
    assert len(COUNTED) >= 7


@pytest.mark.parametrize("chapter", COUNTED, ids=lambda path: path.stem)
def test_numbers_in_prose_were_counted(chapter: Path) -> None:
    parts = sections(chapter)
    claimed = {*NUMBER.findall(parts["Verdict"]), *LINES.findall(parts["What it cost"])}
    typed = {number for number in claimed if int(number) not in YEARS} - counted(
        chapter
    )
    assert typed == set(), (
        f"{chapter.relative_to(ROOT)}: no table or session on the page shows "
        f"{', '.join(sorted(typed))}"
    )


def counted(chapter: Path) -> set[str]:
    """Give every number in what the machine has written for the page."""
    included = INCLUDE.finditer(chapter.read_text(encoding="utf-8"))
    files = {(SOURCE / "part" / found["path"]).resolve() for found in included}
    return {
        number
        for file in files
        for number in NUMBER.findall(file.read_text(encoding="utf-8"))
    }
