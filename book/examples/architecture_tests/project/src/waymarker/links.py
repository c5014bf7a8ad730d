"""Visits links."""

from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

SECONDS = 10
NO_HEAD = {HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED}


def answers(url: str, method: str = "HEAD") -> bool:
    """Say whether there is something behind a link."""
    try:
        with urlopen(Request(url, method=method), timeout=SECONDS):
            return True
    except HTTPError as error:
        error.close()
        return (
            method == "HEAD" and error.code in NO_HEAD and answers(url, "GET")
        )
    except (URLError, TimeoutError):
        return False
