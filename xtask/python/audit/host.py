"""A server that answers as GitHub Pages does, to this machine alone."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from audit import AuditError

HOST = "127.0.0.1"
PATIENCE_SECONDS = 30
SECONDS_BETWEEN_LOOKS = 0.02
"""How soon the server notices that it is to end."""
TYPES = {
    ".bib": "text/x-bibtex; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
NOT_COMPRESSED = ("font/", "image/png", "application/octet-stream")


class Handler(SimpleHTTPRequestHandler):
    """Sends files compressed, to be kept for ten minutes, or the page `404.html`."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE_SECONDS
    extensions_map = {"": "application/octet-stream", **TYPES}  # noqa: RUF012

    def do_GET(self) -> None:
        """Send a file."""
        self.answer(with_body=True)

    def do_HEAD(self) -> None:
        """Tell what a file would be sent as."""
        self.answer(with_body=False)

    def answer(self, with_body: bool) -> None:
        """Send a file, the file `index.html` of a folder, or the page `404.html`."""
        status = HTTPStatus.OK
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, Path(self.directory, "404.html")
        body = file.read_bytes()
        self.send_response(status)
        kind = self.guess_type(file)
        if not kind.startswith(NOT_COMPRESSED):
            self.send_header("Vary", "Accept-Encoding")
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, mtime=0)
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder while the block runs, and give its address."""
    handler = partial(Handler, directory=str(site))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        raise AuditError(f"cannot listen on {HOST}:{port}: {error}") from error
    with server:
        thread = Thread(target=server.serve_forever, args=(SECONDS_BETWEEN_LOOKS,))
        thread.start()
        try:
            yield f"http://{HOST}:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
