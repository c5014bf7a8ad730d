"""What happens with a visit."""

from cafe import notices, shelf


def begin(item: str) -> str:
    """Begin a repair, or ask for help."""
    return "come in" if shelf.parts_for(item) else notices.ask_for_help(item)
