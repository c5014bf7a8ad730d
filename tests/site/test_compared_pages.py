"""The pages whose figures the book compares with those of other looks exist."""

from audit.compare import KINDS
from audit.pages import MISSING
from project import SITE


def test_the_pages_that_are_compared_exist() -> None:
    compared = [page for page in KINDS.values() if page is not MISSING]
    assert [page for page in compared if not (SITE / page.path).is_file()] == []
