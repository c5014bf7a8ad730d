"""The first version visits links too, which its own tests leave out."""

import socket
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

LINKS = Path(__file__).parents[1] / "first/waymarker/links.py"


@pytest.fixture
def links() -> Iterator[ModuleType]:
    """Import the module, and take back what its import does to all sockets."""
    spec = spec_from_file_location("links", LINKS)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    socket.setdefaulttimeout(None)


def test_a_visit_gives_the_status(links: ModuleType, url: str) -> None:
    assert links.visit(url) == 204
    assert socket.getdefaulttimeout() == 10
