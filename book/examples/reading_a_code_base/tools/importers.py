"""Which module stands on which: `python importers.py PACKAGE`."""

# ANCHOR: importers
import sys
from collections.abc import Iterator

import grimp


def importers(package: str) -> Iterator[str]:
    """Count imports inside a package, the most imported module first."""
    graph = grimp.build_graph(package, cache_dir=None)
    up = graph.find_modules_that_directly_import
    down = graph.find_modules_directly_imported_by
    names = sorted(graph.modules)
    for module in sorted(names, key=lambda name: -len(up(name))):
        yield f"{len(up(module))} in, {len(down(module))} out  {module}"
        # ANCHOR_END: importers


if __name__ == "__main__":
    print(*importers(sys.argv[1]), sep="\n")
