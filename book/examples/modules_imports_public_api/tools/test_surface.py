import ast
from pathlib import Path

import pytest
import surface

MODULE = """
import os.path, re as pattern
from datetime import date, time as _time
DAYS = LIMIT = 3
def due(): hidden = 1
class Entry: field = 1
def _inner(): ...
"""


def test_every_name_without_an_underscore_is_taken_for_public() -> None:
    names = ["DAYS", "Entry", "LIMIT", "date", "due", "os", "pattern"]
    assert surface.public(ast.parse(MODULE)) == names


def test_a_list_of_what_is_public_goes_before() -> None:
    module = ast.parse(MODULE + '__all__ = ["due"]')
    assert surface.public(module) == ["due"]


def test_private_modules_are_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "waymarker"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "__main__.py").write_text("a = 1", encoding="utf-8")
    (package / "_links.py").write_text("b = 1", encoding="utf-8")
    (package / "review.py").write_text("c = 1", encoding="utf-8")
    surface.main(package)
    said = capsys.readouterr().out
    assert said == "waymarker: -\nwaymarker.review: c\n1 names\n"
