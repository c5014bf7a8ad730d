"""A flat layout hides a module that the wheel lacks; src/ shows it."""

from itertools import product
from pathlib import Path

import pytest
from two_layouts import attempt, lay_out

# ANCHOR: outcomes
OUTCOMES = {
    # layout, what is installed, where Python starts
    ("flat", "wheel", "checkout"): "works",
    ("flat", "wheel", "elsewhere"): "no module reviewing",
    ("flat", "editable", "checkout"): "works",
    ("flat", "editable", "elsewhere"): "works",
    ("src", "wheel", "checkout"): "no module reviewing",
    ("src", "wheel", "elsewhere"): "no module reviewing",
    ("src", "editable", "checkout"): "works",
    ("src", "editable", "elsewhere"): "works",
}


def test_who_notices_the_missing_module(tmp_path: Path) -> None:
    found = {}
    for layout in ("flat", "src"):
        places = lay_out(layout, "reviewing.py", tmp_path / layout)
        for case in product(("wheel", "editable"), ("checkout", "elsewhere")):
            installed, start_in = case
            outcome = attempt(places[start_in], places[installed])
            found[layout, installed, start_in] = outcome
    assert found == OUTCOMES
    # ANCHOR_END: outcomes


@pytest.mark.parametrize("layout", ["flat", "src"])
def test_the_wheel_lacks_the_module_beside_the_package(
    layout: str, tmp_path: Path
) -> None:
    site = lay_out(layout, "reviewing.py", tmp_path)["wheel"]
    modules = [path.relative_to(site) for path in site.rglob("*.py")]
    assert modules == [Path("shortlist/__init__.py")]


@pytest.mark.parametrize("layout", ["flat", "src"])
def test_a_module_inside_the_package_is_found_from_anywhere(
    layout: str, tmp_path: Path
) -> None:
    places = lay_out(layout, "shortlist/reviewing.py", tmp_path)
    assert attempt(places["checkout"], places["wheel"]) == "works"
    assert attempt(places["elsewhere"], places["wheel"]) == "works"
