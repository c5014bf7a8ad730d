"""What a checker of links promises."""

# ANCHOR: contract
from typing import Protocol


class Checker(Protocol):
    """Checks links of one scheme, the part of an address before its colon."""

    def check(self, url: str) -> list[str]:
        """Name all that is wrong with a link; nothing if it is sound."""
        # ANCHOR_END: contract
