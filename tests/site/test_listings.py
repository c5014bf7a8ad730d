"""Listings are included from tested files, never typed into a chapter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import SOURCE

FENCE = re.compile(r"\s*(?P<mark>```+|~~~+)\s*(?P<language>[\w-]*)")
INCLUDE = re.compile(r"\s*\{\{#include (?P<path>[^\s:}]+)(:(?P<anchor>[^}]+))?\}\}")
TESTED = {"console", "python", "toml"}

CHAPTERS = sorted(SOURCE.rglob("*.md"))
each_chapter = pytest.mark.parametrize(
    "chapter", CHAPTERS, ids=lambda path: path.relative_to(SOURCE).as_posix()
)


@each_chapter
def test_tested_languages_are_only_included(chapter: Path) -> None:
    typed = [
        f"{chapter.name}:{number}: {line}"
        for number, language, line in fenced_lines(chapter)
        if language in TESTED and not INCLUDE.fullmatch(line)
    ]
    assert typed == []


@each_chapter
def test_included_files_and_anchors_exist(chapter: Path) -> None:
    missing = [
        include[0].strip()
        for include in INCLUDE.finditer(chapter.read_text(encoding="utf-8"))
        if not is_there(chapter.parent / include["path"], include["anchor"])
    ]
    assert missing == []


def fenced_lines(chapter: Path) -> Iterator[tuple[int, str, str]]:
    """Give each line inside a fence: its number, the fence's language, its text."""
    fence: re.Match[str] | None = None
    lines = chapter.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        mark = FENCE.match(line)
        if fence is None:
            fence = mark
        elif line.strip() == fence["mark"]:
            fence = None
        else:
            yield number, fence["language"], line


def is_there(file: Path, anchor: str | None) -> bool:
    if not file.is_file():
        return False
    if anchor is None:
        return True
    text = file.read_text(encoding="utf-8")
    marks = (rf"ANCHOR: *{re.escape(anchor)}\b", rf"ANCHOR_END: *{re.escape(anchor)}\b")
    return all(re.search(mark, text) for mark in marks)
