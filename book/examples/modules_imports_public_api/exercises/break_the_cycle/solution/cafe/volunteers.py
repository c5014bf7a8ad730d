"""Volunteers, and what they can do."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Volunteer:
    name: str
    skills: frozenset[str]


def able(skill: str, people: Iterable[Volunteer]) -> list[str]:
    """Name the volunteers who have the skill, in the order of their names."""
    return sorted(each.name for each in people if skill in each.skills)
