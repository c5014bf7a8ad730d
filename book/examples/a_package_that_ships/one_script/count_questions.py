# ANCHOR: script
# /// script
# requires-python = ">=3.11"
# dependencies = ["rich>=14"]
# ///
"""Prints how many entries of a catalogue answer each question."""

import sys
import tomllib
from collections import Counter
from pathlib import Path

from rich import print

counted: Counter[str] = Counter()
for file in Path(sys.argv[1]).glob("*.toml"):
    entry = tomllib.loads(file.read_text("utf-8"))
    counted[entry["topics"][0]] += 1

for question, count in counted.most_common():
    print(f"[bold]{count:3}[/bold] {question}")
# ANCHOR_END: script
