from visits import minutes


def test_a_visit_takes_its_minutes() -> None:
    assert minutes(600, 645) == 45
