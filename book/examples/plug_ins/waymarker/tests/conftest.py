import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# ANCHOR: install
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put distributions on the path: what an installer leaves, and no more."""

    def put(
        name: str, offers: str, code: str = "", version: str = "1.0"
    ) -> None:
        module = name.replace("-", "_")
        info = tmp_path / f"{module}-{version}.dist-info"
        info.mkdir()
        metadata = f"Name: {name}\nVersion: {version}\n"
        (info / "METADATA").write_text(metadata)
        points = f"[waymarker.checkers]\n{offers}\n"
        (info / "entry_points.txt").write_text(points)
        (tmp_path / f"{module}.py").write_text(code)
        monkeypatch.delitem(sys.modules, module, raising=False)

    monkeypatch.syspath_prepend(tmp_path)
    return put
    # ANCHOR_END: install
