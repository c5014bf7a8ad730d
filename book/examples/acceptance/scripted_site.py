"""A site on this machine whose answers a scenario writes."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import socket
from threading import Event, Thread


@dataclass
class Reply:
    """What an address answers; waits for `held`, if there is one."""

    status: int
    location: str = ""
    on_head: int | None = None
    held: Event | None = None
    asked: Event = field(default_factory=Event)


class Site(ThreadingHTTPServer):
    """Answers 404 wherever nothing else is written."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: dict[str, Reply] = {}
        self.requests: list[tuple[str, str]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def answers(self, path: str, status: int, location: str = "") -> str:
        """Write an answer, and return the address that gives it."""
        return self.plays(path, Reply(status, location))

    def plays(self, path: str, reply: Reply) -> str:
        self.replies[path] = reply
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        with suppress(ConnectionError):  # the visitor may have given up
            self._reply()

    def _reply(self) -> None:
        self.server.requests.append((self.command, self.path))
        reply = self.server.replies.get(self.path, Reply(404))
        reply.asked.set()
        if reply.held:
            reply.held.wait(timeout=30)
        status = reply.status
        if self.command == "HEAD" and reply.on_head:
            status = reply.on_head
        self.send_response(status)
        if reply.location:
            self.send_header("Location", reply.location)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def running_site() -> Iterator[Site]:
    with Site() as site:
        thread = Thread(target=site.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield site
        finally:
            site.shutdown()
            thread.join()


@contextmanager
def closed_port() -> Iterator[int]:
    """Keep a port on which nobody listens."""
    with socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]
