from datetime import timedelta

from driver import START, TODAY, Waymarker, accepted, entry, proposal


def test_a_proposal_is_accepted_then_published(waymarker: Waymarker) -> None:
    lives = []

    waymarker.does(proposal("webob", by="ann"))
    lives.append(waymarker.shown("webob"))
    waymarker.does("accept webob --by ben")
    lives.append(waymarker.shown("webob"))
    waymarker.at(days=3)
    waymarker.does("publish webob --by ann")
    lives.append(waymarker.shown("webob"))

    assert [life["state"] for life in lives] == [
        "proposed",
        "accepted",
        "published",
    ]
    assert [life["version"] for life in lives] == ["1", "2", "3"]
    published = (START + timedelta(days=3)).date().isoformat()
    assert [life["reviewed"] for life in lives] == ["-", "-", published]


# ANCHOR: own_entry
def test_a_proposer_may_not_accept_their_own_entry(
    waymarker: Waymarker,
) -> None:
    waymarker.does(proposal("webob", by="ann"))

    assert "ann" in waymarker.refuses("accept webob --by ann")

    assert waymarker.states() == {"webob": "proposed"}
    waymarker.does("accept webob --by ben")
    assert waymarker.states() == {"webob": "accepted"}
    # ANCHOR_END: own_entry


def test_an_id_is_never_given_twice(waymarker: Waymarker) -> None:
    waymarker.imports(entry("old", status="gone"))
    waymarker.does(proposal("webob"))

    for id in ("old", "webob"):
        assert id in waymarker.refuses(proposal(id, by="cem"))

    assert waymarker.shown("webob")["proposed-by"] == "ann"


def test_an_entry_is_published_only_after_it_was_accepted(
    waymarker: Waymarker,
) -> None:
    waymarker.does(proposal("webob"))

    assert "proposed" in waymarker.refuses("publish webob --by ben")

    assert waymarker.states() == {"webob": "proposed"}


def test_every_decision_is_reported_with_its_person(
    waymarker: Waymarker,
) -> None:
    waymarker.imports(entry("django"), entry("flask"))

    facts = [
        *waymarker.does(proposal("webob", by="'Ann Lee'")),
        *waymarker.does("accept webob --by ben"),
        *waymarker.does("publish webob --displace flask --by cem"),
        *waymarker.does("review webob --by dag"),
        *waymarker.does("retire webob --by eva"),
        *waymarker.does("retire webob --by finn"),
        *waymarker.does("path start django"),
    ]

    assert facts == [
        "webob proposed by Ann Lee",
        "webob accepted by ben",
        "flask archived by cem",
        "webob published by cem",
        "webob reviewed by dag",
        "webob removal asked for by eva",
        "webob retired by finn",
        "path start published: django",
    ]


def test_show_prints_every_field_on_a_line_of_its_own(
    waymarker: Waymarker,
) -> None:
    waymarker.does(*accepted("webob"), "publish webob --by cem")

    assert waymarker.does("show webob") == [
        "id: webob",
        "title: The title of webob",
        "url: https://example.org/webob",
        "kind: article",
        "question: frameworks",
        "state: published",
        "version: 3",
        "proposed-by: ann",
        f"reviewed: {TODAY}",
        "failures: 0",
        "proposed-url: -",
        "removal-by: -",
    ]


def test_a_title_of_several_lines_is_printed_on_one(
    waymarker: Waymarker,
) -> None:
    line = proposal("webob").replace("The title", "  Ünïcode\n  and a title")

    waymarker.does(line)

    assert waymarker.does("list") == [
        "webob proposed frameworks Ünïcode and a title of webob"
    ]
