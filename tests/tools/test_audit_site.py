"""The pages come from the sitemap, and are served as GitHub Pages serves them."""

import gzip
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from audit import AuditError
from audit.host import served
from audit.pages import MISSING, Page, choose, pages_of

ADDRESS = "http://127.0.0.1:7/"
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>{address}</loc></url><url><loc>{address}a/b.html</loc></url></urlset>"
)
PAGES = [Page(""), Page("a/b.html"), MISSING]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    for name in ("index.html", "folder/index.html", "404.html", "style.css", "a.svg"):
        (tmp_path / name).write_text(f"{name} ü", encoding="utf-8")
    (tmp_path / "a.png").write_bytes(b"picture")
    (tmp_path / "sitemap.xml").write_text(SITEMAP.format(address=ADDRESS))
    return tmp_path


@pytest.fixture
def connection(site: Path) -> Iterator[HTTPConnection]:
    with served(site) as address:
        opened = HTTPConnection(urlsplit(address).netloc, timeout=10)
        yield opened
        opened.close()


def get(
    connection: HTTPConnection, path: str, method: str = "GET", encoding: str = "gzip"
) -> tuple[HTTPResponse, bytes]:
    headers = {"Accept-Encoding": encoding}
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    return response, response.read()


def test_all_pages_and_a_missing_one_are_audited(site: Path) -> None:
    assert pages_of(site, ADDRESS) == PAGES


def test_a_site_for_another_address_is_refused(site: Path) -> None:
    with pytest.raises(AuditError, match=r"^the sitemap names .+:7/, the site is .+:8"):
        pages_of(site, "http://127.0.0.1:8/")


@pytest.mark.parametrize("sitemap", ["", "<urlset/>", None])
def test_a_folder_without_pages_is_refused(site: Path, sitemap: str | None) -> None:
    if sitemap is None:
        (site / "sitemap.xml").unlink()
    else:
        (site / "sitemap.xml").write_text(sitemap)
    with pytest.raises(AuditError):
        pages_of(site, ADDRESS)


def test_one_page_can_be_chosen() -> None:
    assert choose(PAGES, None) == PAGES
    assert choose(PAGES, "a/b.html") == [Page("a/b.html")]
    assert choose(PAGES, "index.html") == [Page("")]
    assert choose(PAGES, "404.html") == [MISSING]
    with pytest.raises(AuditError, match=r"^the sitemap names no page `b\.html`$"):
        choose(PAGES, "b.html")


@pytest.mark.parametrize(
    ("path", "status", "kind", "file"),
    [
        ("/", 200, "text/html; charset=utf-8", "index.html"),
        ("/folder/", 200, "text/html; charset=utf-8", "folder/index.html"),
        ("/style.css?v=1", 200, "text/css; charset=utf-8", "style.css"),
        ("/a.svg", 200, "image/svg+xml", "a.svg"),
        ("/no/such/page.html", 404, "text/html; charset=utf-8", "404.html"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8", "404.html"),
    ],
)
def test_text_is_sent_compressed_to_be_kept(
    connection: HTTPConnection, path: str, status: int, kind: str, file: str
) -> None:
    response, body = get(connection, path)
    assert (response.status, response.headers["Content-Type"]) == (status, kind)
    assert response.headers["Cache-Control"] == "max-age=600"
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == f"{file} ü"


def test_nothing_is_compressed_in_vain(connection: HTTPConnection) -> None:
    response, body = get(connection, "/a.png")
    assert (response.headers["Content-Encoding"], body) == (None, b"picture")
    response, body = get(connection, "/style.css", encoding="identity")
    assert response.headers["Content-Encoding"] is None
    assert body.decode() == "style.css ü"


def test_a_head_is_only_a_head(site: Path) -> None:
    request = b"HEAD /style.css HTTP/1.1\r\nConnection: close\r\n\r\n"
    with served(site) as address:
        port = urlsplit(address).port
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(request)
            answer = b"".join(iter(lambda: connection.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.endswith(b"\r\n\r\n")


def test_nothing_is_changed(connection: HTTPConnection) -> None:
    assert get(connection, "/", method="POST")[0].status == 501


def test_a_port_in_use_is_told_in_one_line(site: Path) -> None:
    with served(site) as address:
        port = urlsplit(address).port
        assert port is not None
        with pytest.raises(AuditError, match=rf"^cannot listen on 127.0.0.1:{port}: "):
            served(site, port).__enter__()
