"""Visit the links on the list."""

from datetime import datetime
from pathlib import Path

from waymarker import links, rules, storage
from waymarker.rules import ON_THE_LIST, Entry


def check(store: Path, now: datetime) -> list[tuple[Entry, bool]]:
    """Visit each link, and give each entry with what came of it."""
    seen = [e for e in storage.load(store).values() if e.state in ON_THE_LIST]
    answered = {entry.id: links.answers(entry.url) for entry in seen}
    with storage.changing(store) as entries:
        for id, answer in answered.items():
            entries[id] = rules.visited(entries[id], answered=answer, now=now)
    return [(entries[id], answer) for id, answer in answered.items()]
