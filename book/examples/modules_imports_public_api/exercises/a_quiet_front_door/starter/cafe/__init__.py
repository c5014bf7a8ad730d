"""A repair café: its parts, and the shop that sells more."""

from cafe.parts import *  # noqa: F403
from cafe.shop import *  # noqa: F403
