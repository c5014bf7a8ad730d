import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
VERSIONS = {"first": FOLDER / "waymarker", "then": FOLDER.parent / "repaired"}
STORE = '{"http://127.0.0.1:9/": "%s", "http://127.0.0.1:9/old": "2025-11-21"}'


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_old_or_gone_is_due(version: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "waymarker", tmp_path / "waymarker")
    shutil.copytree(
        VERSIONS[version], tmp_path / "waymarker", dirs_exist_ok=True
    )
    site = 'urllib.request.urlopen = lambda url, timeout: open("there")'
    (tmp_path / "sitecustomize.py").write_text(f"import urllib.request\n{site}")
    store = tmp_path / "waymarker.json"
    store.write_text(STORE % "2025-11-22", encoding="utf-8")
    command = [sys.executable, "-m", "waymarker.command", "2026-11-22"]

    def printed() -> list[str]:
        return subprocess.check_output(
            command, cwd=tmp_path, env={"PYTHONPATH": "."}, text=True
        ).split()

    assert printed() == ["http://127.0.0.1:9/", "http://127.0.0.1:9/old"]
    (tmp_path / "there").touch()
    assert printed() == ["http://127.0.0.1:9/old"]
