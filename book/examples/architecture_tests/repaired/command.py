"""The command line: `python -m waymarker.command DAY`."""

import sys
from datetime import date

from waymarker import links, rules

if __name__ == "__main__":
    day = date.fromisoformat(sys.argv[1])
    print(*rules.due(day, links.answers), sep="\n")
