# ANCHOR: contract
from waymarker import Checker
from waymarker.contract_tests import CheckerContract

from waymarker_isbn import IsbnChecker


class TestIsbnChecker(CheckerContract):
    sound = "isbn:978-0-321-12742-6"
    wrong = "isbn:978-0-321-12742-0"

    def checker(self) -> Checker:
        return IsbnChecker()
        # ANCHOR_END: contract


def test_a_number_of_ten_digits_is_weighed_differently() -> None:
    assert IsbnChecker().check("isbn:0-321-12742-0") == []
    assert IsbnChecker().check("isbn:0-8044-2957-X") == []
    assert IsbnChecker().check("isbn:0-8044-2957-x") == []
    wrong = IsbnChecker().check("isbn:0-321-12742-6")
    assert wrong == ["ends in 6, should be 0"]


def test_other_lengths_are_no_numbers() -> None:
    for number in ("032112742", "03211274260", "97803211274261", "032112742O6"):
        assert IsbnChecker().check(f"isbn:{number}") == [f"no ISBN: {number}"]


def test_what_should_stand_last_is_said() -> None:
    wrong = IsbnChecker().check("isbn:978-0-321-12742-0")
    assert wrong == ["ends in 0, should be 6"]
