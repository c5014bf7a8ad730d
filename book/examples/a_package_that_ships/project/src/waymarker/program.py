"""Keeps a shortlist of annotated links honest.

People propose an entry and accept it, links are visited, reviews lapse, and
reading paths refer to entries. `waymarker --help` lists the commands.
"""

import argparse
import json
import os
import re
import sys
import tomllib
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from waymarker.kinds import REVIEW_HOLDS_DAYS

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PLACES, EXTRA_PLACES = 3, 2
FAILURES_TO_BREAK = 3
TIME_TO_BREAK = timedelta(hours=72)
TIME_BETWEEN_FAILURES = timedelta(hours=1)
MOST_REDIRECTS = 10
SECONDS_TO_ANSWER = 10

ON_THE_LIST = ("published", "due", "broken")
STATES = ("proposed", "accepted", *ON_THE_LIST, "archived", "retired")
STORE_FORMAT = 1


class RefusedError(Exception):
    """A rule, or a file, forbids what was asked for."""


@dataclass
class Entry:
    id: str
    title: str
    url: str
    kind: str
    question: str
    state: str = "proposed"
    version: int = 1
    proposed_by: str = ""
    reviewed: date | None = None
    failures: list[datetime] = field(default_factory=list)
    proposed_url: str = ""
    removal_by: str = ""


@dataclass
class Store:
    entries: dict[str, Entry] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)

    def entry(self, id: str, *allowed: str) -> Entry:
        if id not in self.entries:
            raise RefusedError(f"{id} is not known")
        state = self.entries[id].state
        if state not in (allowed or STATES):
            raise RefusedError(f"{id} is {state}, not {' or '.join(allowed)}")
        return self.entries[id]

    def refuse_if_on_a_path(self, id: str) -> None:
        for name, ids in self.paths.items():
            if id in ids:
                raise RefusedError(f"the path {name} holds {id}")


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Wait until no other process is at work on the store."""
    # A file beside it: the store itself is replaced, and its lock with it.
    with file.with_name(f"{file.name}.lock").open("w") as lock:
        if sys.platform == "win32":
            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def changing(file: Path) -> Iterator[Store]:
    """Lend the store out, and keep what was done to it unless refused."""
    with locked(file):
        store = load(file)
        yield store
        save(store, file)


def reading(file: Path) -> Store:
    with locked(file):
        return load(file)


def load(file: Path) -> Store:
    if not file.exists():
        return Store()
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["format"] != STORE_FORMAT:
            raise RefusedError(f"{file} was written by another waymarker")
        entries = [stored_entry(fields) for fields in stored["entries"]]
        entries.sort(key=lambda entry: entry.id)
        paths = dict(stored["paths"])
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(f"{file} is not a store of waymarker") from error
    return Store({entry.id: entry for entry in entries}, paths)


def stored_entry(fields: dict[str, Any]) -> Entry:
    if fields["reviewed"]:
        fields["reviewed"] = date.fromisoformat(fields["reviewed"])
    fields["failures"] = [
        datetime.fromisoformat(at) for at in fields["failures"]
    ]
    return Entry(**fields)


def save(store: Store, file: Path) -> None:
    stored = {
        "format": STORE_FORMAT,
        "entries": [asdict(entry) for entry in store.entries.values()],
        "paths": store.paths,
    }
    draft = file.with_name(f"{file.name}.new")
    with draft.open("w", encoding="utf-8") as out:
        json.dump(stored, out, indent=1, default=lambda day: day.isoformat())
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def import_folder(args: Namespace) -> None:
    if not args.folder.is_dir():
        raise RefusedError(f"{args.folder} is not a folder")
    found = [read_entry(file) for file in sorted(args.folder.glob("*.toml"))]
    with changing(args.store) as store:
        new = [entry for entry in found if entry.id not in store.entries]
        store.entries.update({entry.id: entry for entry in new})
    archived = sum(entry.state == "archived" for entry in new)
    print(f"published {len(new) - archived}")
    print(f"archived {archived}")
    print(f"known {len(found) - len(new)}")


def read_entry(file: Path) -> Entry:
    try:
        fields = tomllib.loads(file.read_text(encoding="utf-8"))
        reviewed, kind = fields["reviewed"], fields["kind"]
        if kind not in REVIEW_HOLDS_DAYS:
            raise ValueError(f"the kind {kind} is not known")
        if type(reviewed) is not date:
            raise ValueError("reviewed is not a day")
        if not isinstance(fields["topics"], list):
            raise ValueError("topics is not a list")
        return Entry(
            id=short_name(file.stem),
            title=text(fields["title"]),
            url=address(fields["url"]),
            kind=kind,
            question=short_name(fields["topics"][0]),
            state="archived" if fields["status"] == "gone" else "published",
            reviewed=reviewed,
        )
    except KeyError as error:
        raise RefusedError(f"{file.name}: no field {error}") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise RefusedError(f"{file.name}: {error}") from error


def propose(args: Namespace) -> None:
    with changing(args.store) as store:
        if args.id in store.entries:
            raise RefusedError(f"{args.id} is known already")
        store.entries[args.id] = Entry(
            args.id, args.title, args.url, args.kind, args.question
        )
        store.entries[args.id].proposed_by = args.by
    print(f"{args.id} proposed by {args.by}")


def accept(args: Namespace) -> None:
    with changing(args.store) as store:
        entry = store.entry(args.id, "proposed")
        if entry.proposed_by == args.by:
            raise RefusedError(f"{args.by} proposed {entry.id}")
        entry.state = "accepted"
        entry.version += 1
    print(f"{entry.id} accepted by {args.by}")


def publish(args: Namespace) -> None:
    with changing(args.store) as store:
        entry = store.entry(args.id, "accepted")
        if args.displace:
            displace(store, args.displace, entry.question)
        else:
            places = PLACES + (EXTRA_PLACES if args.extra else 0)
            refuse_if_full(store, entry.question, places)
        entry.state = "published"
        entry.reviewed = args.now.date()
        entry.version += 1
    if args.displace:
        print(f"{args.displace} archived by {args.by}")
    print(f"{entry.id} published by {args.by}")


def refuse_if_full(store: Store, question: str, places: int) -> None:
    taken = sum(
        entry.question == question and entry.state in ON_THE_LIST
        for entry in store.entries.values()
    )
    if taken >= places:
        raise RefusedError(
            f"{question} has {taken} entries, the most is {places}"
        )


def displace(store: Store, id: str, question: str) -> None:
    other = store.entry(id, *ON_THE_LIST)
    if other.question != question:
        raise RefusedError(f"{id} is an entry of {other.question}")
    store.refuse_if_on_a_path(id)
    other.state = "archived"
    other.proposed_url = ""
    other.version += 1


def review(args: Namespace) -> None:
    with changing(args.store) as store:
        entry = store.entry(args.id, *ON_THE_LIST)
        now_at, seen = entry.version, args.version
        if seen not in (None, now_at):
            raise RefusedError(
                f"changed meanwhile: version {now_at}, you saw {seen}"
            )
        entry.state = "published"
        entry.reviewed = args.now.date()
        entry.failures = []
        entry.version += 1
    print(f"{entry.id} reviewed by {args.by}")


def due(args: Namespace) -> None:
    with changing(args.store) as store:
        for entry in store.entries.values():
            if entry.state == "published" and has_lapsed(entry, args.now):
                entry.state = "due"
                entry.version += 1
    for entry in store.entries.values():
        if entry.state == "due":
            print(f"{entry.id} due, reviewed {entry.reviewed}")


def has_lapsed(entry: Entry, now: datetime) -> bool:
    if entry.reviewed is None:
        return False
    held = now.date() - entry.reviewed
    return held > timedelta(days=REVIEW_HOLDS_DAYS[entry.kind])


def check(args: Namespace) -> None:
    for seen in entries_to_check(reading(args.store), args.ids):
        # Not while the store is locked: a visit takes its time.
        result, detail = visit(seen.url)
        with changing(args.store) as store:
            entry = store.entry(seen.id)
            changed = entry.version != seen.version
            if not changed:
                record(entry, result, detail, args.now)
        if changed:
            print(f"{seen.id} skipped: changed meanwhile")
            continue
        print(f"{seen.id} {result} {detail}".rstrip())
        if entry.state != seen.state:
            print(f"{seen.id} {entry.state}")


def entries_to_check(store: Store, ids: list[str]) -> list[Entry]:
    if ids:
        return [store.entry(id, *ON_THE_LIST) for id in dict.fromkeys(ids)]
    return [e for e in store.entries.values() if e.state in ON_THE_LIST]


def record(entry: Entry, result: str, detail: str, now: datetime) -> None:
    """Note the result of a visit, and what follows from it."""
    before = replace(entry)
    if result == "failed":
        last = entry.failures[-1:]
        if not last or now - last[0] >= TIME_BETWEEN_FAILURES:
            entry.failures = [*entry.failures, now]
        lasting = entry.failures[-1] - entry.failures[0]
        enough = len(entry.failures) >= FAILURES_TO_BREAK
        if enough and lasting >= TIME_TO_BREAK:
            entry.state = "broken"
    else:
        entry.failures = []
        entry.proposed_url = detail if result == "moved" else ""
        if entry.state == "broken":
            entry.state = "due" if has_lapsed(entry, now) else "published"
    if entry != before:
        entry.version += 1


def visit(url: str) -> tuple[str, str]:
    """Return "ok", "moved" and where to, or "failed" and why."""
    here = url
    try:
        for _ in range(MOST_REDIRECTS + 1):
            status, location = ask(here)
            if 200 <= status < 300:
                return "ok", ""
            if status not in (301, 302, 303, 307, 308) or not location:
                return "failed", f"status {status}"
            there = address(urljoin(here, location))
            if here == url and status in (301, 308):
                return moved(url, there)
            here = there
    except (OSError, ValueError) as error:
        return "failed", " ".join(f"{error}".split()) or type(error).__name__
    return "failed", f"more than {MOST_REDIRECTS} redirects"


def moved(url: str, there: str) -> tuple[str, str]:
    fragment = urldefrag(url).fragment
    if fragment and not urldefrag(there).fragment:
        there = f"{there}#{fragment}"
    return ("failed", "moved to itself") if there == url else ("moved", there)


def ask(url: str) -> tuple[int, str | None]:
    """Return the status and the header Location, by HEAD or else by GET."""
    status, location = request("HEAD", url)
    if status in (405, 501):
        return request("GET", url)
    return status, location


def request(method: str, url: str) -> tuple[int, str | None]:
    # Here, since it is a fifth of the start, and most commands visit nothing.
    from http.client import HTTPConnection, HTTPException, HTTPSConnection

    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    target = parts.path or "/"
    if parts.query:
        target = f"{target}?{parts.query}"
    try:
        with closing(connect(parts.netloc, timeout=SECONDS_TO_ANSWER)) as site:
            site.request(method, target, headers={"User-Agent": "waymarker"})
            response = site.getresponse()
            return response.status, response.getheader("Location")
    except HTTPException as error:
        raise ConnectionError(f"not HTTP: {error!r}") from error


def edits(args: Namespace) -> None:
    for entry in reading(args.store).entries.values():
        if entry.proposed_url:
            print(f"{entry.id} {entry.url} -> {entry.proposed_url}")


def apply_edit(args: Namespace) -> None:
    with changing(args.store) as store:
        entry = store.entry(args.id)
        if not entry.proposed_url:
            raise RefusedError(f"there is no proposed edit of {entry.id}")
        entry.url = entry.proposed_url
        entry.proposed_url = ""
        entry.version += 1
    print(f"{entry.id} address is {entry.url}, applied by {args.by}")


def retire(args: Namespace) -> None:
    with changing(args.store) as store:
        entry = store.entry(args.id, "proposed", "accepted", *ON_THE_LIST)
        if entry.removal_by == args.by:
            raise RefusedError(
                f"{args.by} asked for it: another person retires"
            )
        store.refuse_if_on_a_path(entry.id)
        if entry.removal_by:
            entry.state = "retired"
            entry.proposed_url = ""
        else:
            entry.removal_by = args.by
        entry.version += 1
    done = "retired" if entry.state == "retired" else "removal asked for"
    print(f"{entry.id} {done} by {args.by}")


def publish_path(args: Namespace) -> None:
    with changing(args.store) as store:
        for id in args.steps:
            if args.steps.count(id) > 1:
                raise RefusedError(f"{id} is named twice")
            store.entry(id, *ON_THE_LIST)
        store.paths[args.name] = args.steps
    print(f"path {args.name} published: {' '.join(args.steps)}")


def list_entries(args: Namespace) -> None:
    for entry in reading(args.store).entries.values():
        if args.state not in (None, entry.state):
            continue
        if args.question in (None, entry.question):
            print(f"{entry.id} {entry.state} {entry.question} {entry.title}")


def show(args: Namespace) -> None:
    entry = reading(args.store).entry(args.id)
    shown = asdict(entry) | {"failures": len(entry.failures)}
    for name, value in shown.items():
        missing = value is None or value == ""
        print(f"{name.replace('_', '-')}: {'-' if missing else value}")


def text(value: str) -> str:
    """One line, and not an empty one: facts are printed one a line."""
    if not (line := " ".join(value.split())):
        raise ValueError("empty text")
    return line


def short_name(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", value):
        raise ValueError(f"{value!r} is not of small letters, digits, hyphens")
    return value


def address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]\S*", value, re.IGNORECASE):
        raise ValueError(f"{value!r} is not an address on the web")
    return value


def moment(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(f"{value!r} has no offset")
    return at.astimezone(UTC)


ARGUMENTS: dict[str, dict[str, Any]] = {
    "folder": {"type": Path},
    "id": {"type": short_name},
    "ids": {"type": short_name, "nargs": "*"},
    "name": {"type": short_name},
    "steps": {"type": short_name, "nargs": "+", "metavar": "id"},
    "--by": {"type": text},
    "--displace": {"type": short_name},
    "--extra": {"action": "store_true"},
    "--kind": {"choices": REVIEW_HOLDS_DAYS},
    "--question": {"type": short_name},
    "--state": {"choices": STATES},
    "--title": {"type": text},
    "--url": {"type": address},
    "--version": {"type": int},
}

# An option in brackets may be left out.
COMMANDS = {
    "import": (import_folder, "folder"),
    "propose": (propose, "id --title --url --kind --question --by"),
    "accept": (accept, "id --by"),
    "publish": (publish, "id --by [--displace] [--extra]"),
    "review": (review, "id --by [--version]"),
    "due": (due, ""),
    "check": (check, "ids"),
    "edits": (edits, ""),
    "apply-edit": (apply_edit, "id --by"),
    "retire": (retire, "id --by"),
    "path": (publish_path, "name steps"),
    "list": (list_entries, "[--state] [--question]"),
    "show": (show, "id"),
}


def command_line() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="waymarker", allow_abbrev=False)
    top.add_argument(
        "--version", action="version", version=version("waymarker")
    )
    top.add_argument("--store", type=Path, default=Path("waymarker.json"))
    top.add_argument("--now", type=moment, default=datetime.now(UTC))
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for name, (run, words) in COMMANDS.items():
        command = commands.add_parser(name, allow_abbrev=False)
        command.set_defaults(run=run)
        for word in words.split():
            argument = dict(ARGUMENTS[word.strip("[]")])
            if word.startswith("--"):
                argument["required"] = True
            command.add_argument(word.strip("[]"), **argument)
    return top


def main() -> int:
    args = command_line().parse_args()
    try:
        args.run(args)
    except (RefusedError, OSError) as error:
        print(f"refused: {error}", file=sys.stderr)
        return 1
    return 0
