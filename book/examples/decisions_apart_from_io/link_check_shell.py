"""The shell: clock, network and storage around the decision."""

from collections.abc import Sequence
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Protocol
from urllib.request import urlopen

from link_decision import Visit, is_broken


# ANCHOR: shell
class VisitLog(Protocol):
    """The port: what the checker needs from storage."""

    def add(self, url: str, visit: Visit) -> None: ...
    def visits(self, url: str) -> Sequence[Visit]: ...


def check(url: str, log: VisitLog) -> bool:
    """Visit a link, note the visit, tell whether the link is broken."""
    visit = Visit(datetime.now(UTC), answers(url))
    log.add(url, visit)
    return is_broken(log.visits(url))


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=10):
            return True
    except (OSError, HTTPException):
        return False
    # ANCHOR_END: shell
