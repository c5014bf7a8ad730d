from datetime import date, timedelta

import pytest

from waymarker.review import due  # isort: skip
from waymarker.entries import Entry  # isort: skip

REVIEWED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("kind", "days"),
    [("documentation", 180), ("source-code", 270), ("book", 730)],
)
def test_a_review_lapses_when_its_days_are_over(kind: str, days: int) -> None:
    entry = Entry("diataxis", "Diátaxis", "https://x.test/", kind, REVIEWED)
    last = REVIEWED + timedelta(days=days)
    assert due([entry], last) == []
    assert due([entry], last + timedelta(days=1)) == [entry]
