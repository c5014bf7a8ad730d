"""The script runs, and says what it needs in the form that runners read."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

SCRIPT = Path(__file__).with_name("count_questions.py")

# As PEP 723 writes it.
BLOCK = (
    r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"
)


def test_questions_are_counted(tmp_path: Path) -> None:
    for name, question in {"a": "wsgi", "b": "orm", "c": "wsgi"}.items():
        text = f'topics = ["{question}", "other"]\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    (tmp_path / "d.json").write_text("{}", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, SCRIPT, tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "  2 wsgi\n  1 orm\n"


def test_a_runner_can_read_what_the_script_needs() -> None:
    found = re.search(BLOCK, SCRIPT.read_text("utf-8"))
    assert found is not None
    assert found["type"] == "script"
    lines = found["content"].splitlines()
    needs = tomllib.loads("\n".join(line[2:] for line in lines))
    assert needs.keys() == {"requires-python", "dependencies"}
    assert needs["requires-python"] == ">=3.11"
    assert SpecifierSet(needs["requires-python"]).contains("3.11.0")
    [needed] = map(Requirement, needs["dependencies"])
    assert needed == Requirement("rich>=14")
    assert needed.specifier.contains(version("rich"))
