from datetime import datetime, timedelta

import evening
import pytest

SIX = datetime(2026, 11, 20, 18)


def outputs() -> dict[str, object]:
    return {
        "invitation": evening.invitation(SIX),
        "bookable": [
            minutes
            for minutes in (30, 31, 45, 46, 60, 61)
            if evening.is_bookable(timedelta(minutes=minutes))
        ],
        "ends": evening.visit_ends(SIX),
        "visits": evening.visits_in(timedelta(hours=3)),
        "volunteers": evening.volunteers_needed(2),
        "doors": evening.doors(SIX),
    }


def test_an_evening_is_planned_as_before() -> None:
    assert outputs() == {
        "invitation": (
            "We begin at 18:00. Bring one thing: we have 45 minutes for it."
        ),
        "bookable": [30, 31, 45],
        "ends": datetime(2026, 11, 20, 18, 45),
        "visits": 16,
        "volunteers": 8,
        "doors": datetime(2026, 11, 20, 17, 15),
    }


def test_one_number_says_how_long_a_visit_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = outputs()

    monkeypatch.setattr(evening, "MINUTES_FOR_A_VISIT", 30)

    assert outputs() == before | {
        "invitation": (
            "We begin at 18:00. Bring one thing: we have 30 minutes for it."
        ),
        "bookable": [30],
        "ends": datetime(2026, 11, 20, 18, 30),
        "visits": 24,
    }


def test_one_number_says_how_many_tables_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = outputs()

    monkeypatch.setattr(evening, "TABLES", 5)

    assert outputs() == before | {"visits": 20, "volunteers": 10}


def test_setting_up_is_a_decision_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = outputs()

    monkeypatch.setattr(evening, "MINUTES_OF_SET_UP", 20)

    assert outputs() == before | {"doors": datetime(2026, 11, 20, 17, 40)}
