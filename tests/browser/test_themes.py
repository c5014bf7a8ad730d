"""Light, dark or as the system has it; chosen once, right from the first paint."""

import pytest

from components import Settings
from page_objects import BookPage, View

CHAPTER = "packaging/a-package-that-ships.html"
AUTO = View("auto")

LIGHTNESS = """() => {
    const context = new OffscreenCanvas(1, 1).getContext("2d");
    context.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
}"""


def lightness(tab: BookPage) -> float:
    """Give the lightness of the page's background: 0 is black, 255 white."""
    value: float = tab.page.evaluate(LIGHTNESS)
    return value


@pytest.mark.parametrize("stored", ["auto", "navy", "rust", "light dark"])
def test_unless_one_is_chosen_the_system_decides(
    fresh_tab: BookPage, stored: str
) -> None:
    fresh_tab.go(CHAPTER)
    fresh_tab.page.evaluate("stored => localStorage['mdbook-theme'] = stored", stored)
    fresh_tab.page.reload()
    fresh_tab.page.emulate_media(color_scheme="light")
    assert lightness(fresh_tab) > 128
    fresh_tab.page.emulate_media(color_scheme="dark")
    assert lightness(fresh_tab) < 128
    settings = Settings(fresh_tab)
    settings.open()
    assert settings.theme("Automatic").is_checked()
    assert fresh_tab.problems == []


@pytest.mark.parametrize("fresh_tab", [AUTO], indirect=True, ids=str)
def test_a_choice_is_remembered(fresh_tab: BookPage) -> None:
    fresh_tab.page.emulate_media(color_scheme="light")
    fresh_tab.go(CHAPTER)
    settings = Settings(fresh_tab)
    settings.open()
    settings.theme("Dark").check()
    assert lightness(fresh_tab) < 128
    fresh_tab.go("introduction.html")
    assert lightness(fresh_tab) < 128
    settings.open()
    assert settings.theme("Dark").is_checked()
    settings.theme("Automatic").check()
    assert lightness(fresh_tab) > 128


@pytest.mark.parametrize("fresh_tab", [View("dark")], indirect=True, ids=str)
def test_no_script_that_comes_late_is_needed(fresh_tab: BookPage) -> None:
    fresh_tab.page.route("**/*.js", lambda route: route.abort())
    fresh_tab.page.emulate_media(color_scheme="light")
    fresh_tab.go(CHAPTER)
    assert lightness(fresh_tab) < 128


@pytest.mark.parametrize(
    "fresh_tab",
    [View(scripts=False), View(storage=False)],
    indirect=True,
    ids=["no-scripts", "no-storage"],
)
def test_the_system_decides_for_those_who_forbid_more(fresh_tab: BookPage) -> None:
    fresh_tab.page.emulate_media(color_scheme="dark")
    fresh_tab.go(CHAPTER)
    assert lightness(fresh_tab) < 128
    fresh_tab.page.emulate_media(color_scheme="light")
    assert lightness(fresh_tab) > 128


@pytest.mark.parametrize("fresh_tab", [View("dark")], indirect=True, ids=str)
def test_paper_is_white(fresh_tab: BookPage) -> None:
    fresh_tab.page.emulate_media(media="print", color_scheme="dark")
    for path in (CHAPTER, "print.html"):
        fresh_tab.go(path)
        assert lightness(fresh_tab) == 255
        code = fresh_tab.page.locator("main pre > code").first
        assert code.evaluate("code => getComputedStyle(code).colorScheme") == "light"


def test_those_who_want_more_contrast_get_it(fresh_tab: BookPage) -> None:
    fresh_tab.page.emulate_media(contrast="more")
    fresh_tab.go(CHAPTER)
    assert lightness(fresh_tab) == 255
    text = fresh_tab.page.locator("main h1 + p")
    assert text.evaluate("p => getComputedStyle(p).color") == "rgb(43, 47, 53)"
