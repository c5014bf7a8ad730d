"""Messages that go out to volunteers."""


def ask_for_help(item: str) -> str:
    """Write the message."""
    return f"Who can repair a {item}?"
