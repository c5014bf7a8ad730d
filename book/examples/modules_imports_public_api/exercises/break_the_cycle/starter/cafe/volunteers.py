"""Volunteers, and what they can do."""

from dataclasses import dataclass

from cafe.visits import Visit


@dataclass(frozen=True)
class Volunteer:
    name: str
    skills: frozenset[str]


def able(visit: Visit, people: list[Volunteer]) -> list[str]:
    """Name the volunteers who have the skill, in the order of their names."""
    return sorted(each.name for each in people if visit.skill in each.skills)
