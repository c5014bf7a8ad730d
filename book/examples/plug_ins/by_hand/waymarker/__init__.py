"""Keeps a shortlist of annotated links honest."""
