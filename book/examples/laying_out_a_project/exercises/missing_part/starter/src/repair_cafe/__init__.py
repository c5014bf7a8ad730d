"""Tells a visitor what to bring."""

from pathlib import Path

ADVICE = Path(__file__).parents[1] / "advice.txt"


def advice(item: str) -> str:
    """Return the line of advice for an item, or the general one."""
    text = ADVICE.read_text("utf-8")
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    return lines.get(item, lines["anything"])
