"""What is loaded, and when."""

import subprocess
import sys
from pathlib import Path

import pytest
import waymarker

HERE = Path(__file__).parent

# ANCHOR: loaded
PROBE = """
import sys, waymarker
assert "urllib.request" not in sys.modules
waymarker.visit
assert "urllib.request" in sys.modules
"""


def test_the_network_is_loaded_at_first_use() -> None:
    command = [sys.executable, "-B", "-c", PROBE]
    subprocess.run(command, cwd=HERE, check=True)
    # ANCHOR_END: loaded


def test_names_are_listed_before_they_are_loaded() -> None:
    assert dir(waymarker) == ["Entry", "due", "is_due", "read", "visit"]


def test_a_name_that_nobody_knows_is_an_error_as_ever() -> None:
    message = "^module 'waymarker' has no attribute 'visits'$"
    with pytest.raises(AttributeError, match=message):
        waymarker.visits  # type: ignore[attr-defined]  # noqa: B018
