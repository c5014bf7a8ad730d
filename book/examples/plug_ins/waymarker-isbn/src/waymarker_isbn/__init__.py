"""Printed books, by their number."""


class IsbnChecker:
    """Checks the last digit of an ISBN, which follows from the others."""

    contract = 2

    def check(self, url: str) -> list[str]:
        """Say what is wrong with a number of ten or thirteen digits."""
        number = url.removeprefix("isbn:").replace("-", "").upper()
        body, last = number[:-1], number[-1:]
        weights = {10: range(10, 1, -1), 13: (1, 3) * 6}.get(len(number))
        if weights is None or not body.isdecimal():
            return [f"no ISBN: {number}"]
        total = sum(int(d) * w for d, w in zip(body, weights, strict=True))
        modulus = 11 if len(number) == 10 else 10
        right = "0123456789X"[-total % modulus]
        return [] if last == right else [f"ends in {last}, should be {right}"]
