import subprocess
import sys
from pathlib import Path

import pytest
from linter import copy_to, lint, put_first

# ANCHOR: spots
SEEN = {
    "in a function": "    from waymarker import links",
    "relative": "    from . import links",
    "in a try": "    try: import waymarker.links as links\n    finally: pass",
}
UNSEEN = {
    "import_module": """
    from importlib import import_module
    links = import_module("waymarker.links")""",
    "a name in a string": """
    from pkgutil import resolve_name
    links = resolve_name("waymarker.links")""",
    "an entry point": """
    from importlib.metadata import EntryPoint
    links = EntryPoint("visits", "waymarker.links", "checkers").load()""",
    "an attribute of the package": """
    import waymarker
    links = waymarker.links""",
    "what is loaded anyway": """
    import sys
    links = sys.modules["waymarker.links"]""",
}
# ANCHOR_END: spots


# ANCHOR: seen
@pytest.mark.parametrize("how", [*SEEN, *UNSEEN])
def test_rules_get_at_links(how: str, tmp_path: Path) -> None:
    code = SEEN.get(how) or UNSEEN[how]
    rules = copy_to(tmp_path) / "rules.py"
    put_first(rules, f"def reached():\n{code}\n    return links\n")

    assert is_reached(tmp_path)
    status, report = lint(tmp_path)
    assert (status == 1) is (how in SEEN)
    assert ("waymarker.rules -> waymarker.links" in report) is (how in SEEN)
    # ANCHOR_END: seen


def is_reached(folder: Path) -> bool:
    """Say whether the rules of a program that runs get hold of the links."""
    proof = (
        "from waymarker import command, links, rules; rules.reached().answers"
    )
    command = [sys.executable, "-P", "-c", proof]
    environment = {"PYTHONPATH": str(folder / "src")}
    ran = subprocess.run(command, env=environment, cwd=folder, check=False)
    return ran.returncode == 0


FOR_TYPES = """
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from waymarker import links
"""


@pytest.mark.parametrize(("excluded", "status"), [("false", 1), ("true", 0)])
def test_imports_for_types_count_unless_you_say_so(
    excluded: str, status: int, tmp_path: Path
) -> None:
    put_first(copy_to(tmp_path) / "rules.py", FOR_TYPES)
    settings = tmp_path / "pyproject.toml"
    head = '[tool.importlinter]\nroot_package = "waymarker"\n'
    said = f"{head}exclude_type_checking_imports = {excluded}\n"
    text = settings.read_text(encoding="utf-8").replace(head, said)
    settings.write_text(text, encoding="utf-8")

    assert lint(tmp_path)[0] == status


def test_a_folder_without_init_is_a_way_round(tmp_path: Path) -> None:
    package = copy_to(tmp_path)
    (package / "extra").mkdir()
    put_first(package / "extra/late.py", "import waymarker.links as links")
    way = "def reached():\n    from waymarker.extra import late\n"
    put_first(package / "rules.py", f"{way}    return late.links\n")

    assert is_reached(tmp_path)
    assert lint(tmp_path)[0] == 0
