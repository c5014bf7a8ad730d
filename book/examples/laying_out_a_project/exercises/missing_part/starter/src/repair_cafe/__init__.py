"""Tells a visitor what to bring."""

from importlib.resources import files


def advice(item: str) -> str:
    """Return the line of advice for an item, or the general one."""
    text = files("repair_cafe").joinpath("advice.txt").read_text("utf-8")
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    return lines.get(item, lines["anything"])
