"""The numbers at which the decision is taken up again are kept by a test."""

from pathlib import Path

HERE = Path(__file__).parent
LIMITS = """\
the suite: takes over 60 seconds, so people stop running it: 30 seconds
the file: passes 800 lines: 574 lines
its authors: two people change it in the same week, twice in a month: one author
a command: takes over half a second, because the store is read and written \
whole: 93 ms with 52 entries, 230 ms with 3,052
front ends: there are two: one
stores: there are two, or a query that needs an index: one
"""


def limits() -> list[list[str]]:
    """Read the table of the record."""
    text = (HERE / "0001-one-file.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    return [
        [cell.strip() for cell in row.strip("|").split("|")] for row in rows
    ]


def test_the_decision_is_still_the_one_that_was_taken() -> None:
    head, *rows = limits()
    assert head == ["what", "limit", "today"]
    assert "".join(": ".join(row) + "\n" for row in rows) == LIMITS


def test_the_file_is_as_long_as_the_decision_says_and_within_its_limit() -> (
    None
):
    file = HERE.parent / "one_file/waymarker.py"
    lines = len(file.read_text(encoding="utf-8").splitlines())
    [(limit, today)] = [row[1:] for row in limits() if row[0] == "the file"]
    assert today == f"{lines} lines"
    assert lines <= int(limit.split()[1])
