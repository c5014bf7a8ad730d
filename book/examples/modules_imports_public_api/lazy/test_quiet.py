"""Importing changes nothing and says nothing."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

PROBE = """
import socket, sys
sys.argv = ["python", "--nonsense"]
before = socket.getdefaulttimeout()
import waymarker, waymarker.__main__
assert socket.getdefaulttimeout() == before
"""


def test_an_import_has_no_effects(tmp_path: Path) -> None:
    command = [sys.executable, "-B", "-c", PROBE]
    ran = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PYTHONPATH": str(HERE)},
        check=True,
        capture_output=True,
    )
    assert (ran.stdout, ran.stderr) == (b"", b"")
    assert list(tmp_path.iterdir()) == []
