"""An adapter for the storage port: one JSON line a visit."""

import json
from datetime import datetime
from pathlib import Path

from link_decision import Visit


class VisitLogFile:
    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, url: str, visit: Visit) -> None:
        line = json.dumps([url, visit.at.isoformat(), visit.answered])
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def visits(self, url: str) -> list[Visit]:
        if not self._path.exists():
            return []
        with self._path.open(encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        return [
            Visit(datetime.fromisoformat(at), answered)
            for address, at, answered in records
            if address == url
        ]
