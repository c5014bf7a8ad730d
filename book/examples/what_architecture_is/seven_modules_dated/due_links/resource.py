"""The entity, and the rule about it."""

from dataclasses import dataclass
from datetime import date, timedelta

REVIEW_HOLDS_DAYS = {
    "tool": 180,
    "documentation": 180,
    "source-code": 270,
    "article": 365,
    "course": 365,
    "talk": 365,
    "tutorial": 365,
    "book": 730,
    "chapter": 730,
    "paper": 730,
    "reference": 730,
    "specification": 730,
}


@dataclass(frozen=True)
class Resource:
    title: str
    url: str
    kind: str
    reviewed: date
    dated: bool

    def last_day(self) -> date:
        holds = timedelta(days=REVIEW_HOLDS_DAYS[self.kind])
        if self.dated:
            holds /= 2
        return self.reviewed + holds
