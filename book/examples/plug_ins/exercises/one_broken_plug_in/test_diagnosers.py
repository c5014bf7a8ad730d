import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from diagnosers import load_diagnosers

Install = Callable[..., None]

GOOD = "def diagnose(complaint):\n    return f'look at it: {complaint}'\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put distributions on the path: what an installer leaves, and no more."""

    def put(name: str, device: str, code: str = GOOD) -> None:
        module = name.replace("-", "_")
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        (info / "METADATA").write_text(metadata)
        points = f"[repaircafe.diagnosers]\n{device} = {module}:diagnose\n"
        (info / "entry_points.txt").write_text(points)
        (tmp_path / f"{module}.py").write_text(code)
        monkeypatch.delitem(sys.modules, module, raising=False)

    monkeypatch.syspath_prepend(tmp_path)
    return put


def test_a_good_plug_in_is_used(install: Install) -> None:
    install("cafe-kettles", "kettle")
    found, problems = load_diagnosers()
    assert found["kettle"]("cold") == "look at it: cold"
    assert problems == []


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import valves", "ModuleNotFoundError: No module named 'valves'"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit('usage: radio')", "SystemExit: usage: radio"),
    ],
)
def test_a_broken_one_is_named_and_the_others_work(
    install: Install, code: str, reason: str
) -> None:
    install("cafe-radios", "radio", code)
    install("cafe-kettles", "kettle")
    try:
        found, problems = load_diagnosers()
    except (Exception, SystemExit) as error:
        pytest.fail(f"one broken plug-in took the loader down: {error!r}")
    assert list(found) == ["kettle"]
    [problem] = problems
    assert "radio" in problem
    assert "cafe-radios" in problem
    assert reason in problem


def test_of_two_for_one_device_none_is_used(install: Install) -> None:
    install("zed-lamps", "lamp")
    install("cafe-lamps", "lamp")
    install("cafe-kettles", "kettle")
    found, problems = load_diagnosers()
    assert list(found) == ["kettle"]
    [problem] = problems
    assert "lamp" in problem
    assert problem.index("cafe-lamps") < problem.index("zed-lamps")
