"""Keeps a shortlist of annotated links honest: the command `waymarker`."""

from waymarker.kinds import REVIEW_HOLDS_DAYS

__all__ = ["REVIEW_HOLDS_DAYS"]
