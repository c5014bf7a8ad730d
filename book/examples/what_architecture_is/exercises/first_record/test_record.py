"""The form of a decision record. No test knows whether the decision is good."""

import re
from pathlib import Path

import pytest

SECTIONS = ["Status", "Context", "Decision", "Consequences"]
STATUS = re.compile(
    r"(Proposed|Accepted|Superseded by \d+), \d{1,2} [A-Z][a-z]+ \d{4}\."
)


@pytest.fixture
def record(answer: Path) -> str:
    [file] = answer.glob("[0-9][0-9][0-9][0-9]-*.md")
    return file.read_text(encoding="utf-8")


def section(record: str, heading: str) -> str:
    """Give the text below a heading, or nothing."""
    for part in record.split("\n## ")[1:]:
        first, _, text = part.partition("\n")
        if first.strip() == heading:
            return text
    return ""


def test_the_title_has_a_number_and_says_what_was_decided(record: str) -> None:
    title = record.splitlines()[0]
    assert re.fullmatch(r"# \d+\. \w.+ .+", title), "such as `# 2. Use paper`"


def test_it_has_four_sections_in_their_order(record: str) -> None:
    assert re.findall(r"^## (.+)$", record, re.MULTILINE) == SECTIONS


def test_the_status_is_one_of_three_and_has_its_day(record: str) -> None:
    status = section(record, "Status").strip()
    assert STATUS.fullmatch(status), "such as `Proposed, 20 November 2026.`"


def test_at_least_one_other_way_was_rejected_for_a_reason(record: str) -> None:
    rejected = re.findall(
        r"Rejected: (.+?)\.\s+(\w.+)", section(record, "Context")
    )
    assert rejected, "a line such as `- Rejected: paper. Nobody counted it.`"


def test_the_context_has_a_number(record: str) -> None:
    number = re.search(r"\d", section(record, "Context"))
    assert number, "how many visits, people or hours: what can be counted"


def test_it_says_what_would_change_our_mind(record: str) -> None:
    consequences = section(record, "Consequences")
    words = "We take this decision up again when"
    again = " ".join(consequences.split()).partition(words)[2]
    assert re.search(r"\d", again), f"`{words} …`, and a number in what follows"
