from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from waymarker import links


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response({"/here": 200, "/get": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None: ...


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "answers"), [("/here", True), ("/get", True), ("/gone", False)]
)
def test_a_link_answers(address: str, path: str, answers: bool) -> None:
    assert links.answers(address + path) is answers


def test_nobody_there_is_no_answer() -> None:
    assert links.answers("http://127.0.0.1:9/") is False
