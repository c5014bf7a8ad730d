import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import due_links
import pytest

TODAY = date(2026, 11, 22)
KINDS_BY_DAYS = {
    180: ["documentation", "tool"],
    270: ["source-code"],
    365: ["article", "course", "talk", "tutorial"],
    730: ["book", "chapter", "paper", "reference", "specification"],
}


def write_entry(
    folder: Path, id: str, kind: str, reviewed: str, status: str = "current"
) -> None:
    (folder / f"{id}.toml").write_text(
        f"title = '{id.title()}'\nurl = 'https://example.org/{id}'\n"
        f"kind = '{kind}'\nstatus = '{status}'\nreviewed = {reviewed}\n",
        encoding="utf-8",
    )


@pytest.mark.parametrize("days", KINDS_BY_DAYS)
def test_a_link_is_due_on_the_day_after_its_review_has_held(
    tmp_path: Path, days: int
) -> None:
    kinds = KINDS_BY_DAYS[days]
    for kind in kinds:
        write_entry(tmp_path, kind, kind, "2026-01-01")
    last_day = date(2026, 1, 1) + timedelta(days=days)

    on_the_last_day = due_links.due_links(tmp_path, last_day)
    on_the_next = due_links.due_links(tmp_path, last_day + timedelta(days=1))

    assert on_the_last_day == []
    assert on_the_next == [
        f"{last_day}  {kind.title()}  https://example.org/{kind}"
        for kind in kinds
    ]


def test_the_longest_overdue_comes_first_and_what_is_gone_is_left_out(
    tmp_path: Path,
) -> None:
    write_entry(tmp_path, "b", "tool", "2025-01-01")
    write_entry(tmp_path, "a", "tool", "2026-01-01")
    write_entry(tmp_path, "c", "tool", "2025-01-01", status="gone")

    lines = due_links.due_links(tmp_path, TODAY)

    assert [line.split()[1] for line in lines] == ["B", "A"]


@pytest.mark.parametrize("day", ["2026-04-01", "2026-04-02"])
def test_a_review_of_what_is_dated_holds_half_as_long(
    tmp_path: Path, day: str
) -> None:
    write_entry(tmp_path, "webob", "tool", "2026-01-01", status="dated")

    lines = due_links.due_links(tmp_path, date.fromisoformat(day))

    assert bool(lines) == (day == "2026-04-02")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = [sys.executable, due_links.__file__, *arguments]
    return subprocess.run(
        script, capture_output=True, encoding="utf-8", check=False
    )


def test_the_script_prints_the_links_of_a_folder(tmp_path: Path) -> None:
    write_entry(tmp_path, "webob", "tool", "2026-01-01")

    on_the_day = run(str(tmp_path), "--today", "2026-11-22")
    before = run(str(tmp_path), "--today", "2026-01-02")

    assert on_the_day.stdout == (
        "2026-06-30  Webob  https://example.org/webob\n"
    )
    assert before.stdout == ""


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = run(str(tmp_path / "nowhere"))

    assert ended.returncode == 1
    assert "nowhere is not a folder" in ended.stderr


def test_every_entry_of_this_book_is_due_some_day() -> None:
    resources = Path(__file__).parents[3] / "resources"

    lines = due_links.due_links(resources, date(3026, 1, 1))

    files = [file.read_text("utf-8") for file in resources.glob("*.toml")]
    assert len(lines) == sum('status = "gone"' not in file for file in files)
