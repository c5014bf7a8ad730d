"""The desk, where visitors arrive."""

from cafe import visits


def arrive(item: str) -> str:
    """Say what happens next."""
    return visits.begin(item)
