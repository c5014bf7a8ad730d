"""One line made wrong, as a slip of the hand would.

Only lines that say something to a machine are damaged: a test cannot know whether
a comment is right. Tests are left alone, since nothing tests them.
"""

import ast
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from listings.measure import code_lines
from listings.places import ROOT, Shown, shown

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


def damages(random: Random, count: int, words: Collection[str] = ()) -> list[Damage]:
    """Choose some lines that readers see, and make each wrong."""
    parts = {
        (part.file, part.anchor): part
        for part in shown()
        if not part.file.name.startswith("test_")
        if not words or any(word in part.file.as_posix() for word in words)
    }
    lines = sorted({line for part in parts.values() for line in telling(part)})
    random.shuffle(lines)
    possible = (damage(random, *line) for line in lines)
    return [each for each, _ in zip(filter(None, possible), range(count), strict=False)]


def telling(part: Shown) -> Iterator[tuple[Path, int, str]]:
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
    ways = [swapped, renumbered, misspelt] + [dropped] * (file.suffix in CODE)
    random.shuffle(ways)
    for way in ways:
        wrong = way(random, line)
        if wrong is not None and wrong != line and not same_code(file, number, wrong):
            return Damage(file, number, line, wrong)
    return None


Way = Callable[[Random, str], str | None]


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


def dropped(random: Random, line: str) -> str | None:
    """Lose the line."""
    return ""


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
