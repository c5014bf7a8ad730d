# ANCHOR: report
from pathlib import Path

import pytest
from waymarker.report import main

CATALOGUE = Path(__file__).parents[1] / "catalogue"


def test_the_report_lists_what_is_due(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([str(CATALOGUE), "--today", "2026-11-22"])
    assert capsys.readouterr().out == "2026-02-01  Bottle\n"
    # ANCHOR_END: report


def test_today_is_today_when_nothing_else_is_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main([str(CATALOGUE)])
    assert "Bottle" in capsys.readouterr().out
