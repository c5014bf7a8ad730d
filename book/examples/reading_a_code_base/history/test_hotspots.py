"""Renamed files come apart; a file that is gone is said to be."""

import subprocess
from pathlib import Path

from hotspots import hotspots

SCRIPT = Path(__file__).with_name("make_history.sh")


def test_changes_are_counted_for_each_name(tmp_path: Path) -> None:
    subprocess.run(["bash", str(SCRIPT)], cwd=tmp_path, check=True)
    assert list(hotspots(tmp_path / "shelf")) == [
        "commits   4, lines today  no  shelf.py",
        "commits   2, lines today   5  src/shelf/rules.py",
        "commits   1, lines today  10  src/shelf/mail.py",
    ]
