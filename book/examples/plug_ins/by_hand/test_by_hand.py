from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from waymarker.books import IsbnChecker
from waymarker.check_links import checkers, main, problems


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/kept" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("page", "verdict"), [("kept", []), ("lost", ["no answer"])]
)
def test_a_page_is_visited(page: str, verdict: list[str]) -> None:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/{page}"
        assert problems(url, checkers(Path())) == verdict
        server.shutdown()


def test_each_scheme_has_a_checker() -> None:
    assert sorted(checkers(Path())) == ["file", "http", "https", "isbn"]


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        ("0-321-12742-0", []),
        ("978-0-321-12742-6", []),
        ("0-8044-2957-X", []),
        ("0-8044-2957-x", []),
        ("978-0-321-12742-0", ["ends in 0, should be 6"]),
        ("0-321-12742-6", ["ends in 6, should be 0"]),
        ("0-321-12742", ["no ISBN: 032112742"]),
        ("978-0-321-12742-61", ["no ISBN: 97803211274261"]),
        ("0-321-1274O-0", ["no ISBN: 03211274O0"]),
        ("", ["no ISBN: "]),
    ],
)
def test_the_last_digit_is_checked(number: str, verdict: list[str]) -> None:
    assert IsbnChecker().check(f"isbn:{number}") == verdict


def test_a_catalogue_without_problems_is_a_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "style.toml").write_text('url = "file:style.toml"')
    assert main(tmp_path) == 0
    assert capsys.readouterr().out == "style: ok\n"


def test_a_problem_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('url = "file:none.txt"')
    (tmp_path / "b.toml").write_text('url = "file:b.toml"')
    assert main(tmp_path) == 1
