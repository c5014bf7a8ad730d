"""Runs with `python -m waymarker`."""

# ANCHOR: main
from waymarker._report import main

if __name__ == "__main__":
    main()
# ANCHOR_END: main
