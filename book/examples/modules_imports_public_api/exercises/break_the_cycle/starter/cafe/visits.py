"""Visits: what somebody brings to be repaired."""

from dataclasses import dataclass

from cafe import volunteers


@dataclass(frozen=True)
class Visit:
    thing: str
    skill: str
    """What a volunteer must be able to do."""

    def helpers(self, people: "list[volunteers.Volunteer]") -> list[str]:
        """Name those who can help."""
        return volunteers.able(self, people)
