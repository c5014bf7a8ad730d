"""A line of text: its parts in prose and in code, and how wide it may become."""

from dataclasses import dataclass

TEXT_SIZE = 13.0
CODE_SIZE = 12.0
"""The least size: drawn 350 pixels wide, on a telephone, it is 11.7 pixels high."""
LINE = 18.0

NARROW = set("iljtfrI.,:;'|!()[]/ ")
WIDE = set("mwMW@%")


@dataclass(frozen=True)
class Part:
    """A piece of a line in one font."""

    text: str
    is_code: bool


def parts(line: str) -> list[Part]:
    """Cut a line at its backticks."""
    pieces = line.split("`")
    return [Part(text, bool(at % 2)) for at, text in enumerate(pieces) if text]


def width(line: str) -> float:
    """Say how wide a line is in the widest of the usual fonts."""
    return sum(part_width(part) for part in parts(line))


def part_width(part: Part) -> float:
    if part.is_code:
        return CODE_SIZE * 0.61 * len(part.text)
    return TEXT_SIZE * sum(map(letter_width, part.text))


def letter_width(letter: str) -> float:
    if letter in NARROW:
        return 0.34
    if letter in WIDE:
        return 0.92
    return 0.7 if letter.isupper() else 0.58
