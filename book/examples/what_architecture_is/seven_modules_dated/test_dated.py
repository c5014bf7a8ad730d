import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from due_links.resource import Resource

HERE = Path(__file__).parent
CATALOGUE = HERE.parent / "sixty_lines/catalogue"


@pytest.mark.parametrize(
    ("dated", "last_day"),
    [(False, date(2026, 6, 30)), (True, date(2026, 4, 1))],
)
def test_a_review_of_what_is_dated_holds_half_as_long(
    dated: bool, last_day: date
) -> None:
    reviewed = date(2026, 1, 1)
    resource = Resource("WebOb", "https://example.org", "tool", reviewed, dated)
    assert resource.last_day() == last_day


def test_the_status_is_read_from_the_catalogue() -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "due_links", str(CATALOGUE)),
            *("--today", "2026-11-22"),
        ],
        cwd=HERE,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert [line.split()[:3] for line in ended.stdout.splitlines()] == [
        ["2026-07-09", "WebOb", "https://example.org/webob"],
        ["2026-08-31", "A", "tutorial"],
        ["2026-11-21", "WSGI", "from"],
    ]
