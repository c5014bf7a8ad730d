"""Keeps a shortlist of annotated links honest."""

# ANCHOR: exports
from waymarker._entries import Entry, read
from waymarker._links import visit
from waymarker._report import due
from waymarker._review import is_due

__all__ = ["Entry", "due", "is_due", "read", "visit"]
# ANCHOR_END: exports
