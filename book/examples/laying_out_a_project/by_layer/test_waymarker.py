from datetime import date

import pytest
from waymarker.model import Entry
from waymarker.rules import HOLDS, is_due
from waymarker.view import listing

LAST = {
    "article": date(2026, 11, 22),
    "book": date(2027, 11, 22),
    "tool": date(2026, 5, 21),
}


@pytest.mark.parametrize("kind", HOLDS)
def test_a_review_holds_until_its_last_day(kind: str) -> None:
    entry = Entry("A title", kind, reviewed=date(2025, 11, 22))
    assert not is_due(entry, LAST[kind])
    assert is_due(entry, date.fromordinal(LAST[kind].toordinal() + 1))


def test_a_view_needs_no_file() -> None:
    entry = Entry("A title", "book", reviewed=date(2025, 11, 22))
    assert listing({"id": entry}) == ["id  A title"]
