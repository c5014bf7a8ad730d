import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from waymarker.entries import read
from waymarker.review import due

HERE = Path(__file__).parent
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("first", ["entries", "review"])
def test_either_module_may_come_first(first: str) -> None:
    command = [sys.executable, "-B", "-c", f"import waymarker.{first}"]
    subprocess.run(command, cwd=HERE, check=True)


def test_an_entry_knows_its_state() -> None:
    entries = read(HERE.parents[1] / "catalogue")
    states = [entry.state(TODAY) for entry in entries]
    assert states == ["due", "published", "published"]
    assert [entry.id for entry in due(entries, TODAY)] == ["bottle"]
