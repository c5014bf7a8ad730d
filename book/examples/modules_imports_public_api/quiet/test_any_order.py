"""Each module can be the first to be imported."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
REPORT = [str(HERE.parent / "catalogue"), "--today", "2026-11-22"]


# ANCHOR: any-order
@pytest.mark.parametrize("first", ["entries", "links", "review"])
def test_any_module_may_come_first(first: str) -> None:
    command = [sys.executable, "-B", "-c", f"import waymarker.{first}"]
    subprocess.run(command, cwd=HERE, check=True)
    # ANCHOR_END: any-order


def test_the_report_lists_what_is_due() -> None:
    command = [sys.executable, "-B", "-m", "waymarker.report", *REPORT]
    ran = subprocess.run(command, cwd=HERE, check=True, stdout=subprocess.PIPE)
    assert ran.stdout.decode() == "2026-02-01  Bottle\n"
