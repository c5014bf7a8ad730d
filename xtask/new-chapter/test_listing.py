"""The first listing of a new chapter does what its text says."""

from @MODULE@ import is_secure


def test_only_https_is_secure() -> None:
    assert is_secure("HTTPS://example.org/")
    assert not is_secure("http://example.org/https://")
