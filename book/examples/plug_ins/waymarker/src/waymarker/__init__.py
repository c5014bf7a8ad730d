"""Keeps a shortlist of annotated links honest."""

from waymarker.contract import CONTRACT, Checker

__all__ = ["CONTRACT", "Checker"]
