"""One line made wrong, as a slip of the hand would.

Only lines that say something to a machine are damaged: a test cannot know whether
a comment is right. Tests are left alone, since nothing tests them.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from random import Random

from listings.measure import code_lines
from listings.places import ROOT, Shown, chapter_of, shown
from listings.recorded import recorded

WORD = re.compile(r"[A-Za-z]{4,}")
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
SWAPS = {
    "<=": "<",
    ">=": ">",
    " < ": " <= ",
    " > ": " >= ",
    "==": "!=",
    "!=": "==",
    " and ": " or ",
    " or ": " and ",
    " not ": " ",
    " + ": " - ",
    " - ": " + ",
    "True": "False",
    "False": "True",
    " is None": " is not None",
}
CODE = {".py"}
Line = tuple[Path, int, str]
"""A file, the number of a line in it, and the line."""
DATA = {".console", ".diff", ".json", ".md", ".svg", ".toml", ".txt"}


@dataclass(frozen=True)
class Damage:
    """A line of a file, right and wrong."""

    file: Path
    number: int
    right: str
    wrong: str

    def __str__(self) -> str:
        place = f"{self.file.relative_to(ROOT)}:{self.number}"
        return f"{place}\n  - {self.right}\n  + {self.wrong}"

    def apply(self, file: Path) -> None:
        """Put the wrong line into a copy of the file."""
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        ending = lines[self.number - 1][len(self.right) :]
        lines[self.number - 1] = self.wrong + ending if self.wrong.strip() else ""
        file.write_text("".join(lines), encoding="utf-8")


def damages(seed: object, count: int, only: str | None = None) -> list[Damage]:
    """Choose some lines that readers see, and make each wrong.

    Each folder has its share of them and chooses by itself, so that a change in one
    leaves the choice in the others alone; `only` chooses in one folder.
    """
    lines = mutable()
    total = sum(map(len, lines.values()))
    chosen: list[Damage] = []
    for folder, own in lines.items():
        if only in (None, folder):
            share = -(-count * len(own) // total)
            chosen += islice(some(Random(f"{seed}:{folder}"), own), share)
    return chosen


def all_damages(folder: str, seed: object = 0) -> list[Damage]:
    """Make every line of a folder wrong that can be."""
    return list(some(Random(f"{seed}:{folder}"), mutable()[folder]))


def fresh(folder: str) -> str:
    """Give a seed that the lines of a folder make, and change when they do."""
    text = "\n".join(line for _, _, line in mutable().get(folder, []))
    return str(int(sha256(text.encode()).hexdigest(), 16) % 10**6)


def some(random: Random, lines: Sequence[Line]) -> Iterator[Damage]:
    """Make lines wrong, in any order."""
    possible = (damage(random, *line) for line in random.sample(lines, len(lines)))
    return filter(None, possible)


@cache
def mutable() -> dict[str, list[Line]]:
    """Find the lines that readers see and people have written, by their folders.

    What a command has printed is not among them: `test_recorded.py` proves that any
    difference there is noticed.
    """
    printed = {record.path: record.outputs() for record in recorded()}
    parts = {
        (part.file, part.anchor): part
        for part in shown()
        if not part.file.name.startswith("test_")
    }
    lines = sorted({line for part in parts.values() for line in telling(part)})
    written = [line for line in lines if line[1] not in printed.get(line[0], {})]
    return {
        folder: list(own)
        for folder, own in groupby(written, key=lambda line: chapter_of(line[0]))
    }


def telling(part: Shown) -> Iterator[Line]:
    """Find the lines of a part that mean something to a machine."""
    if part.file.suffix in CODE:
        code = code_lines(part.file.read_text(encoding="utf-8"))
        yield from ((part.file, n, line) for n, line in part.lines() if n in code)
    elif part.file.suffix in DATA:
        for number, line in part.lines():
            if line.strip() and not line.lstrip().startswith("#"):
                yield part.file, number, line


def damage(random: Random, file: Path, number: int, line: str) -> Damage | None:
    """Make one line wrong, in one of the ways that fit it."""
    possible = list(wrongs(random, line)) + [""] * (file.suffix in CODE)
    random.shuffle(possible)
    right = (wrong for wrong in possible if not same_code(file, number, wrong))
    return next((Damage(file, number, line, wrong) for wrong in right), None)


def wrongs(random: Random, line: str) -> Iterator[str]:
    """Make a line wrong in each way that fits it."""
    for way in (swapped, renumbered, misspelt):
        wrong = way(random, line)
        if wrong is not None and wrong != line:
            yield wrong


def swapped(random: Random, line: str) -> str | None:
    """Take another operator."""
    there = [each for each in SWAPS if each in line]
    if not there:
        return None
    right = random.choice(there)
    return line.replace(right, SWAPS[right], 1)


def renumbered(random: Random, line: str) -> str | None:
    """Be wrong by one."""
    numbers = list(NUMBER.finditer(line))
    if not numbers:
        return None
    number = random.choice(numbers)
    return line[: number.start()] + str(int(number[0]) + 1) + line[number.end() :]


def misspelt(random: Random, line: str) -> str | None:
    """Swap two letters of a word."""
    words = list(WORD.finditer(line))
    if not words:
        return None
    word = random.choice(words)
    at = word.start() + random.randrange(1, len(word[0]) - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


def same_code(file: Path, number: int, wrong: str) -> bool:
    """Say whether Python would not notice: a bracket on its own, a loose comma."""
    if file.suffix not in CODE:
        return False
    lines = file.read_text(encoding="utf-8").splitlines()
    before = "\n".join(lines)
    lines[number - 1] = wrong
    try:
        return ast.dump(ast.parse(before)) == ast.dump(ast.parse("\n".join(lines)))
    except SyntaxError:
        return False
