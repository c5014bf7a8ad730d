"""The same two modules work or fail by which is imported first."""

import os
import subprocess
import sys
from pathlib import Path

CYCLE = Path(__file__).parent / "cycle"

USE = """
from datetime import date
from listed_entries import Entry, due

old, new = Entry("Old", date(2025, 3, 1)), Entry("New", date(2025, 3, 2))
assert due([old, new], today=date(2026, 3, 1)) == [old]
"""


def last_line(code: str) -> str:
    """Run the code in the folder of the two modules."""
    run = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=CYCLE,
        env=os.environ | {"PYTHONSAFEPATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stderr.strip().rpartition("\n")[2]


def test_entries_first_works() -> None:
    assert last_line(USE) == ""


def test_rules_first_fails() -> None:
    message = last_line("import review_rules")
    assert message.startswith(
        "ImportError: cannot import name 'is_due' from partially "
        "initialized module 'review_rules'"
    )


def test_the_order_in_a_third_file_decides() -> None:
    assert last_line("import listed_entries\nimport review_rules") == ""
    swapped = last_line("import review_rules\nimport listed_entries")
    assert swapped.startswith("ImportError: ")
