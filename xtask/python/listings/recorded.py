"""Everything that is recorded, and what it would be today.

A folder of a chapter may hold transcripts (`….console`), and a file `generated.toml`
that names other files and the commands whose output they are:

    ["steps.diff"]
    run = "diff -u first.py second.py"
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from listings.level import level
from listings.places import EXAMPLES, TOOLS, chapter_of
from listings.transcript import outputs, replay
from listings.workshop import Workshop

SETTINGS = "generated.toml"
DIFFERENT = 1
"""With this status `diff` says that it found something, and nothing went wrong."""


@dataclass(frozen=True, order=True)
class Recorded:
    """A file that a command has written."""

    path: Path
    command: str | None
    """None for a transcript, which holds its commands itself."""

    @property
    def name(self) -> str:
        return self.path.relative_to(EXAMPLES).as_posix()

    def old(self) -> str:
        """Give what is recorded, nothing if nothing is."""
        return self.path.read_text(encoding="utf-8") if self.path.exists() else ""

    def outputs(self) -> dict[int, str]:
        """Give each line that a command has printed, with its number."""
        lines = self.old().splitlines()
        return outputs(lines) if self.command is None else dict(enumerate(lines, 1))

    def new(self) -> str:
        """Give what the command writes today."""
        if self.command is None:
            return replay(self.path)
        return generate(self.command, self.path.parent)


def recorded() -> Iterator[Recorded]:
    """Find all that is recorded."""
    for path in sorted(EXAMPLES.rglob("*.console")):
        yield Recorded(path, None)
    for settings in sorted(EXAMPLES.rglob(SETTINGS)):
        table = tomllib.loads(settings.read_text(encoding="utf-8"))
        for name, entry in table.items():
            yield Recorded(settings.with_name(name), entry["run"])


def generate(command: str, folder: Path) -> str:
    """Run a command in a copy of a folder."""
    with Workshop.open(chapter_of(folder)) as workshop:
        ran = workshop.run(command, workshop.place(folder), PYTHONPATH=str(TOOLS))
        output = level(ran.stdout, workshop.home)
    allowed = {0, DIFFERENT} if command.startswith("diff ") else {0}
    if ran.returncode not in allowed:
        raise ValueError(f"`{command}` ended with {ran.returncode}:\n{output}")
    return output
