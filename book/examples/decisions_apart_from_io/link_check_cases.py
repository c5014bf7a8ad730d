"""Histories of one link and the verdict each deserves."""

from datetime import UTC, datetime, timedelta

from link_decision import Visit

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def failed(hours: float) -> Visit:
    return Visit(START + timedelta(hours=hours), answered=False)


def answered(hours: float) -> Visit:
    return Visit(START + timedelta(hours=hours), answered=True)


CASES = {
    "an answer": ([answered(0)], False),
    "one failure": ([failed(0)], False),
    "two failures, far apart": ([failed(0), failed(100)], False),
    "three in 71 hours": ([failed(0), failed(24), failed(71)], False),
    "three in 72 hours": ([failed(0), failed(1), failed(72)], True),
    "many in one day": ([failed(hour) for hour in range(24)], False),
    "the third only just too early": (
        [failed(0), failed(36), failed(71.99)],
        False,
    ),
    "an answer between": (
        [failed(0), failed(36), answered(48), failed(72), failed(96)],
        False,
    ),
    "an answer at last": (
        [failed(0), failed(36), failed(72), answered(73)],
        False,
    ),
    "a new run after an answer": (
        [failed(0), answered(1), failed(2), failed(38), failed(74)],
        True,
    ),
    "failing on": ([failed(0), failed(36), failed(72), failed(108)], True),
}
