from driver import Waymarker, accepted, entries, entry, proposal

A_YEAR_AND_A_DAY = {"days": 366}


def test_the_third_entry_of_a_question_is_published_and_the_fourth_refused(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b"))
    waymarker.does(*accepted("third"), *accepted("fourth"))

    waymarker.does("publish third --by cem")
    waymarker.refuses("publish fourth --by cem")

    states = waymarker.states()
    assert states["third"] == "published"
    assert states["fourth"] == "accepted"


def test_two_more_are_published_as_extras_and_the_sixth_refused(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b", "c"))
    waymarker.does(*accepted("fourth"), *accepted("fifth"), *accepted("sixth"))

    waymarker.does("publish fourth --extra --by cem")
    waymarker.does("publish fifth --extra --by cem")
    waymarker.refuses("publish sixth --extra --by cem")

    states = waymarker.states("--state published")
    assert set(states) == {"a", "b", "c", "fourth", "fifth"}


def test_only_entries_of_the_same_question_take_a_place(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b", "c", topics=["packaging"]))
    waymarker.does(*accepted("webob", question="frameworks"))

    waymarker.does("publish webob --by cem")

    assert waymarker.states("--question frameworks") == {"webob": "published"}


def test_due_and_broken_entries_keep_their_place(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(*entries("due", "well"), entry("broken", url=closed_site))
    waymarker.does(*accepted("webob"))
    waymarker.checks_at({}, {"hours": 36}, {"hours": 72}, only="broken")
    waymarker.at(**A_YEAR_AND_A_DAY)
    waymarker.does("review well --by cem", "due")

    waymarker.refuses("publish webob --by cem")

    assert waymarker.states() == {
        "broken": "broken",
        "due": "due",
        "webob": "accepted",
        "well": "published",
    }


def test_entries_off_the_shortlist_take_no_place(waymarker: Waymarker) -> None:
    waymarker.imports(*entries("a", "b", "c"), entry("old", status="gone"))
    waymarker.does(
        "retire c --by ann",
        "retire c --by ben",
        proposal("idea"),
        *accepted("waiting"),
        *accepted("webob"),
    )

    waymarker.does("publish webob --by cem")

    assert waymarker.states()["webob"] == "published"


def test_a_newcomer_displaces_an_entry_in_the_same_step(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b", "c"))
    waymarker.does(*accepted("webob"))

    waymarker.does("publish webob --displace b --by cem")

    assert waymarker.states() == {
        "a": "published",
        "b": "archived",
        "c": "published",
        "webob": "published",
    }
    assert waymarker.shown("b")["version"] == "2"


def test_one_in_one_out_holds_for_a_question_that_is_too_full_already(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b", "c", "d", "e", "f"))
    waymarker.does(*accepted("webob"))

    waymarker.refuses("publish webob --extra --by cem")
    waymarker.does("publish webob --displace f --by cem")

    states = waymarker.states()
    assert states["f"] == "archived"
    assert states["webob"] == "published"


def test_an_entry_may_be_displaced_while_there_is_room(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a"))
    waymarker.does(*accepted("webob"))

    waymarker.does("publish webob --displace a --by cem")

    assert waymarker.states() == {"a": "archived", "webob": "published"}


def test_an_entry_on_a_path_is_not_displaced_and_nothing_is_published(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(*entries("a", "b", "c"))
    waymarker.does(*accepted("webob"), "path start a b")

    assert "start" in waymarker.refuses("publish webob --displace b --by cem")

    assert waymarker.states()["b"] == "published"
    assert waymarker.states()["webob"] == "accepted"
    waymarker.does("publish webob --displace c --by cem")
