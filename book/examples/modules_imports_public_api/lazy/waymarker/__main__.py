"""Runs with `python -m waymarker`."""

from waymarker._report import main

if __name__ == "__main__":
    main()
