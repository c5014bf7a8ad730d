"""What the program and its plug-ins agree on."""

# ANCHOR: contract
from typing import Protocol

CONTRACT = 2
"""Raised whenever a checker written for the old number would go wrong."""


class Checker(Protocol):
    """Checks links of one scheme, the part of an address before its colon."""

    contract: int
    """The number of the contract that the checker was written for."""

    def check(self, url: str) -> list[str]:
        """Name all that is wrong with a link; nothing if it is sound."""
        # ANCHOR_END: contract
