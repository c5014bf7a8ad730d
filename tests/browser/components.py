"""Parts of a page that answer a reader: filter, search, settings and so on."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator

from page_objects import BookPage


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
        return cls(tab.page.locator(f'[data-path="{path}"]'))

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

    @property
    def results(self) -> Locator:
        """The links of the results."""
        return self.tab.page.locator("#mdbook-searchresults li > a")

    def hits(self, words: str, *, by_letters: bool = False) -> list[Locator]:
        """Search, letter by letter or at once, and give the links of the results."""
        if not self.field.is_visible():
            self.tab.page.keyboard.press("s")
        if by_letters:
            self.field.press_sequentially(words)
        else:
            self.field.fill(words)
            # The search listens to keys.
            self.field.press("End")
        header = self.tab.page.locator("#mdbook-searchresults-header")
        header.filter(has_text=f"'{words}'").wait_for()
        return self.results.all()


@dataclass(frozen=True)
class Sidebar:
    """The list of chapters."""

    tab: BookPage

    @property
    def element(self) -> Locator:
        """The list, shown or not."""
        return self.tab.page.locator("#mdbook-sidebar")

    @property
    def toggle(self) -> Locator:
        """The button that shows and hides it."""
        return self.tab.page.get_by_role("button", name="Chapters", exact=True)

    @property
    def current(self) -> Locator:
        """The link to the page that is open."""
        return self.element.locator("[aria-current=page]")

    @property
    def read(self) -> list[str]:
        """The names of the chapters that the reader has ticked."""
        links = self.element.get_by_role("link", name="(read)")
        return [name.removesuffix(" (read)") for name in links.all_text_contents()]

    def open(self) -> None:
        """Show the list, if it is not shown."""
        if not self.element.is_visible():
            self.toggle.click()


@dataclass(frozen=True)
class Settings:
    """The panel of settings and keys."""

    tab: BookPage

    @property
    def panel(self) -> Locator:
        """The panel, while it is shown."""
        return self.tab.page.get_by_role("dialog", name="Settings and keys")

    @property
    def arrow_keys(self) -> Locator:
        """Whether arrow keys turn pages."""
        return self.panel.get_by_role("checkbox", name="Arrow keys turn pages")

    @property
    def letter_keys(self) -> Locator:
        """Whether letters and signs are shortcuts."""
        return self.panel.get_by_role("checkbox", name="Single letters and signs work")

    def theme(self, name: str) -> Locator:
        """Where a reader chooses a theme."""
        return self.panel.get_by_role("radio", name=name)

    def open(self) -> None:
        """Show the panel."""
        self.tab.page.get_by_role("button", name="Settings and keys").click()
        self.panel.wait_for()
