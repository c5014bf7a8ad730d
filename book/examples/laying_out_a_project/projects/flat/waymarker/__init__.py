"""Keeps a shortlist of links honest."""

# ANCHOR: import
from reviewing import is_due

__all__ = ["is_due"]
# ANCHOR_END: import
