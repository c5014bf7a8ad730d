"""Parts of a page that answer a reader: the filter, a reading path, the search."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator

from pages import BookPage


@dataclass(frozen=True)
class Filter:
    """The form above the list of all resources."""

    tab: BookPage

    @property
    def form(self) -> Locator:
        """The form, shown or not."""
        return self.tab.page.locator("form.resource-filter")

    @property
    def words(self) -> Locator:
        """Where a reader types words."""
        return self.form.get_by_role("searchbox", name="Search", exact=True)

    @property
    def show_all(self) -> Locator:
        """The button that empties the form."""
        return self.form.get_by_role("button", name="Show all", exact=True)

    @property
    def count(self) -> Locator:
        """What a screen reader announces: how many resources are shown."""
        return self.form.get_by_role("status")

    def facet(self, name: str) -> Locator:
        """Where a reader chooses a topic, a kind and so on."""
        return self.form.get_by_role("combobox", name=name.capitalize(), exact=True)

    def values(self, facet: str) -> list[str]:
        """Give the values that can be chosen, all but the empty one."""
        options = self.facet(facet).locator("option:not([value=''])")
        values: list[str] = options.evaluate_all("all => all.map(one => one.value)")
        return values

    def reset(self) -> None:
        """Empty the form, and wait until the page has followed."""
        self.show_all.click()
        self.tab.page.wait_for_function("() => location.search === ''")

    @property
    def shown_topics(self) -> list[str]:
        """The ids of the sections that a reader can see."""
        sections = self.tab.page.locator(".resource-index-topic")
        ids: list[str] = sections.evaluate_all(
            """sections => sections
                .filter((section) => section.checkVisibility())
                .map((section) => section.dataset.topic)"""
        )
        return ids


@dataclass(frozen=True)
class ReadingPath:
    """A reading path on a page."""

    element: Locator

    @classmethod
    def on(cls, tab: BookPage, path: str) -> ReadingPath:
        """Find a path by its id."""
        return cls(tab.page.locator(f'section[data-path="{path}"]'))

    @property
    def progress(self) -> str:
        """How far the reader has come."""
        return self.element.locator(".resource-path-progress").inner_text()

    @property
    def steps(self) -> list[str]:
        """The ids of the resources on the cards of the path."""
        cards = self.element.locator("li > article")
        ids: list[str] = cards.evaluate_all(
            "cards => cards.map(card => card.dataset.resource)"
        )
        return ids


@dataclass(frozen=True)
class Search:
    """mdBook's search."""

    tab: BookPage

    @property
    def field(self) -> Locator:
        """Where a reader types."""
        return self.tab.page.locator("#mdbook-searchbar")

    def hits(self, words: str) -> list[Locator]:
        """Search, and give the links of the results."""
        self.tab.page.keyboard.press("s")
        self.field.press_sequentially(words)
        header = self.tab.page.locator("#mdbook-searchresults-header")
        header.filter(has_text=f"'{words}'").wait_for()
        return self.tab.page.locator("#mdbook-searchresults li > a").all()
