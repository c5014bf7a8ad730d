"""The command line: `python -m waymarker.command DAY`."""

import sys
from datetime import date

from waymarker import rules

if __name__ == "__main__":
    print(*rules.due(date.fromisoformat(sys.argv[1])), sep="\n")
