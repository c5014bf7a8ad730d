"""Visiting works without a network: the server is on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any
from urllib.request import urlopen

import pytest
from waymarker import _links


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture
def url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=[0.01]).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_visit_gives_the_status(url: str) -> None:
    assert _links.visit(url) == 204


def test_a_visit_does_not_wait_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[object] = []

    def noted(request: Any, timeout: float | None = None) -> Any:
        waited.append(timeout)
        return urlopen(request, timeout=timeout)

    monkeypatch.setattr(_links, "urlopen", noted)
    _links.visit(url)
    assert waited == [10]
