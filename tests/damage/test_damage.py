"""Whoever damages a listing or a recorded output turns a test red."""

import os
from random import Random, SystemRandom

import pytest

from listings.damage import damages
from listings.notice import is_sound, unnoticed
from listings.places import EXAMPLES, shown
from listings.workshop import Workshop

COUNT = 20
FIXED = 20261122
FRESH = int(os.environ.get("DAMAGE_SEED") or SystemRandom().randrange(10**6))

FOLDERS = sorted({part.file.relative_to(EXAMPLES).parts[0] for part in shown()})


@pytest.mark.parametrize("chapter", FOLDERS)
def test_nothing_is_noticed_without_damage(chapter: str) -> None:
    with Workshop.open() as workshop:
        assert is_sound(chapter, workshop)


@pytest.mark.parametrize("seed", [FIXED, FRESH], ids=["fixed", "fresh"])
def test_every_damage_is_noticed(seed: int) -> None:
    chosen = damages(Random(seed), COUNT)
    assert len(chosen) == COUNT
    missed = "\n".join(map(str, unnoticed(chosen)))
    assert missed == "", f"nothing noticed this; once more: DAMAGE_SEED={seed}"
