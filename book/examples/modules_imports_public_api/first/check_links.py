"""Visits every link of a catalogue."""

import sys
from pathlib import Path

# ANCHOR: imports
from waymarker.entries import read
from waymarker.links import visit

# ANCHOR_END: imports

for entry in read(Path(sys.argv[1])):
    print(visit(entry.url), entry.id)
