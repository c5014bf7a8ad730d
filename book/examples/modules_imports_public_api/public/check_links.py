"""Visits every link of a catalogue."""

# ANCHOR: caller
import sys

import waymarker


def main(folder: str) -> None:
    for entry in waymarker.read(folder):
        print(waymarker.visit(entry.url), entry.id)


if __name__ == "__main__":
    main(sys.argv[1])
# ANCHOR_END: caller
