"""Visits: what somebody brings to be repaired."""

from dataclasses import dataclass

from cafe.volunteers import Volunteer, able


@dataclass(frozen=True)
class Visit:
    thing: str
    skill: str
    """What a volunteer must be able to do."""

    def helpers(self, people: list[Volunteer]) -> list[str]:
        """Name those who can help."""
        return able(self.skill, people)
