"""Real processes, started together, on a store that takes a while to read."""

from contextlib import suppress
from subprocess import TimeoutExpired
from threading import Event

from driver import Ended, Waymarker, accepted, entries, entry
from scripted_site import Reply, Site

MANY = [f"e{number}" for number in range(300)]
MEANWHILE = "refused: changed meanwhile"


def all_at_once(waymarker: Waymarker, *lines: str) -> list[Ended]:
    processes = [waymarker.starts(line) for line in lines]
    return [waymarker.ends(process) for process in processes]


def test_what_two_processes_store_at_once_is_all_kept(
    waymarker: Waymarker,
) -> None:
    halves = {"left": MANY[:150], "right": MANY[150:]}
    waymarker.imports(*entries("a", topics=["packaging"]))
    for name, ids in halves.items():
        waymarker.writes(*entries(*ids), folder=name)
    lines = [f"import {name}" for name in halves]

    for line, ended in zip(lines, all_at_once(waymarker, *lines), strict=True):
        if ended.status:
            assert ended.err.startswith(MEANWHILE)
            waymarker.does(line)

    assert waymarker.states().keys() == {"a", *MANY}


def test_of_reviewers_who_saw_the_same_version_one_is_heard(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("webob", *MANY))
    people = ("ann", "ben", "cem", "dag", "eva", "finn")

    ended = all_at_once(
        waymarker,
        *(f"review webob --by {name} --version 1" for name in people),
    )

    assert sorted(end.status for end in ended) == [0, 1, 1, 1, 1, 1]
    assert all(end.err.startswith(MEANWHILE) for end in ended if end.status)
    assert waymarker.shown("webob")["version"] == "2"


def test_the_last_place_of_a_question_is_taken_once(
    waymarker: Waymarker,
) -> None:
    ids = ("k", "l", "m", "n")
    waymarker.imports(*entries(*MANY), *entries("a", "b", topics=["places"]))
    for id in ids:
        waymarker.does(*accepted(id, question="places"))

    ended = all_at_once(waymarker, *(f"publish {id} --by cem" for id in ids))

    assert [end.status for end in ended].count(0) == 1
    states = waymarker.states("--question places --state published")
    assert len(states) == 3


def test_a_visit_does_not_undo_what_others_did_in_the_meantime(
    waymarker: Waymarker, site: Site
) -> None:
    reply = Reply(404, held=Event())
    waymarker.imports(entry("slow", url=site.plays("/", reply)), entry("b"))
    assert reply.held

    check = waymarker.starts("check slow")
    assert reply.asked.wait(timeout=30)
    waymarker.at(days=1)
    review = waymarker.starts("review slow --by ann")
    other = waymarker.starts("retire b --by ann")
    # If the store is locked during the visit, they wait for its end.
    for process in (review, other):
        with suppress(TimeoutExpired):
            process.wait(timeout=3)
    reply.held.set()
    ended = [waymarker.ends(process) for process in (review, other, check)]

    assert all(end.status == 0 or MEANWHILE in end.err for end in ended)
    if ended[0].status == 0:
        assert waymarker.shown("slow")["reviewed"] == "2026-05-05"
    if ended[1].status == 0:
        assert waymarker.shown("b")["removal-by"] == "ann"
