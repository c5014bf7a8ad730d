import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from due_links.list_due import ListDue
from due_links.resource import REVIEW_HOLDS_DAYS, Resource

HERE = Path(__file__).parent
SCRIPT = HERE.parent / "sixty_lines"
REVIEWED = date(2026, 1, 1)


class FakeCatalogue:
    """Holds the resources that a test made."""

    def __init__(self, *resources: Resource) -> None:
        self._resources = resources

    def available(self) -> tuple[Resource, ...]:
        return self._resources


def resource(kind: str, title: str = "A title") -> Resource:
    return Resource(title, "https://example.org", kind, REVIEWED)


def test_a_resource_is_due_on_the_day_after_its_review_has_held() -> None:
    for kind, days in REVIEW_HOLDS_DAYS.items():
        due = ListDue(FakeCatalogue(resource(kind)))
        last_day = REVIEWED + timedelta(days=days)
        assert due(last_day) == []
        assert due(last_day + timedelta(days=1)) == [resource(kind)]


def test_the_longest_overdue_comes_first() -> None:
    resources = resource("book"), resource("tool", "B"), resource("tool", "A")
    due = ListDue(FakeCatalogue(*resources))
    titles = [each.title for each in due(date(2030, 1, 1))]
    assert titles == ["A", "B", "A title"]


def out(folder: Path, *command: str, today: str) -> str:
    catalogue = SCRIPT / "catalogue"
    ended = subprocess.run(
        [sys.executable, *command, str(catalogue), "--today", today],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ended.stdout


def test_it_prints_what_the_script_prints() -> None:
    for today in ("2026-11-22", "2029-01-01", "2024-01-01"):
        modules = out(HERE, "-m", "due_links", today=today)
        assert modules == out(SCRIPT, "due_links.py", today=today)
