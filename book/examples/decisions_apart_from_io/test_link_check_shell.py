from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import pytest
from link_check_shell import VisitLog, answers, check
from link_decision import Visit
from visit_log_file import VisitLogFile


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test run quiet."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")  # the machine may use a proxy
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class ListLog:
    """The port again, without inheritance and without a disk."""

    def __init__(self, *visits: Visit) -> None:
        self.kept = list(visits)

    def add(self, url: str, visit: Visit) -> None:
        self.kept.append(visit)

    def visits(self, url: str) -> list[Visit]:
        return self.kept


def failed(ago: timedelta) -> Visit:
    return Visit(datetime.now(UTC) - ago, answered=False)


def test_the_third_failure_after_72_hours_breaks_a_link(site: str) -> None:
    log = ListLog(failed(timedelta(hours=80)), failed(timedelta(hours=40)))
    assert check(f"{site}/gone", log) is True
    assert len(log.kept) == 3
    assert datetime.now(UTC) - log.kept[-1].at < timedelta(minutes=1)


def test_an_answer_mends_a_link(site: str) -> None:
    log = ListLog(*[failed(timedelta(hours=h)) for h in (120, 80, 40)])
    assert check(f"{site}/here", log) is False
    assert log.kept[-1].answered is True


def test_a_closed_port_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        address = f"http://127.0.0.1:{server.server_port}/here"
    log = ListLog()
    assert check(address, log) is False
    assert log.kept[-1].answered is False


def test_the_file_keeps_the_visits_of_each_link(tmp_path: Path) -> None:
    log: VisitLog = VisitLogFile(tmp_path / "visits.jsonl")
    url, other = "https://example.org/", "https://example.org/other"
    assert log.visits(url) == []
    first = Visit(datetime(2026, 11, 2, 9, tzinfo=UTC), answered=False)
    second = Visit(datetime(2026, 11, 3, 9, tzinfo=UTC), answered=True)
    log.add(url, first)
    log.add(other, second)
    log.add(url, second)
    assert log.visits(url) == [first, second]
    assert log.visits(other) == [second]


def test_a_silent_site_is_not_waited_for() -> None:
    with patch("link_check_shell.urlopen", side_effect=TimeoutError) as fetch:
        assert not answers("https://example.org/")
    fetch.assert_called_once_with("https://example.org/", timeout=10)
