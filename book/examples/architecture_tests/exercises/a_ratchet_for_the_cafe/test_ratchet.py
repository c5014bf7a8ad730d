import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ratchet import complaints

SHELF = '"cafe.visits -> cafe.shelf"'
NOTICES = '"cafe.visits -> cafe.notices"'


def settings(folder: Path, *ignored: str) -> Path:
    file = folder / "pyproject.toml"
    file.write_text(
        '[tool.importlinter]\nroot_package = "cafe"\n'
        '[[tool.importlinter.contracts]]\nname = "Layers"\ntype = "layers"\n'
        'containers = ["cafe"]\nlayers = ["desk", "visits"]\n'
        f"ignore_imports = [{', '.join(ignored)}]\n",
        encoding="utf-8",
    )
    return file


def test_the_two_known_imports_are_ignored(
    answer: Path, tmp_path: Path
) -> None:
    shutil.copytree(answer.parent / "cafe", tmp_path / "cafe")
    shutil.copy(answer / "pyproject.toml", tmp_path)

    assert "KEPT (2 ignored imports)" in lint(tmp_path)


def test_there_is_nothing_to_complain_of(answer: Path) -> None:
    assert complaints(answer / "pyproject.toml") == []


@pytest.mark.parametrize(
    "ignored",
    [
        [SHELF, NOTICES, '"cafe.shelf -> cafe.notices"'],
        [SHELF],
        [SHELF, '"cafe.visits -> cafe.*"'],
        [SHELF, '"cafe.** -> cafe.notices"'],
    ],
    ids=["a third", "one repaired", "any module", "from anywhere"],
)
def test_a_list_that_has_changed_is_found(
    ignored: list[str], tmp_path: Path
) -> None:
    found = complaints(settings(tmp_path, *ignored))

    assert len(found) == 1, f"one complaint about {ignored}, not {found}"


def lint(folder: Path) -> str:
    program = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run(
        [program, "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": ".", "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return ran.stdout
