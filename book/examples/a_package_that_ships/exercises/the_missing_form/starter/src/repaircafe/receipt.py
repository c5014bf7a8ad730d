"""Fills in the form that a visitor takes home."""

from importlib.resources import files
from string import Template


def receipt(visitor: str, thing: str, outcome: str) -> str:
    """Say what was done to the thing that a visitor brought."""
    form = files("repaircafe").joinpath("forms/receipt.txt")
    return Template(form.read_text("utf-8")).substitute(
        visitor=visitor, thing=thing, outcome=outcome
    )
