"""What the use case needs from outside."""

from collections.abc import Iterable
from typing import Protocol

from due_links.resource import Resource


class Catalogue(Protocol):
    def available(self) -> Iterable[Resource]:
        """Give the resources that are not gone."""
