"""Chapters hold no code of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from listings.places import CHAPTERS, INCLUDE, chapters

TESTED = {"bash", "console", "diff", "ini", "json", "pycon", "python", "sh", "toml"}
"""Languages in which something could be wrong; `text` is for trees of files."""

FENCE = re.compile(r"\s*(?P<mark>```+|~~~+)\s*(?P<language>[\w-]*)")
ILLUSTRATION = re.compile(r"<!-- illustration: (?P<reason>.+) -->")

BUDGET = 1
"""Code that is typed, because nothing can run it. This number may only fall."""


@dataclass(frozen=True)
class Fence:
    """A block of code in a chapter."""

    place: str
    language: str
    before: str
    """The line above it."""
    lines: tuple[str, ...]

    @property
    def is_typed(self) -> bool:
        return any(line.strip() and not INCLUDE.fullmatch(line) for line in self.lines)


@pytest.mark.parametrize("chapter", chapters(), ids=lambda path: path.stem)
def test_code_is_included_or_says_why_not(chapter: Path) -> None:
    typed = [
        f"{fence.place}: {fence.lines[0]}"
        for fence in fences(chapter)
        if fence.language in TESTED
        if fence.is_typed and not ILLUSTRATION.fullmatch(fence.before)
    ]
    assert typed == [], "include it from book/examples by its anchor"


def test_illustrations_are_counted_and_have_a_reason() -> None:
    found = {
        fence.place: illustration["reason"]
        for chapter in chapters()
        for fence in fences(chapter)
        if (illustration := ILLUSTRATION.fullmatch(fence.before))
    }
    assert len(found) == BUDGET, f"the budget may fall, and never rise: {found}"
    assert all(len(reason.split()) >= 4 for reason in found.values()), found


def fences(chapter: Path) -> Iterator[Fence]:
    """Find every block of code of a chapter."""
    lines = chapter.read_text(encoding="utf-8").splitlines()
    start: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(lines):
        if start is None:
            mark = FENCE.match(line)
            start = (number, mark) if mark else None
        elif line.strip() == start[1]["mark"]:
            at, mark = start
            place = f"{chapter.relative_to(CHAPTERS).as_posix()}:{at + 1}"
            inside = tuple(lines[at + 1 : number])
            yield Fence(place, mark["language"], lines[at - 1] if at else "", inside)
            start = None
