"""What keeps `cargo xtask release` from its work is said before any is done."""

import os
import subprocess

from project import ROOT, built


def test_a_missing_chromium_is_named_before_anything_is_built() -> None:
    # A Python that is missing too would be named if anything had begun.
    missing = {"CHROME": "/no/such/chromium", "PYTHON": "/no/such/python"}
    release = subprocess.run(
        [built("xtask", "XTASK"), "release"],
        cwd=ROOT,
        env=os.environ | missing,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert release.returncode == 1
    assert release.stdout == ""
    assert release.stderr == (
        "error: CHROME=/no/such/chromium is not a file: "
        "name the program of a Chromium, Chrome or Edge\n"
    )
