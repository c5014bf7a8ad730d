"""Each answer is compared with the code, and never printed.

Whoever reads on learns how a program finds the answers. Try by hand first.
"""

import ast
import importlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, ModuleType
from typing import TypeVar

import grimp
import pytest

Kind = TypeVar("Kind", bound=ast.AST)
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import answers  # noqa: E402


@pytest.fixture
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("cafe", cache_dir=None)


@pytest.fixture
def desk() -> ModuleType:
    return importlib.import_module("cafe.desk")


def test_the_command() -> None:
    project = tomllib.loads((HERE / "pyproject.toml").read_text())["project"]
    is_right = project["scripts"]["close-evening"] == answers.COMMAND
    assert is_right, "which file says what can be typed?"


def test_the_most_imported_module(graph: grimp.ImportGraph) -> None:
    counts = {
        module: len(graph.find_modules_that_directly_import(module))
        for module in graph.modules
    }
    is_right = counts.get(answers.MOST_IMPORTED) == max(counts.values())
    assert is_right, "count the arrows that arrive"


def test_where_mail_is_sent() -> None:
    senders = {
        f"{module}:{function.name}"
        for module, function in functions()
        if "smtplib" in {name.id for name in nodes(function, ast.Name)}
    }
    is_right = senders == {answers.SENDS_MAIL}
    assert is_right, "names promise much; which library can send?"


def test_the_hidden_import() -> None:
    hidden = {
        (module, found.module)
        for module, function in functions()
        for found in nodes(function, ast.ImportFrom)
    }
    is_right = hidden == {answers.HIDDEN_IMPORT}
    assert is_right, "look for an import that is indented"


def test_the_cycle(graph: grimp.ImportGraph) -> None:
    in_a_cycle = {
        module for module in graph.modules if module in upstream(graph, module)
    }
    is_right = in_a_cycle == answers.CYCLE
    assert is_right, "with the hidden import, who comes back to itself?"


def test_who_reaches_parts(graph: grimp.ImportGraph) -> None:
    reach = graph.find_downstream_modules("cafe.parts") - {"cafe.parts"}
    is_right = reach == answers.REACHES_PARTS
    assert is_right, "follow the arrows backwards, more than one step"


def test_the_calls(desk: ModuleType) -> None:
    visit = importlib.import_module("cafe.visits").Visit
    called: list[str] = []

    def note(frame: FrameType, event: str, _: object) -> None:
        module = frame.f_globals.get("__name__", "")
        name = frame.f_code.co_name
        is_ours = module.startswith("cafe.") and not name.startswith(("<", "_"))
        if event == "call" and is_ours:
            called.append(f"{module}:{name}")

    sys.setprofile(note)
    try:
        desk.close([visit("Kim", "radio", "belt")])
    finally:
        sys.setprofile(None)
    is_right = called == answers.CALLS
    assert is_right, "follow the call, or let the tracer follow it"


def upstream(graph: grimp.ImportGraph, module: str) -> set[str]:
    """Find everything that a module imports, over however many steps."""
    found: set[str] = set()
    to_do = [module]
    while to_do:
        new = graph.find_modules_directly_imported_by(to_do.pop()) - found
        found |= new
        to_do += new
    return found


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for file in sorted((HERE / "cafe").glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield f"cafe.{file.stem}", node


def nodes(tree: ast.AST, kind: type[Kind]) -> Iterator[Kind]:
    for node in ast.walk(tree):
        if isinstance(node, kind):
            yield node
