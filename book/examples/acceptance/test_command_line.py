import pytest
from driver import Waymarker, entries, entry, proposal

pytestmark = pytest.mark.as_process

WRONG_USAGE = [
    "",
    "publicise webob --by ann",
    "import",
    "accept --by ann",
    "accept webob",
    "accept webob --by ''",
    "accept 'Web Ob' --by ann",
    "review webob --by ann --version two",
    "path start",
    "list --state lost",
    "--now yesterday list",
    "--now 2026-05-04T09:00:00 list",
    proposal("webob").replace("article", "podcast"),
    proposal("webob").replace("https:", "gopher:"),
    proposal("webob").replace("--title", "--name"),
]


@pytest.mark.parametrize("line", WRONG_USAGE)
def test_wrong_usage_exits_with_2(waymarker: Waymarker, line: str) -> None:
    ended = waymarker.runs(line)

    assert ended.status == 2
    assert ended.out == ""
    assert ended.err


def test_two_stores_are_apart(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob"))

    waymarker.does(f"--store other.store {proposal('wheel')}")

    assert waymarker.does("--store other.store list") == [
        "wheel proposed frameworks The title of wheel"
    ]
    assert waymarker.states() == {"webob": "published"}


def test_the_list_is_sorted_and_filtered(waymarker: Waymarker) -> None:
    waymarker.imports(
        *entries("d", "b", topics=["packaging"]), entry("c", status="gone")
    )
    waymarker.does(proposal("a", question="packaging"))

    assert list(waymarker.states()) == ["a", "b", "c", "d"]
    assert list(waymarker.states("--question packaging")) == ["a", "b", "d"]
    assert list(waymarker.states("--state published")) == ["b", "d"]
    both = "--state proposed --question packaging"
    assert list(waymarker.states(both)) == ["a"]
    assert waymarker.states("--question nothing") == {}


def test_without_now_the_clock_decides(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob", reviewed="2000-01-01"))

    waymarker.now = None

    assert waymarker.does("due") == ["webob due, reviewed 2000-01-01"]
