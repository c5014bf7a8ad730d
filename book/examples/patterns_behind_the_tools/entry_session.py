"""An identity map and a unit of work over one table."""

import sqlite3
from dataclasses import dataclass, replace

SCHEMA = """
CREATE TABLE entry (
    slug TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0)
)
"""
SELECT = "SELECT slug, title, minutes FROM entry WHERE slug = ?"
INSERT = "INSERT INTO entry VALUES (:slug, :title, :minutes)"
UPDATE = """
UPDATE entry SET title = :title, minutes = :minutes WHERE slug = :slug
"""


# ANCHOR: session
@dataclass
class Entry:
    slug: str
    title: str
    minutes: int


class Session:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._entries: dict[str, Entry] = {}  # identity map: one object a row
        self._stored: dict[str, Entry] = {}  # copies: what the database holds

    def get(self, slug: str) -> Entry | None:
        if slug not in self._entries:
            row = self._database.execute(SELECT, (slug,)).fetchone()
            if row is None:
                return None
            self._entries[slug] = Entry(*row)
            self._stored[slug] = Entry(*row)
        return self._entries[slug]

    def add(self, entry: Entry) -> None:
        if self._entries.setdefault(entry.slug, entry) is not entry:
            raise ValueError(f"{entry.slug!r} is in this session already")

    def new(self) -> list[Entry]:
        entries = self._entries.items()
        return [e for slug, e in entries if slug not in self._stored]

    def dirty(self) -> list[Entry]:
        stored = self._stored.items()
        pairs = [(self._entries[slug], old) for slug, old in stored]
        return [entry for entry, old in pairs if entry != old]

    def commit(self) -> None:
        new, dirty = self.new(), self.dirty()
        with self._database:  # all of it or nothing
            self._database.executemany(INSERT, map(vars, new))
            self._database.executemany(UPDATE, map(vars, dirty))
        self._stored.update({e.slug: replace(e) for e in new + dirty})

    def rollback(self) -> None:
        self._entries.clear()
        self._stored.clear()
        # ANCHOR_END: session
