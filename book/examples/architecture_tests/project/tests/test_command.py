from pathlib import Path

import pytest

from waymarker import links
from waymarker.command import main

DATA = Path(__file__).with_name("data")


@pytest.fixture(autouse=True)
def _new_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(DATA)]) == 0


def typed(line: str) -> int:
    return main(["--now", "2026-11-22T09:00+00:00", *line.split()])


def test_an_import_counts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("waymarker.json").unlink()
    capsys.readouterr()

    assert [typed(f"import {DATA}") for _ in range(2)] == [0, 0]

    assert capsys.readouterr().out.splitlines() == [
        *("published 3", "archived 1", "known 0"),
        *("published 0", "archived 0", "known 4"),
    ]


def test_what_is_due_is_due_until_reviewed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = ["due", "review diataxis --by ana", "due"]
    capsys.readouterr()

    assert [typed(line) for line in lines] == [0, 0, 0]

    assert capsys.readouterr().out.splitlines() == [
        "diataxis due, reviewed 2026-05-01",
        "diataxis reviewed by ana",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("review nothing --by ana", "nothing is not known"),
        ("review webapp2 --by ana", "webapp2 is archived"),
        ("import nowhere", "nowhere is not a folder"),
    ],
)
def test_a_refusal_says_why(
    line: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(line) == 1

    assert capsys.readouterr().err == f"refused: {reason}\n"


def test_a_check_visits_what_is_on_the_list(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(links, "answers", lambda url: url.endswith("posa"))
    capsys.readouterr()

    assert typed("check") == 0

    assert capsys.readouterr().out.splitlines() == [
        "bottle failed, published",
        "diataxis failed, published",
        "posa ok, published",
    ]
