"""Drives a waymarker from outside: it runs the command and reads its words.

Nothing here, and no scenario, knows what is inside a store.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

START = datetime(2026, 5, 4, 9, tzinfo=UTC)
TODAY = START.date()
SECONDS_FOR_A_COMMAND = 60

ONE_FILE = (
    Path(__file__).parents[1] / "what_architecture_is/one_file/waymarker.py"
)

Main = Callable[[], int]
"""What a command calls: it reads `sys.argv` and returns a status."""


def command_under_test() -> list[str]:
    """Return the command that the environment names, or the one-file script."""
    if named := os.environ.get("WAYMARKER"):
        return shlex.split(named, posix=os.name == "posix")
    return [sys.executable, str(ONE_FILE)]


@cache
def main_under_test() -> Main | None:
    """Return what the command calls, where it can be called in this process."""
    if named := os.environ.get("WAYMARKER_MAIN"):
        module, _, function = named.partition(":")
        named_main: Main = getattr(import_module(module), function)
        return named_main
    if "WAYMARKER" in os.environ:
        return None
    spec = spec_from_file_location("waymarker_in_one_file", ONE_FILE)
    assert spec
    assert spec.loader
    script = sys.modules[spec.name] = module_from_spec(spec)
    spec.loader.exec_module(script)
    main: Main = script.main
    return main


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


class Waymarker:
    """A store in a folder of its own, and a clock that stands still."""

    def __init__(self, folder: Path, *, as_process: bool = False) -> None:
        self.folder = folder
        self.now: datetime | None = START
        self._command = command_under_test()
        self._main = None if as_process else main_under_test()
        self._at_once = 1 if self._main else 4

    def at(self, **since_start: float) -> None:
        """Set the clock: `at(hours=72)` is 72 hours after START."""
        self.now = START + timedelta(**since_start)

    def checks_at(self, *moments: Mapping[str, float], only: str = "") -> None:
        """Visit the links at several moments."""
        for moment in moments:
            self.at(**moment)
            self.does(f"check {only}")

    # ANCHOR: starts
    def arguments(self, line: str) -> list[str]:
        """Put the clock before what a scenario types."""
        now = ["--now", self.now.isoformat()] if self.now else []
        return [*now, *shlex.split(line)]

    def starts(self, line: str) -> subprocess.Popen[str]:
        """Start a command, and do not wait for its end."""
        return subprocess.Popen(
            [*self._command, *self.arguments(line)],
            cwd=self.folder,
            env=os.environ | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        # ANCHOR_END: starts

    def ends(self, process: subprocess.Popen[str]) -> Ended:
        """Wait for a command's end."""
        try:
            out, err = process.communicate(timeout=SECONDS_FOR_A_COMMAND)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert "Traceback" not in err, err
        return Ended(process.returncode, out, err)

    def runs(self, line: str) -> Ended:
        """Run a command to its end, in this process where that can be."""
        if self._main is None:
            return self.ends(self.starts(line))
        return in_this_process(self._main, self.arguments(line), self.folder)

    def does(self, *lines: str) -> list[str]:
        """Run commands that must succeed, and return the last one's facts."""
        facts: list[str] = []
        for line in lines:
            ended = self.runs(line)
            assert (ended.status, ended.err) == (0, ""), (line, ended)
            facts = ended.out.splitlines()
        return facts

    def refuses(self, line: str) -> str:
        """Run a command that must be refused, and return the reason."""
        ended = self.runs(line)
        assert ended.status == 1, (line, ended)
        assert ended.out == "", (line, ended)
        assert ended.err.startswith("refused: "), (line, ended)
        assert ended.err.count("\n") == 1, (line, ended)
        return ended.err.removeprefix("refused: ").rstrip("\n")

    def refuses_all(self, lines: Iterable[str]) -> None:
        """Run commands of which each must be refused, a few at a time."""
        with ThreadPoolExecutor(self._at_once) as pool:
            list(pool.map(self.refuses, lines))

    def writes(self, *entries: str, folder: str = "catalogue") -> str:
        """Write entries, as `entry` returns them, as files of a folder."""
        (self.folder / folder).mkdir(exist_ok=True)
        for described in entries:
            id, toml = described.split("\n", 1)
            file = self.folder / folder / f"{id}.toml"
            file.write_text(toml, encoding="utf-8")
        return folder

    def imports(self, *entries: str) -> list[str]:
        """Write entries and import them, as the given of a scenario."""
        return self.does(f"import {self.writes(*entries)}")

    def states(self, filters: str = "") -> dict[str, str]:
        """Return what `list` prints: the state of each entry."""
        return {
            id: state
            for id, state, _question, _title in (
                line.split(maxsplit=3) for line in self.does(f"list {filters}")
            )
        }

    def shown(self, id: str) -> dict[str, str]:
        """Return what `show` prints: the fields of an entry."""
        return dict(line.split(": ", 1) for line in self.does(f"show {id}"))

    def everything(self) -> list[list[str]]:
        """Return all that can be read of all entries."""
        listed = self.does("list")
        shows = [f"show {line.split()[0]}" for line in listed]
        with ThreadPoolExecutor(self._at_once) as pool:
            return [listed, *pool.map(self.does, shows)]


def in_this_process(main: Main, arguments: list[str], folder: Path) -> Ended:
    """Call what a command calls, as the process of the command would."""
    out, err = StringIO(), StringIO()
    with (
        chdir(folder),
        patch("sys.argv", ["waymarker", *arguments]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            status: object = main()
        except SystemExit as end:
            status = end.code
    assert isinstance(status, int), status
    return Ended(status, out.getvalue(), err.getvalue())


def entry(id: str, **fields: Any) -> str:
    """Describe an entry of a catalogue: its id, and its file below it."""
    described = {
        "title": f"The title of {id}",
        "url": f"https://example.org/{id}",
        "kind": "article",
        "topics": ["frameworks"],
        "status": "current",
        "reviewed": TODAY,
    }
    lines = [
        f"{name} = {value if name == 'reviewed' else repr(value)}"
        for name, value in (described | fields).items()
    ]
    return "\n".join([id, *lines])


def entries(*ids: str, **fields: Any) -> list[str]:
    """Describe several entries that differ in nothing but their ids."""
    return [entry(id, **fields) for id in ids]


def proposal(id: str, question: str = "frameworks", by: str = "ann") -> str:
    return (
        f"propose {id} --title 'The title of {id}' --kind article"
        f" --url https://example.org/{id} --question {question} --by {by}"
    )


def accepted(id: str, question: str = "frameworks") -> tuple[str, str]:
    """Return the commands after which an entry is accepted."""
    return proposal(id, question), f"accept {id} --by ben"
