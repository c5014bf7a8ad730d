"""`import cafe` is quiet and light, and offers what was decided."""

import subprocess
import sys
from inspect import signature
from pathlib import Path

PUBLIC = {
    "in_stock": ["url"],
    "missing": ["needed", "parts"],
    "read_parts": ["file"],
}


def test_an_import_reads_and_prints_nothing(
    answer: Path, tmp_path: Path
) -> None:
    assert python("import cafe", answer, tmp_path) == ""


def test_the_public_names_take_what_was_decided() -> None:
    import cafe

    found = {
        name: list(signature(getattr(cafe, name)).parameters)
        for name in cafe.__all__
    }
    assert found == PUBLIC


def test_the_network_is_loaded_at_first_use(
    answer: Path, tmp_path: Path
) -> None:
    loaded = "print('urllib.request' in sys.modules)"
    code = f"import sys, cafe; {loaded}; cafe.in_stock; {loaded}"
    assert python(code, answer, tmp_path) == "False\nTrue\n"


def test_an_unknown_name_is_still_an_error(
    answer: Path, tmp_path: Path
) -> None:
    code = "import cafe; print(hasattr(cafe, 'out_of_stock'))"
    assert python(code, answer, tmp_path) == "False\n"


def test_parts_are_read_when_you_ask(tmp_path: Path) -> None:
    import cafe

    file = tmp_path / "parts.csv"
    file.write_text("part,count\nfuse,3\nbelt,0\n", encoding="utf-8")
    parts = cafe.read_parts(file)
    assert cafe.missing(["fuse", "belt", "zip"], parts) == ["belt", "zip"]


def python(code: str, answer: Path, folder: Path) -> str:
    """Run code in a Python of its own, in an empty folder."""
    ran = subprocess.run(
        [sys.executable, "-B", "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(answer)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout.decode()
    return ran.stdout.decode()
