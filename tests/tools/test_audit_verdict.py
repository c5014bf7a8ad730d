"""What falls short is found, and a slow machine gets two more runs."""

from dataclasses import replace

import pytest

from audit.compare import KINDS, THEMES, Measured, rules_broken, scores
from audit.pages import MISSING, Page
from audit.report import Fault, Report
from audit.text import HEAD, explain, row, table
from audit.verdict import judged, median, misses

SCORES = {"performance": 100, "accessibility": 100, "best-practices": 100, "seo": 100}
GOOD = Report(Page("part/one.html"), SCORES, 1234, 1350, 0.004, 12.4, 7, 24_000)


def scoring(performance: int, largest_paint_ms: float = 1350) -> Report:
    scores = SCORES | {"performance": performance}
    return replace(GOOD, scores=scores, largest_paint_ms=largest_paint_ms)


@pytest.mark.parametrize(
    ("category", "passes", "fails"),
    [
        ("performance", 99, 98),
        ("accessibility", 100, 99),
        ("best-practices", 100, 99),
        ("seo", 100, 99),
    ],
)
def test_thresholds(category: str, passes: int, fails: int) -> None:
    assert misses(replace(GOOD, scores=SCORES | {category: passes})) == {}
    assert misses(replace(GOOD, scores=SCORES | {category: fails})) == {category: fails}


def test_the_median_is_the_report_in_the_middle() -> None:
    assert median([scoring(90), scoring(100), scoring(98)]).scores["performance"] == 98
    assert median([scoring(99, 900), scoring(99, 700), scoring(99, 800)]) == (
        scoring(99, 800)
    )


@pytest.mark.parametrize(
    ("runs", "expected", "left"),
    [
        ([99, 1, 1], 99, 2),
        ([98, 100, 99], 99, 0),
        ([98, 97, 100], 98, 0),
    ],
)
def test_only_a_slow_page_is_run_again(
    runs: list[int], expected: int, left: int
) -> None:
    answers = iter([scoring(run) for run in runs])
    assert judged(lambda: next(answers)).scores["performance"] == expected
    assert len([*answers]) == left


def test_other_misses_are_no_matter_of_the_machine() -> None:
    answers = iter([replace(GOOD, scores=SCORES | {"seo": 92}), GOOD, GOOD])
    assert misses(judged(lambda: next(answers))) == {"seo": 92}


def test_a_row_has_a_cell_for_each_column() -> None:
    assert row(GOOD) == (
        *("part/one.html", "100", "100", "100", "100"),
        *("1.2 s", "1.4 s", "0.004", "12 ms", "7", "23"),
    )
    assert len(row(GOOD)) == len(HEAD)
    assert row(replace(GOOD, page=Page("")))[0] == "the front page"
    assert row(replace(GOOD, page=MISSING))[0] == "a missing address"


def test_a_table_is_aligned() -> None:
    assert table(["page", "KiB"], [["one", "7"], ["another", "1024"]]) == (
        "| page    |  KiB |\n"
        "|---------|-----:|\n"
        "| one     |    7 |\n"
        "| another | 1024 |\n"
    )


def test_a_miss_is_explained() -> None:
    fault = Fault("seo", "link-text", "Links: 7", 12.5, "Name them.", tuple("abcdefg"))
    other = Fault("performance", "unused", "Unused", 0, "Remove it.")
    report = replace(GOOD, scores=SCORES | {"seo": 88}, faults=(fault, other))
    assert explain(report).splitlines() == [
        "part/one.html: seo 88, wanted 100",
        "  Links: 7 (costs 12.5) [link-text]",
        "    Name them.",
        *(f"    - {place}" for place in "abcde"),
        "    - and 2 more",
    ]
    assert explain(GOOD) == ""


def measured(kind: str, look: str) -> Measured:
    """Give good figures for this book, and less good ones for stock."""
    broken = {"region", "label"} if look == "stock" else set()
    themes = {theme: broken if theme != "rust" else {"list"} for theme in THEMES[look]}
    report = GOOD if look == "this book" else scoring(83)
    return Measured(kind, look, report, themes)


def test_looks_are_compared_page_by_page() -> None:
    found = [measured(kind, look) for look in THEMES for kind in KINDS]
    lines = scores(found).splitlines()
    assert [line.split("|")[1].strip() for line in lines[2:6]] == [
        *("a chapter", "", "all resources", "")
    ]
    assert [line.split("|")[2:4] for line in lines[2:4]] == [
        [" this book ", "         100 "],
        [" stock     ", "          83 "],
    ]
    lines = rules_broken(found).splitlines()
    counts = [cell.strip() for cell in lines[2].split("|")[1:-1]]
    assert counts == ["a chapter", "0", "0", "2", "1", "2", "2", "2"]
    assert lines[-3] == "Broken somewhere, this book: none."
    assert lines[-1] == "Broken somewhere, stock: `label`, `list`, `region`."
