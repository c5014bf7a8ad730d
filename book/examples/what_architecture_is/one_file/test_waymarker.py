"""What cannot be seen from outside: how the file of the store is treated.

The scenarios in `book/examples/acceptance` test everything else.
"""

import json
from pathlib import Path

import pytest
import waymarker
from waymarker import Entry, RefusedError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "waymarker.json"
    with waymarker.changing(file) as store:
        store.entries["webob"] = Entry(
            "webob", "WebOb", "https://example.org/", "tool", "frameworks"
        )
    return file


def test_a_store_of_another_format_is_refused(file: Path) -> None:
    stored = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(stored | {"format": 2}), encoding="utf-8")

    with pytest.raises(RefusedError, match="another waymarker"):
        waymarker.load(file)


def test_what_was_done_before_a_refusal_is_not_stored(file: Path) -> None:
    before = file.read_bytes()

    def refused_halfway() -> None:
        with waymarker.changing(file) as store:
            store.entry("webob").state = "archived"
            store.entry("nobody")

    with pytest.raises(RefusedError):
        refused_halfway()

    assert file.read_bytes() == before


def test_a_write_that_fails_leaves_the_store_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full_disk)
    with (
        pytest.raises(OSError, match="no space"),
        waymarker.changing(file) as store,
    ):
        store.entry("webob").state = "accepted"

    assert file.read_bytes() == before
