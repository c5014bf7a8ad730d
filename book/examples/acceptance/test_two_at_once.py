"""Real processes, started together, on a store that takes a while to read."""

from threading import Event

from driver import Ended, Waymarker, accepted, entries, entry, proposal
from scripted_site import Reply, Site

MANY = [f"e{number}" for number in range(300)]
MEANWHILE = "refused: changed meanwhile"


def all_at_once(waymarker: Waymarker, *lines: str) -> list[Ended]:
    processes = [waymarker.starts(line) for line in lines]
    return [waymarker.ends(process) for process in processes]


def test_what_processes_store_at_once_is_all_kept(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries(*MANY))
    ids = ("a", "b", "c", "d", "e", "f")
    lines = [proposal(id) for id in ids]

    for line, ended in zip(lines, all_at_once(waymarker, *lines), strict=True):
        if ended.status:
            assert ended.err.startswith(MEANWHILE)
            waymarker.does(line)

    assert waymarker.states().keys() == {*ids, *MANY}


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


def test_a_visit_keeps_nobody_waiting_and_undoes_nothing(
    waymarker: Waymarker, site: Site
) -> None:
    answered = Event()
    reply = Reply(404, held=answered)
    waymarker.imports(entry("slow", url=site.plays("/", reply)), entry("b"))

    check = waymarker.starts("check slow")
    assert reply.asked.wait(timeout=30)
    waymarker.at(days=1)
    waymarker.does("review slow --by ann", "retire b --by ann")
    still_visiting = check.poll() is None
    answered.set()
    checked = waymarker.ends(check)

    assert still_visiting
    assert checked.out == "slow skipped: changed meanwhile\n"
    shown = waymarker.shown("slow")
    assert (shown["reviewed"], shown["failures"]) == ("2026-05-05", "0")
    assert waymarker.shown("b")["removal-by"] == "ann"
