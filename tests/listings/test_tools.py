"""The tools that keep text and code together."""

import re
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from listings import damage, imports, level, measure, places, transcript, workshop
from listings.places import Shown, beside
from listings.workshop import Workshop

SESSION = """\
$ echo one && \\
> echo two
one
# ANCHOR: fails
$ false
$ echo $?
2
# ANCHOR_END: fails
"""


def test_a_transcript_is_read_without_its_outputs() -> None:
    read = [part.command for part in transcript.typed(SESSION) if part.is_command]
    assert read == ["echo one && \\\necho two", "false", "echo $?"]


def test_a_replay_records_what_is_printed_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "chapter").mkdir()
    session = tmp_path / "chapter/session.console"
    session.write_text(SESSION, encoding="utf-8")
    for module in (places, workshop):
        monkeypatch.setattr(module, "EXAMPLES", tmp_path)
    monkeypatch.setattr(Workshop, "place", lambda self, _: self.home)
    right = SESSION.replace("one\n#", "one\ntwo\n#").replace("\n2\n", "\n1\n")
    assert transcript.replay(session) == right


def test_a_type_checker_is_told_what_lies_beside_a_project(tmp_path: Path) -> None:
    assert beside(tmp_path) == []
    settings = tmp_path / "pyproject.toml"
    settings.write_text('[tool.pytest]\npythonpath = ["src", "../host/src"]\n')
    assert beside(tmp_path) == ["../host/src"]


def test_what_differs_from_run_to_run_is_levelled() -> None:
    home = Path("/tmp/listings-abc")
    output = "/tmp/listings-abc/book  \n3 passed in 12.34s\n<Entry at 0x7fa1b2c3d4e5>"
    assert level.level(output, home) == (
        "/home/you/book\n3 passed in 0.01s\n<Entry at 0x7f0000000000>\n"
    )
    assert level.level("", home) == ""


PROGRAM = '''\
"""A docstring, which is no code."""

import os  # a comment behind code

# a comment

DAYS = 365
"""Of a year."""


def due(days: int) -> bool:
    """Another one."""
    return (
        days > DAYS
    )
'''


def test_code_is_counted_without_comments_and_docstrings(tmp_path: Path) -> None:
    script = tmp_path / "due.py"
    script.write_text(PROGRAM, encoding="utf-8")
    assert measure.code_lines(PROGRAM) == {3, 7, 11, 13, 14, 15}
    cost = measure.measure("due", script)
    assert (cost.modules, cost.lines, cost.definitions, cost.edges) == (1, 6, 1, 0)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write a package with a cycle."""
    folder = tmp_path / "cyclic_sample"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "a.py").write_text("from cyclic_sample import b, c\n", encoding="utf-8")
    (folder / "b.py").write_text("from cyclic_sample import a\n", encoding="utf-8")
    (folder / "c.py").write_text("import os\n", encoding="utf-8")
    return folder


def test_imports_are_read_from_the_code(package: Path) -> None:
    found = imports.shortened(measure.edges(package), "cyclic_sample", [])
    assert found == {("a", "b"), ("a", "c"), ("b", "a")}
    assert imports.shortened(measure.edges(package), "cyclic_sample", ["a", "c"]) == {
        ("a", "c")
    }
    assert measure.measure("cyclic", package).edges == 3


def test_importers_stand_above_and_a_cycle_stands_out() -> None:
    found = {("a", "b"), ("a", "c"), ("b", "a")}
    order = imports.ordered(found)
    assert order == ["a", "b", "c"]
    assert imports.words(order, found) == (
        "- `a` imports `b`, `c`.\n"
        "- `b` imports `a`.\n"
        "- `c` imports none of the others.\n"
    )
    drawing = imports.draw("sample", "A sample", order, found)
    assert drawing.count("diagram-arrow diagram-plain") == 2
    assert drawing.count("diagram-arrow diagram-accent") == 1
    assert '<title id="diagram-sample-title">A sample</title>' in drawing


def test_modules_can_stand_in_the_order_that_is_meant() -> None:
    found = {("a", "b")}

    assert imports.arranged(found, []) == ["a", "b"]
    assert imports.arranged(found, ["b", "a"]) == ["b", "a"]
    with pytest.raises(ValueError, match="name each module once"):
        imports.arranged(found, ["a"])


@pytest.mark.parametrize("span", [1, 2, 5])
def test_an_import_that_points_up_is_drawn_whole(span: int) -> None:
    order = [f"m{number}" for number in range(span + 1)]
    found = {*pairwise(order), (order[-1], order[0])}
    drawing = imports.draw("sample", "A sample", order, found)
    [curve] = re.findall(r'accent">\n<path [^>]*d="M([^"]+)"', drawing)
    start, *bends, end = [
        float(each) for each in re.findall(r"(-?[\d.]+) -?[\d.]+", curve)
    ]
    steps = [step / 100 for step in range(101)]
    leftmost = min(
        start * (1 - t) ** 3
        + 3 * bends[0] * t * (1 - t) ** 2
        + 3 * bends[1] * t**2 * (1 - t)
        + end * t**3
        for t in steps
    )
    assert leftmost >= 1


def test_only_what_readers_see_is_damaged(tmp_path: Path) -> None:
    script = tmp_path / "shown.py"
    lines = ["hidden = 1", "# ANCHOR: part", "# why", "seen = 2", "# ANCHOR_END: part"]
    script.write_text("\n".join(lines), encoding="utf-8")
    part = Shown(tmp_path / "chapter.md", script, "part")
    assert list(damage.telling(part)) == [(script, 4, "seen = 2")]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("due = days >= limit", {"due = days > limit"}),
        ("x = 41", {"x = 42", ""}),
        ("pass_", {"psas_", "pass_"}),
    ],
)
def test_a_damage_is_a_slip_of_the_hand(line: str, wrong: set[str]) -> None:
    ways = [damage.swapped, damage.renumbered, damage.misspelt]
    made = {way(Random(3), line) for way in ways} - {None}
    assert made & wrong


def test_a_damage_that_python_would_not_see_is_none(tmp_path: Path) -> None:
    script = tmp_path / "shown.py"
    script.write_text("x = [\n    1,\n]\n", encoding="utf-8")
    assert damage.same_code(script, 2, "    1")
    assert not damage.same_code(script, 2, "    2,")


def test_a_damaged_copy_differs_in_one_line(tmp_path: Path) -> None:
    script = tmp_path / "copy.py"
    script.write_text("a = 1\r\nb = 2\r\n", encoding="utf-8", newline="")
    damage.Damage(script, 2, "b = 2", "b = 3").apply(script)
    assert script.read_text(encoding="utf-8").splitlines() == ["a = 1", "b = 3"]
