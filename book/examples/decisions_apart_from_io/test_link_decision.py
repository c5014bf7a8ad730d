import ast
from collections.abc import Sequence
from pathlib import Path

import link_check_shell
import link_decision
import pytest
import tangled_link_check
from link_check_cases import CASES
from link_decision import Visit, is_broken


# ANCHOR: pure_test
@pytest.mark.parametrize(("visits", "verdict"), CASES.values(), ids=CASES)
def test_the_visits_decide(visits: Sequence[Visit], verdict: bool) -> None:
    assert is_broken(visits) is verdict
    # ANCHOR_END: pure_test


def test_a_link_never_visited_is_not_broken() -> None:
    assert is_broken([]) is False


def test_a_visit_cannot_be_altered() -> None:
    visits, _ = CASES["one failure"]
    with pytest.raises(AttributeError):
        visits[0].answered = True  # type: ignore[misc]


# ANCHOR: rule
def imports_of(source: str) -> set[str]:
    nodes = list(ast.walk(ast.parse(source)))
    plain = [node for node in nodes if isinstance(node, ast.Import)]
    names = {alias.name for node in plain for alias in node.names}
    return names | {
        node.module or "." for node in nodes if isinstance(node, ast.ImportFrom)
    }


def test_the_decision_depends_on_no_detail() -> None:
    source = Path(link_decision.__file__).read_text()
    assert imports_of(source) <= {"collections.abc", "dataclasses", "datetime"}
    # ANCHOR_END: rule


def test_the_rule_would_notice_a_detail() -> None:
    tangled = imports_of(Path(tangled_link_check.__file__).read_text())
    assert {"json", "pathlib", "urllib.request"} <= tangled
    assert imports_of("from . import store") == {"."}


def test_the_shell_depends_on_the_decision() -> None:
    assert "link_decision" in imports_of(
        Path(link_check_shell.__file__).read_text()
    )


def test_the_price_is_as_the_chapter_says() -> None:
    def lines(*names: str) -> int:
        folder = Path(__file__).parent
        return sum(len((folder / n).read_text().splitlines()) for n in names)

    assert lines("tangled_link_check.py") == 36
    parts = ("link_decision.py", "link_check_shell.py", "visit_log_file.py")
    assert lines(*parts) == 87
