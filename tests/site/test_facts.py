"""A chapter begins with what it teaches, what it takes, and facts that hold."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from built_page import built_page
from project import ROOT, SOURCE, chapters

WORDS_A_MINUTE = 200
LINES_A_MINUTE = 20
STEP_MINUTES = 5

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FACTS = re.compile(
    r"\*(?P<level>Introductory|Intermediate|Advanced)"
    r" · (?P<minutes>\d+) minutes"
    r" · reviewed (?P<day>\d+ [A-Z][a-z]+ \d{4})"
    r" · code in `(?P<folder>[^`]+)`\*"
)

each_chapter = pytest.mark.parametrize(
    "chapter", chapters(), ids=lambda path: path.stem
)


def header(chapter: Path) -> list[str]:
    """Give the blocks of Markdown from the title to the first heading below it."""
    text = COMMENT.sub("", chapter.read_text(encoding="utf-8"))
    blocks = text.partition("\n## ")[0].split("\n\n")
    return [block.strip() for block in blocks if block.strip()]


def minutes(chapter: Path) -> int:
    """Give the time to read a chapter, rounded up."""
    page = built_page(chapter.relative_to(SOURCE).with_suffix(".html").as_posix())
    lines = len(page.code.splitlines())
    seconds = 60 * page.words // WORDS_A_MINUTE + 60 * lines // LINES_A_MINUTE
    return STEP_MINUTES * -(-seconds // (60 * STEP_MINUTES))


def expected(chapter: Path) -> str:
    """Give the line of facts, with what only an author knows taken from the page."""
    found = FACTS.fullmatch(header(chapter)[-1])
    today = datetime.now(UTC).date()
    level = found["level"] if found else "Intermediate"
    day = found["day"] if found else written(today)
    folder = f"book/examples/{chapter.stem.replace('-', '_')}"
    return (
        f"*{level} · {minutes(chapter)} minutes · reviewed {day} · code in `{folder}`*"
    )


def written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@each_chapter
def test_a_chapter_begins_with_its_header(chapter: Path) -> None:
    title, *paragraphs = header(chapter)
    assert title.startswith("# ")
    assert "\n" not in title
    # What it teaches, the facts, and what it takes between them, if anything.
    assert len(paragraphs) in (2, 3)
    assert all(paragraph[0] not in "#*<{|>" for paragraph in paragraphs[:-1])
    below = chapter.read_text(encoding="utf-8").partition("\n## ")[2]
    assert below.partition("\n")[0] == "Verdict"


@each_chapter
def test_the_facts_hold(chapter: Path) -> None:
    line = header(chapter)[-1]
    wanted = expected(chapter)
    assert line == wanted, f"{chapter.relative_to(ROOT)}: write {wanted}"
    assert (ROOT / wanted.rpartition(" `")[2].rstrip("`*")).is_dir()


@each_chapter
def test_the_review_is_on_a_day_that_has_been(chapter: Path) -> None:
    found = FACTS.fullmatch(header(chapter)[-1])
    assert found is not None
    day = datetime.strptime(found["day"], "%d %B %Y").replace(tzinfo=UTC).date()
    assert found["day"] == written(day)
    # Somewhere on Earth it is already tomorrow.
    assert day <= (datetime.now(UTC) + timedelta(hours=14)).date()
