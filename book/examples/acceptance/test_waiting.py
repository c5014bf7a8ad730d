"""The last file, so that the ten seconds pass while the others run."""

from subprocess import Popen

from driver import Waymarker


def test_ten_seconds_of_silence_are_a_failure(
    waymarker: Waymarker, check_of_a_silent_site: Popen[str]
) -> None:
    ended = waymarker.ends(check_of_a_silent_site)

    assert ended.status == 0
    assert ended.out.startswith("webob failed")
