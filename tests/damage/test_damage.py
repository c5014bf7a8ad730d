"""Whoever damages a listing or a recorded output turns a test red.

Two seeds choose the lines: one that never changes, and one that every change of a
listing makes anew. The second comes from the listings themselves, so that a run that
has failed fails again, and a change of prose alone meets no surprise.
"""

import os
from hashlib import sha256
from random import Random

import pytest

from listings.damage import damages
from listings.notice import is_sound, unnoticed
from listings.places import EXAMPLES, shown
from listings.workshop import Workshop

COUNT = 20
FIXED = 20261122


def fresh() -> int:
    """Give the seed of the listings as they are, or the one that somebody sets."""
    parts = sorted(set(shown()))
    lines = [line for part in parts for _, line in part.lines()]
    digest = sha256("\n".join(lines).encode()).hexdigest()
    return int(os.environ.get("DAMAGE_SEED") or int(digest, 16) % 10**6)


FOLDERS = sorted({part.file.relative_to(EXAMPLES).parts[0] for part in shown()})


@pytest.mark.parametrize("chapter", FOLDERS)
def test_nothing_is_noticed_without_damage(chapter: str) -> None:
    with Workshop.open() as workshop:
        assert is_sound(chapter, workshop)


@pytest.mark.parametrize("seed", [FIXED, fresh()], ids=["fixed", "fresh"])
def test_every_damage_is_noticed(seed: int) -> None:
    chosen = damages(Random(seed), COUNT)
    assert len(chosen) == COUNT
    missed = "\n".join(map(str, unnoticed(chosen)))
    assert missed == "", f"nothing noticed this; once more: DAMAGE_SEED={seed}"
