"""Messages that go out to volunteers."""

from cafe import visits


def ask_for_help(visit: visits.Visit) -> str:
    """Write the message."""
    return f"Who can repair a {visit.item}?"
