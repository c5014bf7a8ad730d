"""`python -m waymarker`."""

import sys

from waymarker.command import main

if __name__ == "__main__":
    sys.exit(main())
