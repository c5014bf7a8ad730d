from datetime import UTC, datetime, timedelta, timezone

import pytest
from driver import START, Waymarker, entry

KINDS_BY_DAYS = {
    180: {"tool", "documentation"},
    270: {"source-code"},
    365: {"tutorial", "article", "talk", "course"},
    730: {"book", "chapter", "paper", "specification", "reference"},
}


@pytest.mark.parametrize("days", KINDS_BY_DAYS)
def test_a_review_holds_on_its_last_day_and_lapses_on_the_next(
    waymarker: Waymarker, days: int
) -> None:
    kinds = KINDS_BY_DAYS[days]
    waymarker.imports(*(entry(kind, kind=kind) for kind in kinds))

    waymarker.at(days=days)
    on_the_last_day = waymarker.does("due")
    waymarker.at(days=days + 1)
    on_the_next_day = waymarker.does("due")

    assert on_the_last_day == []
    assert {line.split()[0] for line in on_the_next_day} == kinds


def test_days_are_days_of_utc(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob", kind="tool"))
    berlin = timezone(timedelta(hours=2))
    midnight = datetime(2026, 11, 1, tzinfo=UTC)  # the 181st day begins

    waymarker.now = (midnight - timedelta(seconds=1)).astimezone(berlin)
    just_before = waymarker.does("due", "list")
    waymarker.now = midnight.astimezone(berlin)
    just_after = waymarker.does("due", "list")

    assert "published" in just_before[0]
    assert "due" in just_after[0]


def test_a_due_entry_is_listed_until_somebody_reviews_it(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(entry("webob"), entry("other"))
    waymarker.at(days=366)
    waymarker.does("review other --by ann")

    first, second = waymarker.does("due"), waymarker.does("due")

    assert first == second == [f"webob due, reviewed {START.date()}"]
    assert waymarker.shown("webob")["version"] == "2"
    waymarker.does("review webob --by ann")
    assert waymarker.does("due") == []
    assert waymarker.shown("webob")["version"] == "3"


def test_reading_does_not_mark_what_is_due(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob"))
    before = waymarker.everything()

    waymarker.at(days=1000)

    assert waymarker.everything() == before


def test_a_review_holds_anew_from_its_own_day(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob", kind="tool"))
    waymarker.at(days=200)
    waymarker.does("due", "review webob --by ann")
    reviewed = waymarker.shown("webob")

    waymarker.at(days=380)
    held = waymarker.does("due")
    waymarker.at(days=381)
    lapsed = waymarker.does("due")

    assert reviewed["state"] == "published"
    day = (START + timedelta(days=200)).date()
    assert reviewed["reviewed"] == day.isoformat()
    assert held == []
    assert lapsed == [f"webob due, reviewed {day}"]


def test_a_review_forgets_failures_and_repairs_a_broken_entry(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("webob", url=closed_site))
    waymarker.checks_at({}, {"hours": 36}, {"hours": 72})
    broken = waymarker.shown("webob")

    waymarker.does("review webob --by ann")

    repaired = waymarker.shown("webob")
    assert (broken["state"], broken["failures"]) == ("broken", "3")
    assert (repaired["state"], repaired["failures"]) == ("published", "0")


def test_a_reviewer_who_saw_an_older_version_is_refused(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(entry("webob"))
    waymarker.does("review webob --by ann", "review webob --by ben")

    reason = waymarker.refuses("review webob --by cem --version 2")

    assert reason == "changed meanwhile: version 3, you saw 2"
    assert waymarker.shown("webob")["version"] == "3"
    waymarker.does("review webob --by cem --version 3")
    assert waymarker.shown("webob")["version"] == "4"
