"""What happened, line by line."""

lines: list[str] = []


def note(what: str) -> None:
    """Write a line, or several."""
    for line in what.split("; "):
        lines.append(tidy(line))


def tidy(line: str) -> str:
    """Make a line short, word by word."""
    first, space, rest = line.partition(" ")
    return first + space + tidy(rest) if rest else first


def read(number: int) -> str:
    """Give a line that was written."""
    return lines[number]
