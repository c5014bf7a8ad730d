from driver import Waymarker, accepted, entries, entry, proposal


def test_removal_needs_two_different_people(waymarker: Waymarker) -> None:
    waymarker.imports(entry("webob"))

    waymarker.does("retire webob --by ann")
    asked = waymarker.shown("webob")
    waymarker.refuses("retire webob --by ann")
    waymarker.does("retire webob --by ben")
    retired = waymarker.shown("webob")

    assert (asked["state"], asked["removal-by"]) == ("published", "ann")
    assert asked["version"] == "2"
    assert (retired["state"], retired["version"]) == ("retired", "3")


def test_a_proposal_that_nobody_wants_is_retired_by_two(
    waymarker: Waymarker,
) -> None:
    waymarker.does(proposal("idea"), *accepted("waiting"))

    for id in ("idea", "waiting"):
        waymarker.does(f"retire {id} --by ann", f"retire {id} --by ben")

    assert set(waymarker.states().values()) == {"retired"}


def test_no_entry_is_retired_while_a_path_holds_it(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b"))
    waymarker.does("retire a --by ann", "path start b a")

    assert "start" in waymarker.refuses("retire a --by ben")
    assert "start" in waymarker.refuses("retire b --by ben")

    assert waymarker.states() == {"a": "published", "b": "published"}
    assert waymarker.shown("b")["removal-by"] == "-"


def test_a_path_that_is_published_anew_lets_go_of_an_entry(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b"))
    waymarker.does("path start a", "path start b")

    waymarker.does("retire a --by ann", "retire a --by ben")

    assert waymarker.states() == {"a": "retired", "b": "published"}
    waymarker.refuses("path start b a")


def test_a_path_holds_due_and_broken_entries(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("due"), entry("broken", url=closed_site))
    waymarker.checks_at({}, {"days": 2}, {"days": 366}, only="broken")
    waymarker.does("due")

    waymarker.does("path start due broken")

    assert waymarker.states() == {"broken": "broken", "due": "due"}
    waymarker.refuses("retire broken --by ann")


def test_a_refused_path_leaves_the_earlier_one_in_force(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b"))
    waymarker.does("path start a")

    waymarker.refuses("path start b nobody")

    waymarker.refuses("retire a --by ann")
    waymarker.does("retire b --by ann")
