"""The filter of the index: what it leaves, what it remembers, and the keyboard."""

import pytest

from components import Filter, Search
from page_objects import BookPage
from project import ALL_RESOURCES, FACETS, Resource, resources, topics

ANCHORED = "cosmic-python"
"""A resource that others name as what to read instead; it is a book."""

each_facet = pytest.mark.parametrize("facet", FACETS)


@pytest.fixture
def index(tab: BookPage) -> Filter:
    """Open the page of all resources anew."""
    tab.go(ALL_RESOURCES)
    return Filter(tab)


def having(facet: str, value: str) -> set[str]:
    return {id for id, entry in resources().items() if value in entry.facets[facet]}


def values(facet: str) -> set[str]:
    return {value for entry in resources().values() for value in entry.facets[facet]}


def count(shown: set[str]) -> str:
    return f"{len(shown)} of {len(resources())} shown"


def hides(resource: Resource) -> str:
    """Give a kind that the resource is not of."""
    return min(values("kind") - {*resource.facets["kind"]})


def test_the_filter_begins_with_everything(index: Filter) -> None:
    assert index.form.is_visible()
    assert set(index.tab.shown()) == set(resources())
    assert index.count.inner_text() == count(set(resources()))
    assert index.tab.query == {}
    assert index.tab.problems == []


@each_facet
def test_each_value_in_the_catalogue_can_be_chosen(index: Filter, facet: str) -> None:
    assert set(index.values(facet)) == values(facet)


@each_facet
def test_a_choice_leaves_what_has_it(index: Filter, facet: str) -> None:
    for value in index.values(facet):
        index.facet(facet).select_option(value)
        assert set(index.tab.shown()) == having(facet, value), value
        assert index.count.inner_text() == count(having(facet, value)), value
        assert index.tab.query == {facet: [value]}


def test_topics_without_a_hit_are_hidden(index: Filter) -> None:
    for kind in values("kind"):
        index.facet("kind").select_option(kind)
        main = {resources()[id].facets["topic"][0] for id in having("kind", kind)}
        assert set(index.shown_topics) == main, kind


def test_words_leave_what_has_them_all(index: Filter) -> None:
    index.words.fill("BICKING  framework")
    of_bicking = {
        id
        for id, entry in resources().items()
        if "Ian Bicking" in entry.authors and "Framework" in entry.title
    }
    shown = set(index.tab.shown())
    assert of_bicking
    assert of_bicking <= shown
    for card in index.tab.cards:
        text = (card.element.text_content() or "").lower()
        has_them = "bicking" in text and "framework" in text
        assert (card.resource in shown) == has_them, card.resource


def test_words_that_are_nowhere_leave_nothing(index: Filter) -> None:
    index.words.fill("xylophone")
    assert index.tab.shown() == []
    assert index.shown_topics == []
    assert index.count.inner_text() == count(set())


def test_choices_add_up(index: Filter) -> None:
    index.facet("kind").select_option("documentation")
    index.facet("topic").select_option("frameworks")
    both = having("kind", "documentation") & having("topic", "frameworks")
    assert set(index.tab.shown()) == both
    index.words.fill("docs.djangoproject.com")
    assert set(index.tab.shown()) == {"django-design"} < both
    assert index.tab.query == {
        "kind": ["documentation"],
        "topic": ["frameworks"],
        "text": ["docs.djangoproject.com"],
    }


def test_the_state_survives_a_reload(index: Filter) -> None:
    index.facet("level").select_option("advanced")
    index.words.fill("python & more")
    index.words.fill("python")
    before = index.tab.shown()
    index.tab.page.reload()
    assert index.tab.shown() == before
    assert index.facet("level").input_value() == "advanced"
    assert index.words.input_value() == "python"


def test_the_state_survives_a_visit_to_a_chapter(index: Filter) -> None:
    index.facet("kind").select_option("book")
    shown = index.tab.card(index.tab.shown()[0])
    index.tab.follow(shown.mentions.first)
    index.tab.page.go_back()
    assert set(index.tab.shown()) == having("kind", "book")
    assert index.facet("kind").input_value() == "book"


def test_a_shared_address_opens_filtered(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{ALL_RESOURCES}?access=paid&text=fowler%20patterns")
    index = Filter(fresh_tab)
    assert index.facet("access").input_value() == "paid"
    assert index.words.input_value() == "fowler patterns"
    shown = set(fresh_tab.shown())
    assert "poeaa-book" in shown
    assert shown <= having("access", "paid")
    assert fresh_tab.problems == []


def test_a_value_that_does_not_exist_is_passed_over(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{ALL_RESOURCES}?kind=opera&level=advanced")
    assert set(fresh_tab.shown()) == having("level", "advanced")
    assert fresh_tab.query == {"level": ["advanced"]}


def test_the_button_empties_form_and_address(index: Filter) -> None:
    index.facet("status").select_option("dated")
    index.words.fill("python")
    index.reset()
    assert set(index.tab.shown()) == set(resources())
    assert index.facet("status").input_value() == ""
    assert index.words.input_value() == ""
    assert index.count.inner_text() == count(set(resources()))
    assert index.tab.query == {}


def test_an_address_of_a_hidden_entry_shows_it(fresh_tab: BookPage) -> None:
    kind = hides(resources()[ANCHORED])
    fresh_tab.go(f"{ALL_RESOURCES}?kind={kind}#resource:{ANCHORED}")
    assert fresh_tab.card(ANCHORED).is_in_window
    assert fresh_tab.query == {}


def test_a_link_to_a_hidden_entry_shows_it(index: Filter) -> None:
    follow_to_hidden(index)
    assert index.tab.card(ANCHORED).is_in_window


def test_a_link_to_a_hidden_entry_works_twice(index: Filter) -> None:
    follow_to_hidden(index)
    follow_to_hidden(index)
    assert index.tab.card(ANCHORED).is_in_window


def follow_to_hidden(index: Filter) -> None:
    index.facet("kind").select_option(hides(resources()[ANCHORED]))
    assert ANCHORED not in index.tab.shown()
    # Nothing on the page itself links to an entry; a reader's note might.
    index.tab.page.evaluate("id => { location.hash = `#resource:${id}` }", ANCHORED)
    index.tab.page.wait_for_function(
        "id => document.getElementById(`resource:${id}`).checkVisibility()",
        arg=ANCHORED,
    )


def test_filtering_after_a_link_survives_a_reload(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{ALL_RESOURCES}#resource:{ANCHORED}")
    kind = hides(resources()[ANCHORED])
    Filter(fresh_tab).facet("kind").select_option(kind)
    fresh_tab.page.reload()
    assert set(fresh_tab.shown()) == having("kind", kind)


def test_an_odd_anchor_breaks_nothing(fresh_tab: BookPage) -> None:
    fresh_tab.go(f"{ALL_RESOURCES}#100%")
    assert fresh_tab.problems == []
    assert fresh_tab.cards[0].mark.is_visible()


def test_the_keyboard_reaches_every_control(index: Filter) -> None:
    controls = [*map(index.facet, FACETS), index.words, index.show_all]
    index.tab.press_until_focused("Tab", controls[0])
    for control in controls[1:]:
        index.tab.page.keyboard.press("Tab")
        assert control.evaluate("control => control === document.activeElement")


def test_the_keyboard_chooses_types_and_empties(index: Filter) -> None:
    keyboard = index.tab.page.keyboard
    index.facet("topic").focus()
    keyboard.press("ArrowDown")
    first = next(iter(topics()))
    assert index.facet("topic").input_value() == first
    assert set(index.tab.shown()) == having("topic", first)
    index.words.focus()
    keyboard.type("src layout")
    keyboard.press("Enter")
    assert index.tab.query == {"topic": [first], "text": ["src layout"]}
    assert "pypug-src-flat" in index.tab.shown()
    index.show_all.focus()
    keyboard.press("Space")
    index.tab.page.wait_for_function("() => location.search === ''")
    assert set(index.tab.shown()) == set(resources())


def test_keys_in_the_form_stay_there(index: Filter) -> None:
    page = index.tab.page
    for control in [*map(index.facet, FACETS), index.words, index.show_all]:
        for key in ("ArrowLeft", "ArrowRight", "s", "/"):
            control.press(key)
    assert not Search(index.tab).field.is_visible()
    # Elsewhere the same keys do turn the page: the request for it is the only one.
    page.locator("h1").first.evaluate("() => document.activeElement.blur()")
    turned = index.tab.leaves_for(lambda: page.keyboard.press("ArrowRight"))
    left = [
        request for request in index.tab.requests if request.frame == page.main_frame
    ]
    assert [request.url for request in left if request.is_navigation_request()] == [
        turned
    ]
