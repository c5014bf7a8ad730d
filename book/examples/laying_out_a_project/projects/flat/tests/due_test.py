from datetime import date

from waymarker import is_due


def test_a_review_of_last_year_is_due() -> None:
    assert is_due(date(2025, 3, 1), today=date(2026, 11, 22))
