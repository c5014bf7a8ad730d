from driver import Waymarker, entries, entry, proposal
from scripted_site import Reply, Site

ALMOST_72_HOURS = {"hours": 71, "minutes": 59, "seconds": 59}
ALMOST_AN_HOUR = {"minutes": 59, "seconds": 59}


def results(facts: list[str]) -> dict[str, str]:
    """Return the result that `check` prints for each entry: ok, moved, …"""
    return {fact.split()[0]: fact.split()[1] for fact in facts}


# ANCHOR: broken
def test_three_failures_break_an_entry_after_72_hours_and_not_a_second_less(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(*entries("broken", "nearly", url=closed_site))

    waymarker.checks_at({}, {"hours": 36})
    waymarker.checks_at(ALMOST_72_HOURS, only="nearly")
    waymarker.checks_at({"hours": 72})  # within the hour for `nearly`

    assert waymarker.states() == {"broken": "broken", "nearly": "published"}
    assert waymarker.shown("nearly")["failures"] == "3"
    # ANCHOR_END: broken


def test_two_failures_break_nothing_however_far_apart(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("webob", url=closed_site))

    waymarker.checks_at({}, {"hours": 1000})
    after_two = waymarker.states()
    waymarker.checks_at({"hours": 1001})

    assert after_two == {"webob": "published"}
    assert waymarker.states() == {"webob": "broken"}


def test_a_failure_less_than_an_hour_after_the_last_does_not_count(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(*entries("hourly", "hasty", url=closed_site))

    waymarker.checks_at({})
    waymarker.checks_at(ALMOST_AN_HOUR, only="hasty")
    uncounted = waymarker.shown("hasty")
    waymarker.checks_at({"hours": 1}, only="hourly")
    waymarker.checks_at({"hours": 72})

    assert (uncounted["failures"], uncounted["version"]) == ("1", "2")
    assert waymarker.states() == {"hourly": "broken", "hasty": "published"}


def test_the_hour_begins_with_the_last_failure_that_counted(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("webob", url=closed_site))

    waymarker.checks_at({}, {"minutes": 50}, {"minutes": 100}, {"hours": 72})

    assert waymarker.shown("webob")["failures"] == "3"
    assert waymarker.states() == {"webob": "broken"}


def test_the_72_hours_begin_with_the_first_of_many_failures(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("webob", url=closed_site))

    waymarker.checks_at(*({"hours": hours} for hours in (0, 24, 48, 71)))
    after_71_hours = waymarker.states()
    waymarker.checks_at({"hours": 72})

    assert after_71_hours == {"webob": "published"}
    assert waymarker.states() == {"webob": "broken"}


def test_an_answer_forgets_the_failures_before_it(
    waymarker: Waymarker, site: Site
) -> None:
    waymarker.imports(entry("webob", url=site.answers("/", 500)))

    waymarker.checks_at({}, {"hours": 36})
    site.answers("/", 200)
    waymarker.checks_at({"hours": 48})
    answered = waymarker.shown("webob")
    site.answers("/", 500)
    waymarker.checks_at({"hours": 72}, {"hours": 100})

    assert (answered["failures"], answered["version"]) == ("0", "4")
    assert waymarker.shown("webob")["failures"] == "2"
    assert waymarker.states() == {"webob": "published"}


def test_a_broken_entry_that_answers_becomes_what_its_review_date_says(
    waymarker: Waymarker, site: Site
) -> None:
    url = site.answers("/", 500)
    waymarker.imports(
        entry("tool", url=url, kind="tool"), entry("book", url=url, kind="book")
    )
    waymarker.checks_at({}, {"days": 90}, {"days": 181})
    broken = waymarker.states()
    site.answers("/", 200)

    facts = waymarker.does("check")

    assert set(broken.values()) == {"broken"}
    assert waymarker.states() == {"book": "published", "tool": "due"}
    assert {"book ok", "book published", "tool due"} <= set(facts)


def test_a_review_that_still_holds_makes_a_broken_entry_published(
    waymarker: Waymarker, site: Site
) -> None:
    waymarker.imports(entry("tool", url=site.answers("/", 500), kind="tool"))
    waymarker.checks_at({}, {"days": 90}, {"days": 180})
    site.answers("/", 200)

    waymarker.does("check")

    assert waymarker.states() == {"tool": "published"}


def test_a_due_entry_breaks_too_and_a_broken_one_is_not_due(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.imports(entry("webob", url=closed_site))
    waymarker.at(days=366)
    waymarker.does("due")

    waymarker.checks_at({"days": 366}, {"days": 368}, {"days": 370})

    assert waymarker.states() == {"webob": "broken"}
    assert waymarker.does("due") == []


def test_an_entry_that_answers_stays_as_it_is(
    waymarker: Waymarker, site: Site
) -> None:
    waymarker.imports(
        entry("ok", url=site.answers("/ok?page=1", 200)),
        entry("root", url=site.answers("/", 204).removesuffix("/")),
        entry("start", url=site.answers("/?a=1", 200).replace("/?", "?")),
        entry("last", url=site.answers("/last", 299)),
    )
    before = waymarker.everything()

    facts = waymarker.does("check")

    assert set(results(facts).values()) == {"ok"}
    assert waymarker.everything() == before


def test_head_is_asked_first_and_get_only_where_head_is_not_served(
    waymarker: Waymarker, site: Site
) -> None:
    replies = {
        "not-allowed": Reply(200, on_head=405),
        "not-known": Reply(200, on_head=501),
        "neither": Reply(405),
        "missing": Reply(200, on_head=404),
    }
    waymarker.imports(
        *(entry(id, url=site.plays(f"/{id}", replies[id])) for id in replies)
    )

    facts = waymarker.does("check")

    assert results(facts) == {
        "not-allowed": "ok",
        "not-known": "ok",
        "neither": "failed",
        "missing": "failed",
    }
    assert ("HEAD", "/not-allowed") in site.requests
    assert ("GET", "/missing") not in site.requests


def test_temporary_redirects_are_followed_to_their_end(
    waymarker: Waymarker, site: Site
) -> None:
    site.answers("/end", 200)
    site.answers("/moved", 301, "/end")
    for hop in range(10):
        site.answers(f"/{hop}", 302, f"/{hop + 1}")
    site.answers("/10", 200)
    ids = {
        "found": site.answers("/found", 302, site.url("/end")),
        "other": site.answers("/other", 303, "/end"),
        "temporary": site.answers("/temporary", 307, "/end"),
        "then-moved": site.answers("/then-moved", 302, "/moved"),
        "ten": site.url("/0"),
        "eleven": site.answers("/eleven", 302, "/0"),
        "loop": site.answers("/loop", 302, "/loop"),
        "dead-end": site.answers("/dead-end", 302, "/missing"),
    }
    waymarker.imports(*(entry(id, url=url) for id, url in ids.items()))

    result = results(waymarker.does("check"))

    assert {id for id in ids if result[id] == "failed"} == {
        "eleven",
        "loop",
        "dead-end",
    }
    assert {result[id] for id in ids} == {"ok", "failed"}
    assert waymarker.does("edits") == []


def test_every_other_answer_is_a_failure(
    waymarker: Waymarker, site: Site, closed_site: str
) -> None:
    urls = [
        closed_site,
        site.url("/ä"),
        "http://127.0.0.1:none/",
        *(site.answers(f"/{code}", code) for code in (300, 304, 400, 404, 410)),
        *(site.answers(f"/{code}", code) for code in (500, 501, 503)),
        site.answers("/nowhere", 301),
        site.answers("/nowhere-yet", 302),
        site.answers("/mail", 301, "mailto:ann@example.org"),
        site.answers("/file", 302, "file:///etc/hostname"),
        site.answers("/itself", 301, "/itself"),
    ]
    waymarker.imports(*(entry(f"e{n}", url=url) for n, url in enumerate(urls)))

    result = results(waymarker.does("check"))

    assert result == {f"e{n}": "failed" for n in range(len(urls))}
    assert waymarker.shown("e0")["failures"] == "1"
    assert waymarker.does("edits") == []


def test_a_permanent_redirect_counts_as_success_and_proposes_an_edit(
    waymarker: Waymarker, site: Site
) -> None:
    a, b = site.answers("/a", 500), site.answers("/b", 308, "https://b.test/")
    waymarker.imports(entry("a", url=a), entry("b", url=b))
    waymarker.does("check a")
    site.answers("/a", 301, "new?x=1")

    facts = waymarker.does("check", "check")

    new = site.url("/new?x=1")
    assert facts == [f"a moved {new}", "b moved https://b.test/"]
    assert waymarker.does("edits") == [
        f"a {a} -> {new}",
        f"b {b} -> https://b.test/",
    ]
    shown = waymarker.shown("a")
    assert (shown["failures"], shown["version"]) == ("0", "3")
    assert shown["proposed-url"] == new
    assert shown["url"] == a
    assert ("HEAD", "/new?x=1") not in site.requests


def test_a_proposed_edit_is_applied_once(
    waymarker: Waymarker, site: Site
) -> None:
    url = site.answers("/old", 301, "https://example.org/new")
    waymarker.imports(entry("webob", url=url))
    waymarker.does("check")

    facts = waymarker.does("apply-edit webob --by ann")

    assert facts == ["webob address is https://example.org/new, applied by ann"]
    shown = waymarker.shown("webob")
    assert shown["url"] == "https://example.org/new"
    assert shown["version"] == "3"
    assert waymarker.does("edits") == []
    waymarker.refuses("apply-edit webob --by ann")


def test_the_last_success_decides_which_edit_is_proposed(
    waymarker: Waymarker, site: Site
) -> None:
    waymarker.imports(entry("webob", url=site.answers("/", 301, "/one")))
    proposed = []

    for status, location in (
        (301, "/one"),
        (308, "/two"),
        (500, ""),
        (200, ""),
    ):
        site.answers("/", status, location)
        waymarker.does("check")
        proposed.append(waymarker.shown("webob")["proposed-url"])

    one, two = site.url("/one"), site.url("/two")
    assert proposed == [one, two, two, "-"]


def test_a_proposed_edit_keeps_the_place_within_the_page(
    waymarker: Waymarker, site: Site
) -> None:
    old = site.answers("/old", 301, "/new")
    named = site.answers("/named", 301, "/new#other")
    waymarker.imports(
        entry("kept", url=f"{old}#part"), entry("named", url=f"{named}#part")
    )

    waymarker.does("check")

    assert waymarker.shown("kept")["proposed-url"] == site.url("/new#part")
    assert waymarker.shown("named")["proposed-url"] == site.url("/new#other")


def test_an_entry_off_the_shortlist_has_no_proposed_edit(
    waymarker: Waymarker, site: Site
) -> None:
    url = site.answers("/", 301, "/new")
    waymarker.imports(*entries("a", "b", url=url))
    waymarker.does("check", proposal("webob"), "accept webob --by ben")

    waymarker.does(
        "publish webob --displace a --by cem",
        "retire b --by ann",
        "retire b --by ben",
    )

    assert waymarker.does("edits") == []
    waymarker.refuses("apply-edit a --by ann")
    waymarker.refuses("apply-edit b --by ann")


def test_all_entries_on_the_shortlist_are_visited_and_no_others(
    waymarker: Waymarker, site: Site
) -> None:
    waymarker.imports(
        entry("published", url=site.url("/published"), kind="book"),
        entry("due", url=site.url("/due"), kind="tool"),
        entry("broken", url=site.url("/broken"), kind="book"),
        entry("gone", url=site.url("/gone"), status="gone"),
    )
    idea = proposal("idea").replace("https://example.org", site.url(""))
    waymarker.does(idea)
    waymarker.checks_at({}, {"days": 90}, {"days": 181}, only="broken")
    waymarker.does("due")
    site.requests.clear()

    waymarker.does("check")

    visited = {path for _, path in site.requests}
    assert visited == {"/published", "/due", "/broken"}


def test_only_the_named_entries_are_visited_each_once(
    waymarker: Waymarker, site: Site
) -> None:
    ids = ("a", "b", "c")
    waymarker.imports(*(entry(id, url=site.url(f"/{id}")) for id in ids))

    waymarker.does("check c a c")

    assert sorted(site.requests) == [("HEAD", "/a"), ("HEAD", "/c")]
