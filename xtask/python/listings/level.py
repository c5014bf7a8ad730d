"""Takes out of an output what differs from run to run."""

import re
import sys
from pathlib import Path

HOME = "/home/you"
"""Where readers are said to have the book."""

LEVELLED = (
    (re.compile(r"\bin \d+\.\d\ds\b"), "in 0.01s"),
    (re.compile(r"\b0x[0-9a-f]{6,}\b"), "0x7f0000000000"),
)
"""What a clock and the memory decide: a duration of pytest, an address."""


def level(output: str, home: Path) -> str:
    """Make the output of a command the same wherever and whenever it ran."""
    environment = Path(sys.executable).parents[1]
    text = output.replace(str(home), HOME).replace(str(environment), f"{HOME}/venv")
    for pattern, same in LEVELLED:
        text = pattern.sub(same, text)
    lines = text.removesuffix("\n").split("\n") if text else []
    return "".join(line.rstrip() + "\n" for line in lines)
