"""Whoever damages a listing turns a test red.

Two seeds choose the lines: one that never changes, and one that each chapter's listings
make anew when they change. The second comes from the listings themselves, so that a run
that has failed fails again, and a change of prose alone meets no surprise.

That nothing is noticed without damage is proved before: the examples and what is
recorded of them are tested on the same copies.
"""

import os

import pytest

from listings.damage import damages, fresh, mutable
from listings.notice import Noticing

COUNT = 50
FIXED = "20261122"

NOTICING = Noticing()


@pytest.mark.parametrize("folder", mutable())
@pytest.mark.parametrize("seed", ["fixed", "fresh"])
def test_every_damage_is_noticed(seed: str, folder: str) -> None:
    chosen = os.environ.get("DAMAGE_SEED") or fresh(folder)
    lines = damages(FIXED if seed == "fixed" else chosen, COUNT, folder)
    missed = "\n".join(map(str, NOTICING.missed(lines)))
    assert missed == "", f"nothing noticed this; once more: DAMAGE_SEED={chosen}"


@pytest.mark.parametrize("seed", [FIXED, "another"])
def test_many_lines_are_damaged(seed: str) -> None:
    assert len(damages(seed, COUNT)) >= COUNT
