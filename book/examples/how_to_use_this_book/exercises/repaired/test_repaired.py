import doctest

import repaired
from repaired import repaired_share


def test_the_examples_in_the_docstring_hold() -> None:
    assert doctest.testmod(repaired).failed == 0


def test_what_waits_is_not_counted() -> None:
    outcomes = ["repaired", "repaired", "waiting for a part", "beyond repair"]
    assert repaired_share(outcomes) == 2 / 3


def test_an_evening_without_visits_has_no_share() -> None:
    assert repaired_share([]) == 0
