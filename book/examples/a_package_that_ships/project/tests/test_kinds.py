from waymarker import REVIEW_HOLDS_DAYS


def test_a_tool_is_looked_at_sooner_than_a_book() -> None:
    assert REVIEW_HOLDS_DAYS["tool"] < REVIEW_HOLDS_DAYS["book"]


def test_a_review_holds_a_number_of_days() -> None:
    assert set(map(type, REVIEW_HOLDS_DAYS.values())) == {int}
