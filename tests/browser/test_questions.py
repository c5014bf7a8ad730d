"""Readers' own words find the page that answers, among the first results."""

from urllib.parse import urlsplit

import pytest

from components import Search
from page_objects import BookPage
from questions import FILE, FIRST, Question, questions

pytestmark = pytest.mark.xdist_group("questions")


@pytest.fixture(scope="module")
def search(tab: BookPage) -> Search:
    """Open a page once, to ask all questions on it."""
    tab.go("introduction.html")
    return Search(tab)


@pytest.mark.parametrize("question", questions(), ids=str)
def test_the_answer_is_among_the_first_results(
    search: Search, question: Question
) -> None:
    search.hits(question.asked)
    found: list[str] = search.results.evaluate_all("all => all.map(a => a.href)")
    place = next(
        (at for at, hit in enumerate(found, 1) if question.is_answered_by(hit)), None
    )
    shown = [short(hit) for hit in found[:FIRST]]
    assert place in range(1, FIRST + 1), (
        f"`{question.asked}` should lead to {question.answer}, which is "
        f"{f'result {place}' if place else 'no result'}; the first are {shown}. "
        "Give the section that answers a heading in a reader's words"
    )


def test_every_page_answers_a_question(tab: BookPage) -> None:
    tab.go("introduction.html")
    pages = [urlsplit(url).path.lstrip("/") for url in tab.chapters_in_sidebar()]
    answering = {question.page for question in questions()}
    silent = [page for page in pages if page not in answering]
    assert silent == [], f"write a question for each of these into {FILE.name}"


def test_questions_are_not_headings(tab: BookPage) -> None:
    """Whoever knows the heading does not need the search."""
    literal = []
    for question in questions():
        tab.go(question.page)
        headings = tab.page.locator("main :is(h1, h2, h3)").all_inner_texts()
        assert 2 <= len(question.asked.split()) <= 5, question.asked
        if question.asked.casefold() in {text.casefold() for text in headings}:
            literal.append(question.asked)
    assert literal == []


def short(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path.lstrip('/')}#{parts.fragment}"
