"""Two patterns in one small WSGI application: front controller, adapter."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

METHODS = ("GET", "HEAD")
VALUES = "shortlist.path_values"


# ANCHOR: front
class FrontController:
    """The one application the server knows: every request enters here."""

    def __init__(self, pages: dict[str, WSGIApplication]) -> None:
        self._pages = pages

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in METHODS:
            return respond(
                environ, start_response, HTTPStatus.METHOD_NOT_ALLOWED
            )
        path = text_of(environ.get("PATH_INFO") or "/")
        for pattern, app in self._pages.items():
            values = match(pattern, path)
            if values is not None:
                return app({**environ, VALUES: values}, start_response)
        return respond(environ, start_response, HTTPStatus.NOT_FOUND)
        # ANCHOR_END: front


def text_of(native: str) -> str:
    """Undo the Latin-1 disguise in which WSGI passes bytes as text."""
    return native.encode("latin-1").decode("utf-8", errors="replace")


def match(pattern: str, path: str) -> dict[str, str] | None:
    """Compare segment by segment; collect what `{name}` stands for."""
    expected, given = pattern.split("/"), path.split("/")
    if len(expected) != len(given):
        return None
    values = {}
    for name, segment in zip(expected, given, strict=True):
        if name.startswith("{") and segment:
            values[name.strip("{}")] = segment
        elif name != segment:
            return None
    return values


# ANCHOR: adapter
def page(render: Callable[..., str | None]) -> WSGIApplication:
    """Adapt a function from text to text to the WSGI interface."""

    def app(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        text = render(**environ[VALUES])
        if text is None:
            return respond(environ, start_response, HTTPStatus.NOT_FOUND)
        return respond(environ, start_response, HTTPStatus.OK, text)

    return app
    # ANCHOR_END: adapter


def respond(
    environ: WSGIEnvironment,
    start_response: StartResponse,
    status: HTTPStatus,
    text: str | None = None,
) -> Iterable[bytes]:
    body = (status.phrase if text is None else text).encode()
    headers = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
    ]
    if status is HTTPStatus.METHOD_NOT_ALLOWED:
        headers.append(("Allow", ", ".join(METHODS)))
    start_response(f"{status.value} {status.phrase}", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
