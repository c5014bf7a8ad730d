"""Listings are cut out of files that are there, and each caption leads to its file."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from project import ROOT, SITE, SOURCE

FENCE = re.compile(r"\s*(?P<mark>```+|~~~+)\s*(?P<language>[\w-]*)")
INCLUDE = re.compile(r"\s*\{\{#include (?P<path>[^\s:}]+)(:(?P<anchor>[^}]+))?\}\}")
EXAMPLES = ROOT / "book/examples"
UNTITLED = "console"
"""The language of a fence that shows its command, and so needs no caption."""

CAPTION = re.compile(r"\*Listing: \[`(?P<name>[^`]+)`\]\((?P<target>[^)]+)\)\*")

CHAPTERS = sorted(SOURCE.rglob("*.md"))
each_chapter = pytest.mark.parametrize(
    "chapter", CHAPTERS, ids=lambda path: path.relative_to(SOURCE).as_posix()
)


@each_chapter
def test_included_files_and_anchors_exist(chapter: Path) -> None:
    missing = [
        include[0].strip()
        for include in INCLUDE.finditer(chapter.read_text(encoding="utf-8"))
        if not is_there(chapter.parent / include["path"], include["anchor"])
    ]
    assert missing == []


@each_chapter
def test_a_caption_leads_to_the_file(chapter: Path) -> None:
    wrong = [
        f"{chapter.name}:{number}: write above it {wanted(chapter, file)}"
        for number, caption, file in listings(chapter)
        if not is_caption(caption, chapter, file)
    ]
    assert wrong == []


def test_the_site_holds_the_files_that_chapters_include() -> None:
    included = {copy_of(file): file for file in included_files()}
    copies = {path for path in (SITE / "examples").rglob("*") if path.is_file()}
    assert copies == {SITE / copy for copy in included}
    assert included
    for copy, file in included.items():
        assert (SITE / copy).read_bytes() == file.read_bytes()


def included_files() -> Iterator[Path]:
    """Give each file under the examples that a chapter includes."""
    for chapter in CHAPTERS:
        for include in INCLUDE.finditer(chapter.read_text(encoding="utf-8")):
            file = (chapter.parent / include["path"]).resolve()
            if file.is_relative_to(EXAMPLES):
                yield file


def listings(chapter: Path) -> Iterator[tuple[int, str, Path]]:
    """Give each listing: the number of its line, the line above its fence, its file."""
    lines = chapter.read_text(encoding="utf-8").splitlines()
    for number, language, line in fenced_lines(chapter):
        include = INCLUDE.fullmatch(line)
        if include is None or language == UNTITLED:
            continue
        file = (chapter.parent / include["path"]).resolve()
        if file.is_relative_to(EXAMPLES):
            fence = max(at for at in range(number) if FENCE.match(lines[at]))
            above = [text for text in lines[:fence] if text.strip()]
            yield number, above[-1], file


def copy_of(file: Path) -> str:
    """Name the copy of a file in the site: browsers show what ends in `.txt`."""
    path = f"examples/{file.relative_to(EXAMPLES).as_posix()}"
    return path if path.endswith(".txt") else f"{path}.txt"


def target(chapter: Path, file: Path) -> str:
    page = chapter.relative_to(SOURCE)
    return Path(os.path.relpath(copy_of(file), page.parent)).as_posix()


def is_caption(line: str, chapter: Path, file: Path) -> bool:
    """Tell whether a caption names the file by the end of its path, and leads to it."""
    caption = CAPTION.fullmatch(line)
    return (
        caption is not None
        and caption["target"] == target(chapter, file)
        and file.as_posix().endswith(f"/{caption['name']}")
    )


def wanted(chapter: Path, file: Path) -> str:
    name = file.name
    if name == "__init__.py":
        name = f"{file.parent.name}/{name}"
    return f"*Listing: [`{name}`]({target(chapter, file)})*"


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
