import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_the_package_is_a_program() -> None:
    folder = str(HERE.parent / "catalogue")
    command = [sys.executable, "-B", "-m", "waymarker", folder]
    ran = subprocess.run(
        [*command, "--today", "2026-11-22"],
        cwd=HERE,
        check=True,
        stdout=subprocess.PIPE,
    )
    assert ran.stdout.decode() == "2026-02-01  Bottle\n"
