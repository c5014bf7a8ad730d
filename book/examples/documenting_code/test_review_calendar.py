"""The docstring of review_due is checked, and so is the check."""

import inspect
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
import review_calendar
from review_calendar import review_due

MODULE = Path(review_calendar.__file__)


# ANCHOR: check
def run_doctest(
    folder: Path, source: str, *flags: str
) -> subprocess.CompletedProcess[str]:
    copy = folder / MODULE.name
    copy.write_text(source, encoding="utf-8")
    command = [sys.executable, "-B", *flags, "-m", "doctest", str(copy)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def damaged(right: str, wrong: str) -> str:
    source = MODULE.read_text(encoding="utf-8")
    assert source.count(right) == 1
    return source.replace(right, wrong)


def test_the_examples_in_the_docstring_hold(tmp_path: Path) -> None:
    source = MODULE.read_text(encoding="utf-8")
    assert ">>> review_due" in source
    result = run_doctest(tmp_path, source)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("datetime.date(2028, 2, 29)", "datetime.date(2028, 3, 2)"),
        ("min(reviewed.day, last_day)", "min(reviewed.day, 28)"),
        ("if months < 1:", "if months < 0:"),
    ],
    ids=["wrong example", "wrong month end", "missing error"],
)
def test_a_contradiction_is_caught(
    tmp_path: Path, right: str, wrong: str
) -> None:
    result = run_doctest(tmp_path, damaged(right, wrong))
    assert result.returncode == 1
    assert "Failed example:" in result.stdout
    # ANCHOR_END: check


WRONG_EXAMPLE = ("datetime.date(2028, 2, 29)", "datetime.date(2028, 3, 2)")


def test_without_docstrings_the_wrong_example_passes(tmp_path: Path) -> None:
    result = run_doctest(tmp_path, damaged(*WRONG_EXAMPLE), "-OO")
    assert result.returncode == 0


def test_the_signature_carries_the_types() -> None:
    assert str(inspect.signature(review_due)) == (
        "(reviewed: datetime.date, months: int) -> datetime.date"
    )


def test_a_review_never_slips_into_another_month() -> None:
    for offset in range(4 * 366):
        reviewed = date(2026, 1, 1) + timedelta(days=offset)
        for months in range(1, 25):
            due = review_due(reviewed, months)
            years_on = due.year - reviewed.year
            assert 12 * years_on + due.month - reviewed.month == months
            next_day = due + timedelta(days=1)
            assert due.day == reviewed.day or next_day.day == 1


def test_two_half_years_need_not_make_a_year() -> None:
    august = date(2026, 8, 31)
    assert review_due(review_due(august, 6), 6) == date(2027, 8, 28)
    assert review_due(august, 12) == date(2027, 8, 31)
