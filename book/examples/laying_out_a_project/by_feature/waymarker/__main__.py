"""The command line: `python -m waymarker STORE add|list|due …`."""

import sys
from datetime import date
from pathlib import Path

from waymarker import entries, reviews
from waymarker.entries import Entry

name, command, *words = sys.argv[1:]
store = Path(name)
match command, words:
    case "add", [id, title, kind, day]:
        entries.add(store, id, Entry(title, kind))
        reviews.record(store, id, date.fromisoformat(day))
    case "list", []:
        print(*entries.listing(store), sep="\n")
    case "due", [day]:
        print(*reviews.due(store, date.fromisoformat(day)), sep="\n")
    case _:
        sys.exit(__doc__)
