"""Which names of a package a caller may take for public."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill


def main(folder: Path) -> None:
    total = 0
    for path in sorted(folder.rglob("*.py")):
        module = ".".join(path.relative_to(folder.parent).with_suffix("").parts)
        module = module.removesuffix(".__init__")
        if "._" not in module:
            names = public(ast.parse(path.read_text(encoding="utf-8")))
            total += len(names)
            line = f"{module}: {', '.join(names) or '-'}"
            print(fill(line, width=78, subsequent_indent="    "))
    print(f"{total} names")


# ANCHOR: public
def public(module: ast.Module) -> list[str]:
    """Give what `__all__` lists, or else each name without an underscore."""
    for node in module.body:
        match node:
            case ast.Assign([ast.Name("__all__")], value):
                return sorted(ast.literal_eval(value))
    names = {name for node in module.body for name in bound(node)}
    return sorted(name for name in names if not name.startswith("_"))


def bound(node: ast.stmt) -> Iterator[str]:
    """Give the names that a statement of a module binds."""
    match node:
        case ast.Import(aliases) | ast.ImportFrom(names=aliases):
            yield from (
                alias.asname or alias.name.partition(".")[0]
                for alias in aliases
            )
        case ast.FunctionDef(name) | ast.ClassDef(name):
            yield name
        case ast.Assign(targets):
            yield from (
                each.id for each in targets if isinstance(each, ast.Name)
            )
            # ANCHOR_END: public


if __name__ == "__main__":
    main(Path(sys.argv[1]))
