"""What keeps `cargo xtask release` from its work is said before any is done."""

import os
import subprocess

from project import ROOT


def test_a_missing_chromium_is_named_before_anything_is_built() -> None:
    # The step of the tests names its own program: cargo must not replace it now.
    xtask = os.environ.get("XTASK")
    command = [xtask] if xtask else ["cargo", "xtask"]
    # A Python that is missing too would be named if anything had begun.
    missing = {"CHROME": "/no/such/chromium", "PYTHON": "/no/such/python"}
    release = subprocess.run(
        [*command, "release"],
        cwd=ROOT,
        env=os.environ | missing,
        capture_output=True,
        text=True,
    )
    assert release.returncode == 1
    assert release.stdout == ""
    assert release.stderr == (
        "error: CHROME=/no/such/chromium is not a file: "
        "name the program of a Chromium, Chrome or Edge\n"
    )
