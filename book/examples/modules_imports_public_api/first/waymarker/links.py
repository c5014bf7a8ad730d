"""Visits links."""

# ANCHOR: links
import socket
from urllib.request import Request, urlopen

socket.setdefaulttimeout(10)


def visit(url: str) -> int:
    with urlopen(Request(url, method="HEAD")) as answer:
        return int(answer.status)
        # ANCHOR_END: links
