"""Lets `python -m waymarker` do what the command does."""

import sys

from waymarker.program import main

if __name__ == "__main__":
    sys.exit(main())
