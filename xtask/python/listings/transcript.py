"""A recorded session at the console: a file `….console`.

    $ python due_links.py resources --today 2026-11-22
    2026-11-20  A title

A line that begins with `$ ` is a command, `> ` goes on with it, and what follows is
its output up to the next command. All commands of a file run in one shell, in a copy
of the folder that holds the file. Lines of anchors stay where they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from listings.level import level
from listings.places import MARK, chapter_of
from listings.workshop import Workshop

BETWEEN = "\x1e"
"""Stands between the outputs of two commands."""


@dataclass(frozen=True)
class Typed:
    """A command as it was typed, or a line of an anchor, with its prompts."""

    lines: tuple[str, ...]

    @property
    def is_command(self) -> bool:
        return self.lines[0].startswith("$ ")

    @property
    def command(self) -> str:
        return "\n".join(line[2:] for line in self.lines)


def typed(text: str) -> Iterator[Typed]:
    """Read the commands and the anchors of a transcript; outputs are left out."""
    lines = text.splitlines()
    for kind, group in groupby(blocks(lines), key=lambda block: block[0]):
        if kind >= 0:
            yield Typed(tuple(line for _, line in group))


def blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Number the lines that were typed by what they belong to; outputs get -1."""
    number, in_command = -1, False
    for line in lines:
        in_command = line.startswith("$ ") or (in_command and line.startswith("> "))
        if line.startswith("$ ") or MARK.search(line):
            number += 1
        is_typed = in_command or MARK.search(line) is not None
        yield (number if is_typed else -1), line


def outputs(lines: list[str]) -> dict[int, str]:
    """Give each line of a transcript that a command has printed, with its number."""
    kinds = enumerate(blocks(lines), start=1)
    return {number: line for number, (kind, line) in kinds if kind == -1}


def replay(path: Path) -> str:
    """Run a transcript again, and give its text as it would be recorded today."""
    parts = list(typed(path.read_text(encoding="utf-8")))
    commands = [part for part in parts if part.is_command]
    if not commands:
        raise ValueError(f"{path.name} holds no line that begins with `$ `")
    with Workshop.open(chapter_of(path)) as workshop:
        ran = workshop.run(script(commands), workshop.place(path.parent))
        printed = ran.stdout.split(BETWEEN + "\n")[1:]
        outputs = iter([level(each, workshop.home) for each in printed])
    return "".join(
        "\n".join(part.lines) + "\n" + (next(outputs, "") if part.is_command else "")
        for part in parts
    )


def script(commands: list[Typed]) -> str:
    """Put a sign before each output, without touching `$?`."""
    sign = rf"printf '{BETWEEN}\n'"
    lines = [f"{sign}; (exit $status)\n{each.command}\nstatus=$?" for each in commands]
    return "status=0\n" + "\n".join(lines)
