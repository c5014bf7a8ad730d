from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from itertools import accumulate, product
from pathlib import Path
from unittest.mock import patch
from urllib.error import URLError

import link_decision
import pytest
from link_check_cases import CASES, answered, failed
from link_decision import Visit
from tangled_link_check import answers, is_broken


# ANCHOR: patched
def verdicts(visits: Sequence[Visit], log: Path) -> list[bool]:
    page, silence = nullcontext(), URLError("no answer")
    replies = [page if visit.answered else silence for visit in visits]
    with (
        patch("tangled_link_check.urlopen", side_effect=replies),
        patch("tangled_link_check.datetime", wraps=datetime) as clock,
    ):
        clock.now.side_effect = [v.at for v in visits if not v.answered]
        return [is_broken("https://example.org/", log) for _ in visits]
    # ANCHOR_END: patched


@pytest.mark.parametrize(("visits", "verdict"), CASES.values(), ids=CASES)
def test_the_tangled_checker_decides(
    visits: Sequence[Visit], verdict: bool, tmp_path: Path
) -> None:
    assert verdicts(visits, tmp_path / "log.json")[-1] is verdict


def test_both_versions_decide_alike(tmp_path: Path) -> None:
    outcomes = product([answered, failed], repeat=4)
    gaps = product([24, 36], repeat=3)
    histories = list(product(outcomes, gaps))
    assert len(histories) == 128
    seen = set()
    for number, (outcome, gap) in enumerate(histories):
        hours = accumulate(gap, initial=0)
        visits = [visit(at) for visit, at in zip(outcome, hours, strict=True)]
        tangled = verdicts(visits, tmp_path / f"{number}.json")
        pure = [link_decision.is_broken(visits[:end]) for end in (1, 2, 3, 4)]
        assert tangled == pure, visits
        seen.update(pure)
    assert seen == {True, False}


def test_unpatched_it_goes_to_the_network(tmp_path: Path) -> None:
    with patch("socket.create_connection", side_effect=OSError) as connect:
        is_broken("http://127.0.0.1:9/", tmp_path / "log.json")
    connect.assert_called_once()


def test_unpatched_it_reads_the_real_clock(tmp_path: Path) -> None:
    log = tmp_path / "log.json"
    before = datetime.now(UTC).isoformat()
    with patch("tangled_link_check.urlopen", side_effect=URLError("no")):
        is_broken("https://example.org/", log)
    assert before <= log.read_text().strip('[]"')


def test_a_silent_site_is_not_waited_for() -> None:
    with patch("tangled_link_check.urlopen", side_effect=TimeoutError) as fetch:
        assert not answers("https://example.org/")
    fetch.assert_called_once_with("https://example.org/", timeout=10)
