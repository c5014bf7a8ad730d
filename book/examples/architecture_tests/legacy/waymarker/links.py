"""Visits links."""

from urllib.request import urlopen


def answers(url: str) -> bool:
    """Say whether there is something behind a link."""
    try:
        with urlopen(url, timeout=10):
            return True
    except OSError:
        return False
