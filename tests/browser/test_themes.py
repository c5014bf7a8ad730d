"""Light, dark or as the system has it; chosen once, right from the first paint."""

import pytest

from pages import BookPage, View
from parts import Settings
from project import pages

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
    newcomer: BookPage, stored: str
) -> None:
    newcomer.go(CHAPTER)
    newcomer.page.evaluate("stored => localStorage['mdbook-theme'] = stored", stored)
    newcomer.page.reload()
    newcomer.page.emulate_media(color_scheme="light")
    assert lightness(newcomer) > 128
    newcomer.page.emulate_media(color_scheme="dark")
    assert lightness(newcomer) < 128
    settings = Settings(newcomer)
    settings.open()
    assert settings.theme("Automatic").is_checked()
    assert newcomer.problems == []


@pytest.mark.parametrize("newcomer", [AUTO], indirect=True, ids=str)
def test_a_choice_is_remembered(newcomer: BookPage) -> None:
    newcomer.page.emulate_media(color_scheme="light")
    newcomer.go(CHAPTER)
    settings = Settings(newcomer)
    settings.open()
    settings.theme("Dark").check()
    assert lightness(newcomer) < 128
    newcomer.go("introduction.html")
    assert lightness(newcomer) < 128
    settings.open()
    assert settings.theme("Dark").is_checked()
    settings.theme("Automatic").check()
    assert lightness(newcomer) > 128


@pytest.mark.parametrize("newcomer", [View("dark")], indirect=True, ids=str)
def test_no_script_that_comes_late_is_needed(newcomer: BookPage) -> None:
    newcomer.page.route("**/*.js", lambda route: route.abort())
    newcomer.page.emulate_media(color_scheme="light")
    newcomer.go(CHAPTER)
    assert lightness(newcomer) < 128


@pytest.mark.parametrize(
    "newcomer",
    [View(scripts=False), View(storage=False)],
    indirect=True,
    ids=["no-scripts", "no-storage"],
)
def test_the_system_decides_for_those_who_forbid_more(newcomer: BookPage) -> None:
    newcomer.page.emulate_media(color_scheme="dark")
    newcomer.go(CHAPTER)
    assert lightness(newcomer) < 128
    newcomer.page.emulate_media(color_scheme="light")
    assert lightness(newcomer) > 128


@pytest.mark.parametrize("newcomer", [View("dark")], indirect=True, ids=str)
def test_paper_is_white(newcomer: BookPage) -> None:
    newcomer.page.emulate_media(media="print", color_scheme="dark")
    for path in (CHAPTER, "print.html"):
        newcomer.go(path)
        assert lightness(newcomer) == 255
        code = newcomer.page.locator("main pre > code").first
        assert code.evaluate("code => getComputedStyle(code).colorScheme") == "light"


def test_those_who_want_more_contrast_get_it(newcomer: BookPage) -> None:
    newcomer.page.emulate_media(contrast="more")
    newcomer.go(CHAPTER)
    assert lightness(newcomer) == 255
    text = newcomer.page.locator("main h1 + p")
    assert text.evaluate("p => getComputedStyle(p).color") == "rgb(43, 47, 53)"


@pytest.mark.parametrize("path", pages())
def test_every_page_sets_its_theme_before_its_text(path: str, tab: BookPage) -> None:
    tab.go(path)
    assert "light" in tab.theme_classes or path == "toc.html"
