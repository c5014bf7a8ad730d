"""What is missing on a machine is told in one line; what is installed is locked."""

import json
from pathlib import Path
from typing import Any

import pytest

from audit.__main__ import main
from audit.compare import START, write
from audit.lighthouse import FILES
from project import ROOT

SOURCES = ROOT / "xtask/audit"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder in which every program is found, and no other is."""
    programs = tmp_path / "programs"
    programs.mkdir()
    monkeypatch.setenv("PATH", str(programs))
    return programs


def add(machine: Path, name: str, script: str) -> Path:
    program = machine / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


def complaint(machine: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Audit on that machine, and give the line that says why it cannot be done."""
    status = main(
        [
            str(machine.parent),
            *("--chromium", str(machine / "chromium")),
            *("--sources", str(SOURCES)),
            *("--installed", str(machine.parent / "installed")),
        ]
    )
    assert status == 1
    return capsys.readouterr().err


def test_a_machine_without_a_browser(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = machine / "chromium"
    assert complaint(machine, capsys) == f"error: {browser} is no browser\n"


def test_a_machine_without_node(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(machine, "chromium", "exit 0")
    wanted = "error: no Node.js on PATH: install version 20 or newer\n"
    assert complaint(machine, capsys) == wanted


@pytest.mark.parametrize("version", ["v18.20.4", "v9.11.2", "nonsense"])
def test_a_machine_with_an_old_node(
    machine: Path, capsys: pytest.CaptureFixture[str], version: str
) -> None:
    add(machine, "chromium", "exit 0")
    node = add(machine, "node", f"echo {version}")
    wanted = f"error: Node.js 20 or newer is needed, {node} is {version}\n"
    assert complaint(machine, capsys) == wanted


def test_a_machine_without_npm(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(machine, "chromium", "exit 0")
    add(machine, "node", "echo v20.0.0")
    wanted = "error: no npm on PATH: it comes with Node.js, or as a package\n"
    assert complaint(machine, capsys) == wanted


def test_an_installation_that_fails(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(machine, "chromium", "exit 0")
    add(machine, "node", "echo v20.0.0")
    add(machine, "npm", "echo 'npm error network' >&2; exit 1")
    assert complaint(machine, capsys) == "error: npm ci failed: npm error network\n"


def test_a_lighthouse_that_says_nothing(
    machine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is installed once; then each page is asked for."""
    add(machine, "chromium", "exit 0")
    add(machine, "node", '[ "$1" = --version ] && echo v20.0.0')
    (machine.parent / "sitemap.xml").write_text(
        '<u xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<loc>http://127.0.0.1:0/</loc></u>"
    )
    scripts = machine.parent / "installed/node_modules/lighthouse/cli"
    scripts.mkdir(parents=True)
    (scripts / "index.js").touch()
    texts = [(SOURCES / name).read_text(encoding="utf-8") for name in FILES]
    (machine.parent / "installed/made-from.txt").write_text("".join(texts))
    wanted = "error: Lighthouse on the front page printed no report: nothing\n"
    assert complaint(machine, capsys) == wanted


def locked() -> dict[str, dict[str, Any]]:
    lock = json.loads((SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    packages: dict[str, dict[str, Any]] = lock["packages"]
    return packages


def test_every_package_is_locked_and_from_any_registry() -> None:
    packages = locked()
    root = packages.pop("")
    assert root["dependencies"].items() == {("lighthouse", "12.8.2")}
    assert [name for name, package in packages.items() if "resolved" in package] == []
    loose = [
        name
        for name, package in packages.items()
        if not package["integrity"].startswith("sha512-") or not package["version"]
    ]
    assert loose == []


def test_figures_replace_older_ones(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Words.\n\n{START}\nold\n")
    write(page, "new\n")
    assert page.read_text() == f"Words.\n\n{START}\nnew\n"
