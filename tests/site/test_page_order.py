"""Chapters share an order, so that readers know where to look."""

import re
from pathlib import Path

import pytest

from listings.places import CHAPTERS

HEADINGS = re.compile(r"^(?P<level>#{1,3}) (?P<text>.+)$", re.MULTILINE)
CODE = re.compile(r"^(```+|~~~+).*?^\1$", re.MULTILINE | re.DOTALL)
CARD = re.compile(r"^\{\{#resource [\w-]+[^}]*\}\}$", re.MULTILINE)

FIRST_VERSION = {"clean-architecture", "documentation", "patterns"}
"""Parts whose chapters have not been written anew yet."""

BEGINS = ["Verdict", "The problem"]
ENDS = [
    "What it cost",
    "Trade-offs",
    "Exercises",
    "Check yourself",
    "Further reading",
    "What has changed",
]

PAGES = sorted(
    path
    for path in CHAPTERS.glob("*/*.md")
    if path.parent.name not in FIRST_VERSION | {"appendix"}
    if "<!-- guide:" not in path.read_text(encoding="utf-8")
)
each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda path: path.relative_to(CHAPTERS).as_posix()
)


@each_page
def test_the_headings_come_in_their_order(page: Path) -> None:
    headings = [text for level, text in read(page) if level == "##"]
    steps = headings[len(BEGINS) : -len(ENDS)]
    assert headings == [*BEGINS, *steps, *ENDS]
    assert 1 <= len(steps) <= 7, "the worked example, in steps with headings of its own"


@each_page
def test_there_are_exercises_and_questions_with_answers(page: Path) -> None:
    assert len(re.findall(r"^### ", section(page, "Exercises"), re.MULTILINE)) >= 2
    questions = section(page, "Check yourself").count("<details>")
    assert 3 <= questions <= 5


@each_page
def test_three_to_five_resources_are_recommended_for_more(page: Path) -> None:
    assert 3 <= len(CARD.findall(section(page, "Further reading"))) <= 5


@each_page
def test_a_chapter_is_neither_a_note_nor_a_book(page: Path) -> None:
    prose = CODE.sub("", page.read_text(encoding="utf-8"))
    assert 2000 <= len(prose.split()) <= 4000


def read(page: Path) -> list[tuple[str, str]]:
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [(found["level"], found["text"]) for found in HEADINGS.finditer(text)]


def section(page: Path, heading: str) -> str:
    """Give the text below a heading, up to the next of its level."""
    parts = re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    [found] = [part for part in parts if part.startswith(f"{heading}\n")]
    return found
