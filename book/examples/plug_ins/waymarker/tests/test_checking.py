from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import Install

from waymarker import CONTRACT, Checker
from waymarker.checking import problems
from waymarker.command import main
from waymarker.pages import built_in
from waymarker.plugins import Unchecked


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
        assert built_in(Path())["http"].check(url) == verdict
        server.shutdown()


def test_built_in_checkers_keep_the_contract() -> None:
    checkers = [*built_in(Path()).values(), Unchecked("no reason")]
    assert {checker.contract for checker in checkers} == {CONTRACT} == {2}


@pytest.mark.parametrize("kind", [ValueError, SystemExit])
def test_a_link_of_which_a_checker_fails_does_not_stop_the_others(
    kind: type[BaseException],
) -> None:
    class Clumsy:
        contract = CONTRACT

        def check(self, url: str) -> list[str]:
            raise kind(url)

    clumsy: Checker = Clumsy()
    reason = f"{kind.__name__}: isbn:1"
    assert problems(clumsy, "isbn:1") == [f"not checked: {reason}"]


def test_the_command_says_what_is_wrong_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text('url = "file:none.txt"')
    (tmp_path / "b.toml").write_text('url = "file:b.toml"')
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out == "a: no file none.txt\nb: ok\n"
    (tmp_path / "a.toml").unlink()
    assert main(["check", str(tmp_path)]) == 0


def test_the_command_lists_plug_ins_without_importing_them(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install("fragile", "isbn = fragile:Checker", "import isbn_tables")
    assert main(["plug-ins"]) == 0
    assert capsys.readouterr().out == "isbn: from fragile 1.0\n"
