import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BREAKS = [
    ("visits", "shelf"),
    ("notices", "shelf"),
    ("shelf", "desk"),
]


@pytest.fixture
def copy(answer: Path, tmp_path: Path) -> Path:
    shutil.copytree(answer.parent / "cafe", tmp_path / "cafe")
    shutil.copy(answer / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contract_holds(copy: Path) -> None:
    status, report = lint(copy)

    assert status == 0, report


@pytest.mark.parametrize(("importer", "imported"), BREAKS)
def test_a_break_is_noticed(importer: str, imported: str, copy: Path) -> None:
    put_first(copy / f"cafe/{importer}.py", f"import cafe.{imported}")

    status, report = lint(copy)

    assert status == 1, f"kept, although cafe.{importer} imports it:\n{report}"
    assert f"cafe.{importer} -> cafe.{imported} (l.1)" in report


def test_the_desk_may_send_messages(copy: Path) -> None:
    put_first(copy / "cafe/desk.py", "import cafe.notices")

    status, report = lint(copy)

    assert status == 0, report


def put_first(module: Path, line: str) -> None:
    old = module.read_text(encoding="utf-8")
    module.write_text(f"{line}\n{old}", encoding="utf-8")


def lint(folder: Path) -> tuple[int, str]:
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
    return ran.returncode, ran.stdout
