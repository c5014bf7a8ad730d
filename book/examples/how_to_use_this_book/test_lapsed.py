from datetime import date

import pytest
from lapsed import lapsed


# ANCHOR: test
@pytest.mark.parametrize(
    ("today", "verdict"),
    [(date(2026, 3, 1), False), (date(2026, 3, 2), True)],
    ids=["the 365th day", "the day after"],
)
def test_a_review_holds_for_365_days(today: date, verdict: bool) -> None:
    assert lapsed(date(2025, 3, 1), today) is verdict
    # ANCHOR_END: test
