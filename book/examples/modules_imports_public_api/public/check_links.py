"""Visits every link of a catalogue."""

import sys

# ANCHOR: caller
import waymarker


def main(folder: str) -> None:
    for entry in waymarker.read(folder):
        print(waymarker.visit(entry.url), entry.id)
        # ANCHOR_END: caller


if __name__ == "__main__":
    main(sys.argv[1])
