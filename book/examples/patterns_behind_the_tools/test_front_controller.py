from collections.abc import Iterable
from http.client import HTTPConnection
from threading import Thread
from typing import NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from front_controller import FrontController, match, page
from shortlist_site import site


class Reply(NamedTuple):
    status: str
    headers: dict[str, str]
    body: bytes


def request(
    app: WSGIApplication, path: str, method: str = "GET", mount: str = ""
) -> Reply:
    """Send one request through the standard library's WSGI checker."""
    environ: WSGIEnvironment = {}
    setup_testing_defaults(environ)
    environ["REQUEST_METHOD"] = method
    environ["SCRIPT_NAME"] = mount
    raw = path.encode(errors="surrogateescape")
    environ["PATH_INFO"] = raw.decode("latin-1")
    environ["QUERY_STRING"] = ""
    begun: list[Reply] = []

    def start_response(
        status: str, headers: list[tuple[str, str]], exc_info: object = None
    ) -> object:
        begun.append(Reply(status, dict(headers), b""))
        return lambda data: None

    chunks = validator(app)(environ, start_response)  # type: ignore[arg-type]
    try:
        body = b"".join(chunks)
    finally:
        chunks.close()  # type: ignore[attr-defined]
    return begun[-1]._replace(body=body)


def test_the_first_page() -> None:
    reply = request(site, "/")
    assert reply.status == "200 OK"
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reply.body.splitlines() == [
        b"Docstring Conventions",
        b"Python Web Server Gateway Interface v1.0.1",
    ]


def test_a_value_in_the_path_reaches_the_function() -> None:
    reply = request(site, "/entries/pep-3333")
    assert reply.body == b"Python Web Server Gateway Interface v1.0.1"
    reply = request(site, "/entries/pep-0257")
    assert reply.body == b"Docstring Conventions"
    echo = FrontController(
        {"/entries/{slug}/{part}": page("{slug}|{part}".format)}
    )
    assert request(echo, "/entries/pep-3333/notes").body == b"pep-3333|notes"


def test_text_beyond_latin_1_survives() -> None:
    echo = FrontController({"/entries/{slug}": page("<{slug}>".format)})
    reply = request(echo, "/entries/größe-漢字")
    assert reply.body.decode() == "<größe-漢字>"
    assert reply.headers["Content-Length"] == str(len(reply.body))


def test_bytes_that_are_not_utf_8_are_marked() -> None:
    echo = FrontController({"/{slug}": page("{slug}".format)})
    reply = request(echo, b"/\xff".decode(errors="surrogateescape"))
    assert reply.body.decode() == "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "path",
    ["/entries", "/entries/", "/entries/pep-3333/notes", "/elsewhere", "//"],
)
def test_no_pattern_no_page(path: str) -> None:
    reply = request(site, path)
    assert (reply.status, reply.body) == ("404 Not Found", b"Not Found")


def test_no_entry_no_page() -> None:
    assert request(site, "/entries/missing").status == "404 Not Found"


def test_an_empty_path_is_the_first_page() -> None:
    assert request(site, "", mount="/shortlist") == request(site, "/")


def test_the_first_pattern_wins() -> None:
    pages = FrontController(
        {"/{any}": page("first {any}".format), "/list": page(lambda: "second")}
    )
    assert request(pages, "/list").body == b"first list"


@pytest.mark.parametrize("path", ["/", "/entries/pep-3333", "/elsewhere"])
def test_one_rule_covers_every_page(path: str) -> None:
    reply = request(site, path, "POST")
    assert reply.status == "405 Method Not Allowed"
    assert reply.headers["Allow"] == "GET, HEAD"


def test_a_head_request_gets_the_headers_alone() -> None:
    got, asked = request(site, "/"), request(site, "/", "HEAD")
    assert asked.body == b""
    assert asked.headers == got.headers


def test_any_wsgi_application_can_be_a_page() -> None:
    nested = FrontController({"/": FrontController({"/": site})})
    assert request(nested, "/") == request(site, "/")


def test_the_same_controller_serves_again() -> None:
    assert request(site, "/entries/pep-3333") == request(
        site, "/entries/pep-3333"
    )
    assert request(site, "/").status == "200 OK"


def test_the_pattern_must_match_from_end_to_end() -> None:
    assert match("/entries/{slug}", "/entries/pep-3333") == {"slug": "pep-3333"}
    assert match("/", "/") == {}
    assert match("/entries/{slug}", "/x/entries/pep-3333") is None


def test_the_checker_notices_a_body_of_text() -> None:
    def careless(
        environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return ["text"]  # type: ignore[list-item]

    with pytest.raises(AssertionError, match="bytestring"):
        request(careless, "/")


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the test run quiet."""


def test_a_real_server_serves_it() -> None:
    with make_server("127.0.0.1", 0, site, handler_class=Quiet) as server:
        thread = Thread(target=server.handle_request)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("GET", "/entries/pep-3333")
        response = connection.getresponse()
        assert response.status == 200
        assert response.read() == b"Python Web Server Gateway Interface v1.0.1"
        connection.close()
        thread.join()
