"""The first version visits links too, which its own tests leave out."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import pytest

LINKS = Path(__file__).parents[1] / "first/waymarker/links.py"


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


@pytest.fixture
def links() -> Iterator[ModuleType]:
    """Import the module, and take back what its import does to all sockets."""
    spec = spec_from_file_location("links", LINKS)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    socket.setdefaulttimeout(None)


def test_a_visit_gives_the_status(links: ModuleType, url: str) -> None:
    assert links.visit(url) == 204
    assert socket.getdefaulttimeout() == 10
