"""The desk, where visitors arrive: prints what a visitor needs to know."""

from cafe import shelf, visits


def arrive(item: str) -> str:
    """Say what happens next."""
    visit = visits.Visit(item, shelf.parts_for(item))
    return "come in" if visits.can_begin(visit) else "wait for a part"
