"""The command line: `python -m waymarker STORE add|list|due …`."""

import sys
from datetime import date
from pathlib import Path

from waymarker import rules, storage, view
from waymarker.model import Entry

store, command, *words = sys.argv[1:]
entries = storage.load(Path(store))
match command, words:
    case "add", [id, title, kind, day]:
        entries[id] = Entry(title, kind, date.fromisoformat(day))
        storage.save(Path(store), entries)
    case "list", []:
        print(*view.listing(entries), sep="\n")
    case "due", [day]:
        today = date.fromisoformat(day)
        due = {id: e for id, e in entries.items() if rules.is_due(e, today)}
        print(*view.reviews(due), sep="\n")
    case _:
        sys.exit(__doc__)
