import ast
from pathlib import Path

import grimp
import pytest
from linter import PROJECT, copy_to, put_first

PACKAGE = PROJECT / "src/waymarker"

# ANCHOR: allowed
ALLOWED = {"dataclasses", "datetime"}


def strangers(graph: grimp.ImportGraph) -> set[str]:
    """Find what the rules import and should not."""
    return graph.find_modules_directly_imported_by("waymarker.rules") - ALLOWED


@pytest.fixture
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(
        "waymarker", include_external_packages=True, cache_dir=None
    )


def test_rules_import_nothing_but_dates_and_data(
    graph: grimp.ImportGraph,
) -> None:
    assert strangers(graph) == set()


def test_a_stranger_is_found(graph: grimp.ImportGraph) -> None:
    graph.add_import(importer="waymarker.rules", imported="random")

    assert strangers(graph) == {"random"}
    # ANCHOR_END: allowed


# ANCHOR: clock
CLOCKS = ("datetime.now", "datetime.today", "date.today", "time.time")


def readings(package: Path) -> list[str]:
    """Find where the time is asked for, outside of `clock.py`."""
    return [
        f"{file.relative_to(package).as_posix()}:{node.lineno}"
        for file in sorted(package.rglob("*.py"))
        if file.name != "clock.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        if ast.unparse(node).endswith(CLOCKS)
    ]


def test_only_the_clock_reads_the_clock() -> None:
    assert readings(PACKAGE) == []


@pytest.mark.parametrize("clock", CLOCKS)
def test_another_reader_is_found(clock: str, tmp_path: Path) -> None:
    package = copy_to(tmp_path)
    put_first(package / "use_cases/checking.py", f"MOMENT = {clock}()")

    assert readings(package) == ["use_cases/checking.py:1"]
    # ANCHOR_END: clock


def loose(package: Path) -> set[str]:
    """Find folders with modules that no import graph holds."""
    folders = {file.parent for file in package.rglob("*.py")}
    return {f.name for f in folders if not (f / "__init__.py").exists()}


def test_every_folder_is_a_package(tmp_path: Path) -> None:
    package = copy_to(tmp_path)
    assert loose(package) == set()

    (package / "extra").mkdir()
    put_first(package / "extra/late.py", "import waymarker.command")
    assert loose(package) == {"extra"}
