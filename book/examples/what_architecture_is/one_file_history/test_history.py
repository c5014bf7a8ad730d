"""Who did what, and when, for every way in which an entry changes."""

import sys
from pathlib import Path

import pytest
import waymarker

CLOSED = "http://127.0.0.1:9/"  # the port of a service that nobody runs


def run(monkeypatch: pytest.MonkeyPatch, now: str, line: str) -> int:
    arguments = ["waymarker", "--now", f"{now}+00:00", *line.split()]
    monkeypatch.setattr(sys, "argv", arguments)
    return waymarker.main()


def test_every_change_of_an_entry_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(waymarker, "visit", lambda _: ("moved", CLOSED))
    proposal = f"--title T --url {CLOSED}a --kind tool --question q --by ann"
    lines = {
        "2026-01-01": f"propose webob {proposal}",
        "2026-01-02": "accept webob --by ben",
        "2026-01-03": "publish webob --by cem",
        "2026-08-01": "due",
        "2026-08-02": "review webob --by dag",
        "2026-08-03": "check webob",
        "2026-08-04": "apply-edit webob --by eva",
        "2026-08-05": "retire webob --by finn",
        "2026-08-06": "retire webob --by gil",
    }
    for day, line in lines.items():
        assert run(monkeypatch, f"{day}T12:30", line) == 0
    capsys.readouterr()

    run(monkeypatch, "2026-08-07T12:30", "history webob")

    told = [
        "proposed by ann",
        "accepted by ben",
        "published by cem",
        "due by waymarker",
        "reviewed by dag",
        "visited: moved by waymarker",
        f"moved to {CLOSED} by eva",
        "removal asked for by finn",
        "retired by gil",
    ]
    printed = capsys.readouterr().out.splitlines()
    assert printed == [
        f"{day} 12:30 {fact}" for day, fact in zip(lines, told, strict=True)
    ]
    versions = waymarker.reading(Path("waymarker.json")).entry("webob").version
    assert versions == len(told)


def test_an_import_and_a_displaced_entry_are_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.toml").write_text(
        "title = 'T'\nurl = 'https://example.org/'\nkind = 'tool'\n"
        "topics = ['q']\nstatus = 'current'\nreviewed = 2026-01-01\n",
        encoding="utf-8",
    )
    for line in (
        "import .",
        "propose new --title T --url http://a/ --kind tool --question q --by a",
        "accept new --by b",
        "publish new --displace old --by c",
    ):
        assert run(monkeypatch, "2026-01-02T08:00", line) == 0
    capsys.readouterr()

    run(monkeypatch, "2026-01-03T08:00", "history old")

    assert capsys.readouterr().out.splitlines() == [
        "2026-01-02 08:00 imported by waymarker",
        "2026-01-02 08:00 displaced by c",
    ]
