"""Visits come in and go out."""

from cafe import journal


def open_visit(item: str) -> str:
    """Take an item in."""
    journal.note(f"{item} came in; a volunteer is looked for")
    return label(item)


def label(item: str) -> str:
    """Say what stands on the label."""
    return f"{item} {number(item)}"


def number(item: str) -> int:
    """Give an item its number."""
    return len(item)


def last_line() -> str:
    """Say what was noted last, if anything was."""
    try:
        return journal.read(10_000)
    except IndexError:
        return label("nothing")
