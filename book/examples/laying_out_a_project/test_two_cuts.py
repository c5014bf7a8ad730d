"""One program, cut by layer and by feature, and the same changes to both."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from touched import touched

HERE = Path(__file__).parent
CUTS = ("by_layer", "by_feature")
each_cut = pytest.mark.parametrize("cut", CUTS)

ADDED = [
    "add book A-book book 2024-11-22",
    "add tool A-tool tool 2026-05-26",
    "add article An-article article 2025-11-21",
]


def run(folder: Path, words: str) -> tuple[int, str]:
    """Run the program of a folder; say how it ended and what it printed."""
    store = str(folder / "store.json")
    ran = subprocess.run(
        [sys.executable, "-B", "-m", "waymarker", store, *words.split()],
        cwd=folder,
        env=os.environ | {"PYTHONSAFEPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, ran.stdout + ran.stderr


def printed(folder: Path, words: str) -> list[str]:
    """Give the lines that a command prints."""
    status, text = run(folder, words)
    assert status == 0, text
    return text.splitlines()


def copied(cut: str, change: str, folder: Path) -> Path:
    """Copy a cut of the program, and apply a change to it."""
    copy = folder / cut
    shutil.copytree(HERE / cut, copy)
    if change:
        patch = HERE / f"changes/{change}_{cut}.patch"
        apply = ["patch", "--quiet", "-p1", f"--input={patch}"]
        subprocess.run(apply, cwd=copy, check=True)
    return copy


@each_cut
def test_both_cuts_are_the_same_program(cut: str, tmp_path: Path) -> None:
    program = copied(cut, "", tmp_path)
    for words in ADDED:
        assert printed(program, words) == []
    assert printed(program, "list") == [
        "article  An-article",
        "book  A-book",
        "tool  A-tool",
    ]
    assert printed(program, "due 2026-11-22") == ["2025-11-21  article"]
    assert printed(program, "due 2026-11-23") == [
        "2024-11-22  book",
        "2025-11-21  article",
        "2026-05-26  tool",
    ]


@each_cut
def test_a_wrong_command_is_told_the_right_ones(
    cut: str, tmp_path: Path
) -> None:
    status, text = run(copied(cut, "", tmp_path), "remove book")
    assert status == 1
    assert text.startswith("The command line: `python -m waymarker STORE add|")


@each_cut
def test_entries_can_have_a_language(cut: str, tmp_path: Path) -> None:
    old = copied(cut, "", tmp_path / "old")
    printed(old, ADDED[0])
    program = copied(cut, "language", tmp_path / "new")
    for file in old.glob("store.*"):
        shutil.copy(file, program)
    printed(program, "add livre Livre book 2026-11-22 fr")
    assert printed(program, "list") == [
        "book  A-book  [en]",
        "livre  Livre  [fr]",
    ]


@each_cut
def test_other_programs_can_read_the_output(cut: str, tmp_path: Path) -> None:
    program = copied(cut, "json", tmp_path)
    printed(program, ADDED[0])
    assert printed(program, "list") == ['{"id": "book", "title": "A-book"}']
    assert printed(program, "due 2027-01-01") == [
        '{"id": "book", "reviewed": "2024-11-22"}'
    ]


def test_what_a_change_touches_is_counted(tmp_path: Path) -> None:
    patch = tmp_path / "a.patch"
    patch.write_text("--- a/x\n+++ b/x\n@@ -1 +1,2 @@\n-old\n+new\n+more\n")
    assert touched(patch) == "1 file, 2 lines"
