"""Compares ways out of a cycle: `python compare_cures.py NAME=FOLDER…`."""

import subprocess
import sys
from pathlib import Path

import grimp

ENTRIES, REVIEW = "waymarker.entries", "waymarker.review"


def main(*programs: str) -> None:
    cycle = "cycle in the code | cycle at run time"
    print(f"| program | either may come first | {cycle} |")
    print("|---|---|---|---|")
    for program in programs:
        name, _, folder = program.partition("=")
        answers = (
            all(may_come_first(module, folder) for module in (ENTRIES, REVIEW)),
            has_cycle(folder, without_types=False),
            has_cycle(folder, without_types=True),
        )
        said = ["yes" if answer else "no" for answer in answers]
        print(f"| {' | '.join([name, *said])} |")


def may_come_first(module: str, folder: str) -> bool:
    """Import a module into a Python that has imported no other of ours."""
    command = [sys.executable, "-B", "-c", f"import {module}"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return ran.returncode == 0


def has_cycle(folder: str, *, without_types: bool) -> bool:
    """Say whether each of the two modules imports the other."""
    sys.path.insert(0, str(Path(folder).resolve()))
    graph = grimp.build_graph(
        "waymarker",
        exclude_type_checking_imports=without_types,
        cache_dir=None,
    )
    sys.path.pop(0)
    sys.path_importer_cache.clear()
    sys.modules.pop("waymarker", None)
    pairs = [(ENTRIES, REVIEW), (REVIEW, ENTRIES)]
    return all(
        graph.direct_import_exists(importer=importer, imported=imported)
        for importer, imported in pairs
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
