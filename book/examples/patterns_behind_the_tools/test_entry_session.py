import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from entry_session import SCHEMA, Entry, Session

Row = tuple[str, str, int]


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(SCHEMA)
        connection.execute("INSERT INTO entry VALUES ('wsgi', 'WSGI', 45)")
        connection.execute("INSERT INTO entry VALUES ('asgi', 'ASGI', 30)")
        connection.commit()
        yield connection


def rows(database: sqlite3.Connection) -> list[Row]:
    return database.execute("SELECT * FROM entry ORDER BY slug").fetchall()


def loaded(session: Session, slug: str) -> Entry:
    entry = session.get(slug)
    assert entry is not None
    return entry


def test_one_row_is_one_object(database: sqlite3.Connection) -> None:
    session = Session(database)
    first = loaded(session, "wsgi")
    assert first == Entry("wsgi", "WSGI", 45)
    assert session.get("wsgi") is first
    first.minutes = 50
    assert loaded(session, "wsgi").minutes == 50


def test_a_row_is_read_once(database: sqlite3.Connection) -> None:
    statements: list[str] = []
    database.set_trace_callback(statements.append)
    session = Session(database)
    session.get("wsgi")
    session.get("wsgi")
    assert len(statements) == 1


def test_two_sessions_have_two_objects(database: sqlite3.Connection) -> None:
    assert Session(database).get("wsgi") is not Session(database).get("wsgi")


def test_an_unknown_slug_is_none(database: sqlite3.Connection) -> None:
    assert Session(database).get("missing") is None


def test_only_changes_are_written(database: sqlite3.Connection) -> None:
    session = Session(database)
    wsgi, asgi = loaded(session, "wsgi"), loaded(session, "asgi")
    wsgi.minutes = 50
    assert (session.new(), session.dirty()) == ([], [wsgi])
    assert rows(database) == [("asgi", "ASGI", 30), ("wsgi", "WSGI", 45)]
    statements: list[str] = []
    database.set_trace_callback(statements.append)
    session.commit()
    updates = [text for text in statements if "UPDATE" in text]
    assert len(updates) == 1
    assert rows(database) == [("asgi", "ASGI", 30), ("wsgi", "WSGI", 50)]
    assert session.dirty() == []
    wsgi.title, asgi.title = "WSGI 1.0.1", "ASGI 3.0"
    assert session.dirty() == [wsgi, asgi]
    session.commit()
    assert rows(database) == [
        ("asgi", "ASGI 3.0", 30),
        ("wsgi", "WSGI 1.0.1", 50),
    ]


def test_a_new_entry_is_written_at_commit(
    database: sqlite3.Connection,
) -> None:
    session = Session(database)
    new = Entry("diy", "Another Do-It-Yourself Framework", 20)
    session.add(new)
    assert session.get("diy") is new
    assert len(rows(database)) == 2
    session.commit()
    assert ("diy", "Another Do-It-Yourself Framework", 20) in rows(database)
    assert (session.new(), session.dirty()) == ([], [])
    new.minutes = 25
    assert session.dirty() == [new]


def test_one_session_holds_one_object_a_slug(
    database: sqlite3.Connection,
) -> None:
    session = Session(database)
    wsgi = loaded(session, "wsgi")
    session.add(wsgi)
    with pytest.raises(ValueError, match="'wsgi' is in this session already"):
        session.add(Entry("wsgi", "An impostor", 1))
    assert session.get("wsgi") is wsgi


def test_a_slug_in_use_is_never_overwritten(
    database: sqlite3.Connection,
) -> None:
    before = rows(database)
    session = Session(database)
    session.add(Entry("wsgi", "An impostor", 1))
    with pytest.raises(sqlite3.IntegrityError):
        session.commit()
    assert rows(database) == before


def test_a_commit_writes_all_or_nothing(database: sqlite3.Connection) -> None:
    before = rows(database)
    session = Session(database)
    new = Entry("diy", "Another Do-It-Yourself Framework", 20)
    session.add(new)
    wsgi = loaded(session, "wsgi")
    wsgi.minutes = 0
    with pytest.raises(sqlite3.IntegrityError):
        session.commit()
    assert rows(database) == before
    assert (session.new(), session.dirty()) == ([new], [wsgi])


def test_another_connection_sees_the_commit_alone(tmp_path: Path) -> None:
    path = tmp_path / "shortlist.db"
    with (
        closing(sqlite3.connect(path)) as ours,
        closing(sqlite3.connect(path)) as theirs,
    ):
        ours.execute(SCHEMA)
        session = Session(ours)
        session.add(Entry("diy", "Another Do-It-Yourself Framework", 20))
        assert rows(theirs) == []
        session.commit()
        assert len(rows(theirs)) == 1


def test_a_rollback_forgets_the_changes(database: sqlite3.Connection) -> None:
    session = Session(database)
    wsgi = loaded(session, "wsgi")
    wsgi.minutes = 50
    session.add(Entry("diy", "Another Do-It-Yourself Framework", 20))
    session.rollback()
    assert (session.new(), session.dirty()) == ([], [])
    assert session.get("diy") is None
    assert loaded(session, "wsgi") == Entry("wsgi", "WSGI", 45)
    assert loaded(session, "wsgi") is not wsgi
    session.commit()
    assert len(rows(database)) == 2
