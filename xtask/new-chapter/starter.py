"""guide: what a reader of the chapter begins with."""


def minutes(start: int, end: int) -> int:
    """Say how long a visit took, in minutes."""
    return start - end
