"""Tests for whoever writes a checker. Inherit from the class."""

from waymarker.contract import CONTRACT, Checker


# ANCHOR: contract-tests
class CheckerContract:
    """What any checker has to pass; a subclass fills in the first three."""

    sound: str
    wrong: str

    def checker(self) -> Checker:
        """Make the checker that is tested."""
        raise NotImplementedError

    def test_it_is_written_for_this_contract(self) -> None:
        written_for = self.checker().contract
        assert written_for == CONTRACT, f"{written_for} is not {CONTRACT}"

    def test_a_sound_link_has_no_problem(self) -> None:
        found = self.checker().check(self.sound)
        assert found == [], f"{self.sound}: {found}"

    def test_a_wrong_link_has_problems_in_a_list(self) -> None:
        found = self.checker().check(self.wrong)
        assert isinstance(found, list), f"{found!r} is no list"
        assert found, f"nothing is wrong with {self.wrong}"

    def test_nonsense_is_a_problem_and_no_exception(self) -> None:
        scheme = self.sound.partition(":")[0]
        for rest in ("", "-", "//", "\N{SNOWMAN}"):
            assert self.checker().check(f"{scheme}:{rest}"), f"{rest!r} passes"
            # ANCHOR_END: contract-tests
