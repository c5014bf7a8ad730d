from datetime import date
from pathlib import Path

from waymarker.entries import read

CATALOGUE = Path(__file__).parents[1] / "catalogue"


def test_an_entry_knows_its_state() -> None:
    states = {
        entry.id: entry.state(date(2026, 11, 22)) for entry in read(CATALOGUE)
    }
    assert states == {
        "bottle": "due",
        "cosmic-python": "published",
        "diataxis": "published",
    }


def test_entries_can_go_into_a_set() -> None:
    assert len(set(read(CATALOGUE))) == 3
