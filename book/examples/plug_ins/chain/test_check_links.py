from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from check_links import main, problem


class Site(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/kept" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(
    ("page", "verdict"), [("kept", None), ("lost", "no answer")]
)
def test_a_page_is_visited(page: str, verdict: str | None) -> None:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/{page}"
        assert problem(url, Path()) == verdict
        server.shutdown()


def test_nobody_listens_under_a_name_that_cannot_exist() -> None:
    assert problem("https://127.0.0.1:1/", Path()) == "no answer"


def test_a_catalogue_without_problems_is_a_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "style.toml").write_text('url = "file:style.toml"')
    assert main(tmp_path) == 0
    assert capsys.readouterr().out == "style: ok\n"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "notes.toml").write_text('url = "file:notes.txt"')
    assert problem("file:notes.txt", tmp_path) == "no file notes.txt"
    assert main(tmp_path) == 1
