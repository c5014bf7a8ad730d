from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from threading import Event

import pytest
from driver import Waymarker, entry
from scripted_site import Reply, Site, closed_port, running_site


@pytest.fixture
def waymarker(tmp_path: Path, request: pytest.FixtureRequest) -> Waymarker:
    """Return an empty store, run by real processes where a scenario asks."""
    marks = request.node.iter_markers("as_process")
    return Waymarker(tmp_path, as_process=any(marks))


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as site:
        yield site


@pytest.fixture
def closed_site() -> Iterator[str]:
    """Return the address of a server that refuses connections."""
    with closed_port() as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="session", autouse=True)
def check_of_a_silent_site(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Popen[str]]:
    """Start a check that waits for its answer while other scenarios run."""
    released = Event()
    waymarker = Waymarker(tmp_path_factory.mktemp("silent"))
    with running_site() as silent:
        url = silent.plays("/", Reply(200, held=released))
        waymarker.imports(entry("webob", url=url))
        check = waymarker.starts("check")
        yield check
        released.set()
        check.communicate()
