from datetime import date, timedelta

import pytest
from waymarker._review import is_due

REVIEWED = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("kind", "days"),
    [("documentation", 180), ("source-code", 270), ("book", 730)],
)
def test_a_review_lapses_when_its_days_are_over(kind: str, days: int) -> None:
    last = REVIEWED + timedelta(days=days)
    assert not is_due(kind, REVIEWED, last)
    assert is_due(kind, REVIEWED, last + timedelta(days=1))
