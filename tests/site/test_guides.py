"""What the guides tell contributors exists."""

import json
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from project import ROOT

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
GUIDES = [
    CONTRIBUTING,
    ROOT / "README.md",
    ROOT / "tests/README.md",
    ROOT / "book/STYLE.md",
    ROOT / "preprocessor/README.md",
    *sorted((ROOT / "preprocessor/docs").glob("*.md")),
    *sorted((ROOT / ".github").glob("*.md")),
]
LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#]*)(#(?P<anchor>[^)]+))?\)")
CODE = re.compile(
    r"^ *(`{3,}).*?^ *\1$|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
TASK = re.compile(r"cargo xtask (?P<task>[a-z-]+)(?P<steps>(?: [a-z]+)*)")

each_guide = pytest.mark.parametrize(
    "guide", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix()
)


@each_guide
def test_links_resolve(guide: Path) -> None:
    text = CODE.sub("code", guide.read_text(encoding="utf-8"))
    broken = [
        link[0]
        for link in LINK.finditer(text)
        if not leads_somewhere(guide, link["path"], link["anchor"])
    ]
    assert broken == []


def leads_somewhere(guide: Path, path: str, anchor: str | None) -> bool:
    target = guide.parent / path if path else guide
    if not target.exists():
        return False
    return anchor is None or anchor in anchors(target.read_text(encoding="utf-8"))


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings}


@each_guide
def test_tasks_and_steps_exist(guide: Path) -> None:
    named = list(TASK.finditer(guide.read_text(encoding="utf-8")))
    assert {task["task"] for task in named} <= first_words(xtask("help"))
    steps = {
        s for task in named if task["task"] == "test" for s in task["steps"].split()
    }
    assert steps <= first_words(xtask("test", "--list"))


@cache
def xtask(*arguments: str) -> str:
    """Give what a task prints about itself."""
    program = os.environ.get("XTASK")
    if program is None:
        pytest.fail("XTASK must name the program: run `cargo xtask test site`")
    run = [program, *arguments]
    return subprocess.check_output(run, cwd=ROOT, encoding="utf-8", timeout=60)


def first_words(text: str) -> set[str]:
    return {line.split()[0] for line in text.splitlines() if line.strip()}


def test_the_entry_to_copy_has_the_fields_of_an_entry() -> None:
    text = CONTRIBUTING.read_text(encoding="utf-8")
    entry = re.search(r"^   ```toml\n(.+?)^   ```$", text, re.DOTALL | re.MULTILINE)
    assert entry is not None
    fields = tomllib.loads(re.sub(r"^   ", "", entry[1], flags=re.MULTILINE))
    schema_file = ROOT / "book/resources/resource.schema.json"
    schema = json.loads(schema_file.read_text(encoding="utf-8"))
    assert set(schema["required"]) <= set(fields) <= set(schema["properties"])
    for field in fields:
        assert f"`{field}`" in text
