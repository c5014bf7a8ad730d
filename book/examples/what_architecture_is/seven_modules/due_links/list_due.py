"""The use case."""

from datetime import date

from due_links.ports import Catalogue
from due_links.resource import Resource


# ANCHOR: use_case
class ListDue:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, today: date) -> list[Resource]:
        """Return the resources that are due, the longest overdue first."""
        due = [r for r in self._catalogue.available() if r.last_day() < today]
        return sorted(due, key=lambda r: (r.last_day(), r.title))
        # ANCHOR_END: use_case
