from driver import Waymarker, accepted, entries, entry, proposal

REFUSED = [
    "import nowhere",
    "import spoilt",
    proposal("published"),
    "accept nobody --by ben",
    "accept proposed --by ann",
    "accept accepted --by ben",
    "accept published --by ben",
    "publish nobody --by ben",
    "publish proposed --extra --by ben",
    "publish accepted --by ben",
    "publish accepted --displace on-a-path --by ben",
    "publish accepted --displace accepted --by ben",
    "publish accepted --displace proposed --by ben",
    "publish accepted --displace archived --by ben",
    "publish accepted --displace retired --by ben",
    "publish accepted --displace nobody --by ben",
    "publish accepted --displace elsewhere --extra --by ben",
    "publish published --extra --by ben",
    "review nobody --by ben",
    "review proposed --by ben",
    "review accepted --by ben",
    "review archived --by ben",
    "review retired --by ben",
    "accept archived --by ben",
    "accept retired --by ben",
    "publish archived --extra --by ben",
    "publish retired --extra --by ben",
    "review published --by ben --version 2",
    "check nobody",
    "check published proposed",
    "check accepted",
    "check archived",
    "check retired",
    "apply-edit nobody --by ben",
    "apply-edit published --by ben",
    "retire nobody --by ben",
    "retire leaving --by ann",
    "retire on-a-path --by ben",
    "retire archived --by ben",
    "retire retired --by ben",
    "path other leaving nobody",
    "path other leaving leaving",
    "path other proposed",
    "path other accepted",
    "path other archived",
    "path other retired",
    "show nobody",
]


def test_a_refused_command_changes_nothing(
    waymarker: Waymarker, closed_site: str
) -> None:
    waymarker.writes(entry("new"), "z\ntitle = 'no more'", folder="spoilt")
    waymarker.imports(
        *entries("published", "on-a-path", "leaving", url=closed_site),
        entry("elsewhere", topics=["packaging"]),
        entry("archived", status="gone"),
        entry("retired"),
    )
    waymarker.does(
        "path start on-a-path",
        "retire leaving --by ann",
        "retire retired --by ann",
        "retire retired --by ben",
        proposal("proposed"),
        *accepted("accepted"),
    )
    before = waymarker.everything()

    waymarker.refuses_all(REFUSED)

    assert waymarker.everything() == before
    waymarker.does("retire leaving --by ben")  # no refused path holds it


def test_a_file_that_is_no_store_is_refused_and_left_alone(
    waymarker: Waymarker,
) -> None:
    for number, content in enumerate(("no store\n", "[]\n", '{"a": 1}\n')):
        file = waymarker.folder / f"letter{number}.txt"
        file.write_text(content)

        assert file.name in waymarker.refuses(f"--store {file.name} list")
        waymarker.refuses(f"--store {file.name} {proposal('webob')}")

        assert file.read_text() == content


def test_a_store_in_a_folder_that_is_not_there_is_refused(
    waymarker: Waymarker,
) -> None:
    waymarker.refuses(f"--store nowhere/waymarker.json {proposal('webob')}")
