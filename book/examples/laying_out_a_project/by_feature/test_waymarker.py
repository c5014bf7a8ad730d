from datetime import date
from pathlib import Path

from waymarker import entries, reviews
from waymarker.entries import Entry


def test_a_review_holds_until_its_last_day(tmp_path: Path) -> None:
    store = tmp_path / "store.json"
    entries.add(store, "id", Entry("A title", "article"))
    reviews.record(store, "id", date(2025, 11, 22))
    assert reviews.due(store, date(2026, 11, 22)) == []
    assert reviews.due(store, date(2026, 11, 23)) == ["2025-11-22  id"]
