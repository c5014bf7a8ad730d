"""What a program costs, as a table: `python -m listings.measure NAME=PATH…`.

A path is a script or a package. What is counted can be counted again: nothing in the
table depends on the machine.
"""

import ast
import io
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOT_CODE = {
    tokenize.COMMENT,
    tokenize.DEDENT,
    tokenize.ENCODING,
    tokenize.ENDMARKER,
    tokenize.INDENT,
    tokenize.NEWLINE,
    tokenize.NL,
}


@dataclass(frozen=True)
class Cost:
    """What was counted in one program."""

    name: str
    modules: int
    lines: int
    """Lines that hold code: no comment, no docstring, nothing blank."""
    definitions: int
    """Functions, methods and classes."""
    edges: int
    """Pairs of its own modules of which one imports the other."""


def main(*programs: str) -> None:
    """Print the table."""
    print(
        "| program | modules | lines of code | definitions | imports between modules |"
    )
    print("|---|--:|--:|--:|--:|")
    for program in programs:
        name, _, path = program.partition("=")
        cost = measure(name, Path(path))
        counts = (cost.modules, cost.lines, cost.definitions, cost.edges)
        print(f"| {name} | " + " | ".join(map(str, counts)) + " |")


def measure(name: str, path: Path) -> Cost:
    """Count what a script or a package consists of."""
    files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
    if not files:
        raise ValueError(f"{path} holds no Python")
    texts = [file.read_text(encoding="utf-8") for file in files]
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return Cost(
        name,
        modules=len(files),
        lines=sum(len(code_lines(text)) for text in texts),
        definitions=sum(
            isinstance(node, defined)
            for text in texts
            for node in ast.walk(ast.parse(text))
        ),
        edges=len(edges(path)) if path.is_dir() else 0,
    )


def code_lines(text: str) -> set[int]:
    """Number the lines that hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines - set(docstring_lines(ast.parse(text)))


def docstring_lines(tree: ast.Module) -> Iterator[int]:
    """Number the lines of docstrings, those below an attribute too."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(ast.Constant(str())):
                yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def edges(package: Path) -> set[tuple[str, str]]:
    """Find which module of a package imports which other."""
    sys.path.insert(0, str(package.resolve().parent))
    import grimp

    graph = grimp.build_graph(package.name, cache_dir=None)
    sys.path.pop(0)
    return {
        (importer, imported)
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
