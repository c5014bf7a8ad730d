"""The modules of the café import each other in one direction at most."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

MODULES = ["visits", "volunteers"]


@pytest.mark.parametrize("first", MODULES)
def test_any_module_may_be_imported_first(answer: Path, first: str) -> None:
    command = [sys.executable, "-B", "-c", f"import cafe.{first}"]
    ran = subprocess.run(command, cwd=answer, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()


def test_no_cycle_is_left_not_even_inside_a_function(answer: Path) -> None:
    arrows = {
        (module, other)
        for module in MODULES
        for other in MODULES
        if other in imported(answer / "cafe" / f"{module}.py")
    }
    both = {("visits", "volunteers"), ("volunteers", "visits")}
    assert arrows != both, "the two modules still import each other"


def test_a_visit_still_knows_its_helpers() -> None:
    from cafe.volunteers import Volunteer
    from cafe.visits import Visit  # isort: skip

    people = [
        Volunteer("Noor", frozenset({"sewing", "electrics"})),
        Volunteer("Ben", frozenset({"electrics"})),
        Volunteer("Mara", frozenset({"bicycles"})),
    ]
    assert Visit("toaster", "electrics").helpers(people) == ["Ben", "Noor"]


def imported(file: Path) -> set[str]:
    """Name what a file imports anywhere, by the last part of each name."""
    names = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.rpartition(".")[2] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.name for alias in node.names}
            names.add((node.module or "").rpartition(".")[2])
    return names
