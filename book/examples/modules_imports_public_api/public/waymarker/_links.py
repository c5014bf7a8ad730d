"""Visits links."""

# ANCHOR: links
from urllib.request import Request, urlopen

SECONDS = 10


def visit(url: str) -> int:
    with urlopen(Request(url, method="HEAD"), timeout=SECONDS) as answer:
        return int(answer.status)
        # ANCHOR_END: links
