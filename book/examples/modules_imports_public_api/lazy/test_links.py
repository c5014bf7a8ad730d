"""Visiting works without a network: the server is on this machine."""

from typing import Any
from urllib.request import urlopen

import pytest
from waymarker import _links


def test_a_visit_gives_the_status(url: str) -> None:
    assert _links.visit(url) == 204


def test_a_visit_does_not_wait_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[object] = []

    def noted(request: Any, timeout: float | None = None) -> Any:
        waited.append(timeout)
        return urlopen(request, timeout=timeout)

    monkeypatch.setattr(_links, "urlopen", noted)
    _links.visit(url)
    assert waited == [10]
