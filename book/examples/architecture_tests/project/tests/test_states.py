"""The same change of a rule, made the convenient way and the other."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from linter import PROJECT, copy_to, lint

CHAPTER = PROJECT.parent
REVIEW = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from waymarker import command, links, storage
from waymarker.rules import Entry

store = Path("store.json")
with storage.changing(store) as entries:
    entry = Entry("webob", "", "", "tool", date.min, state=sys.argv[1])
    entries[entry.id] = entry
links.answers = lambda url: sys.argv[2] == "answers"
sys.exit(command.main(["--store=store.json", "review", "webob", "--by=ana"]))
"""


@pytest.mark.parametrize(
    ("state", "link", "reason"),
    [
        ("due", "silent", ""),
        ("broken", "answers", ""),
        ("broken", "silent", "refused: the link of webob does not answer\n"),
        ("archived", "answers", "refused: webob is archived\n"),
    ],
)
@pytest.mark.parametrize("way", ["convenient", "mended"])
def test_a_broken_entry_is_reviewed_when_its_link_answers(
    way: str, state: str, link: str, reason: str, tmp_path: Path
) -> None:
    apply(way, tmp_path)

    ran = subprocess.run(
        [sys.executable, "-c", REVIEW, state, link],
        cwd=tmp_path,
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.stderr == reason


@pytest.mark.parametrize(("way", "status"), [("convenient", 1), ("mended", 0)])
def test_only_one_of_them_keeps_the_contracts(
    way: str, status: int, tmp_path: Path
) -> None:
    apply(way, tmp_path)

    assert lint(tmp_path)[0] == status


def apply(way: str, folder: Path) -> None:
    package = copy_to(folder)
    shutil.copy(CHAPTER / way / "rules.py", package)
    if way == "mended":
        shutil.copy(CHAPTER / way / "reviewing.py", package / "use_cases")
