"""The shop that sells parts."""

from urllib.request import urlopen


def in_stock(url: str) -> bool:
    """Ask the shop's page for a part."""
    with urlopen(url, timeout=10) as answer:
        return b"in stock" in answer.read()
