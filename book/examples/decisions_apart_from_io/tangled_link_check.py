"""A link checker whose verdict fetches, reads the clock and writes a file."""

import json
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from urllib.request import urlopen


# ANCHOR: tangled
def is_broken(url: str, log: Path) -> bool:
    failures = update_failures(url, log)
    if len(failures) < 3:
        return False
    return failures[-1] - failures[0] >= timedelta(hours=72)


def update_failures(url: str, log: Path) -> list[datetime]:
    failures = [] if answers(url) else [*read_failures(log), datetime.now(UTC)]
    log.write_text(json.dumps([at.isoformat() for at in failures]))
    return failures


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=10):
            return True
    except (OSError, HTTPException):
        return False
    # ANCHOR_END: tangled


def read_failures(log: Path) -> list[datetime]:
    if not log.exists():
        return []
    return [datetime.fromisoformat(at) for at in json.loads(log.read_text())]
