"""A guess about the layers of itsdangerous, held against its imports."""

# ANCHOR: layers
import grimp

GUESS = (
    "url_safe",
    "timed",
    "serializer",
    "signer",
    "encoding",
    {"exc", "_json"},
)


def test_no_module_imports_one_that_stands_higher() -> None:
    graph = grimp.build_graph("itsdangerous", cache_dir=None)
    broken = graph.find_illegal_dependencies_for_layers(
        layers=GUESS, containers={"itsdangerous"}
    )
    assert broken == set()
    # ANCHOR_END: layers


def test_the_guess_names_every_module() -> None:
    graph = grimp.build_graph("itsdangerous", cache_dir=None)
    rows = [{row} if isinstance(row, str) else row for row in GUESS]
    named = {f"itsdangerous.{name}" for row in rows for name in row}
    assert named == graph.find_children("itsdangerous")
