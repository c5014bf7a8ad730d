"""Keeps a shortlist of annotated links honest."""

# ANCHOR: lazy
from typing import TYPE_CHECKING

from waymarker._entries import Entry, read
from waymarker._report import due
from waymarker._review import is_due

if TYPE_CHECKING:
    from waymarker._links import visit
else:

    def __getattr__(name):
        if name == "visit":
            from waymarker._links import visit

            return visit
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = ["Entry", "due", "is_due", "read", "visit"]


def __dir__() -> list[str]:
    return __all__
    # ANCHOR_END: lazy
