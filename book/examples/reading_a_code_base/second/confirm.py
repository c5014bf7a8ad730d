"""Links in mails: whoever opens one confirms the review of an entry."""

import sys

# ANCHOR: answer
from itsdangerous import BadData, SignatureExpired, URLSafeTimedSerializer

KEY = "a real program reads its key from the environment"
HOLDS = 3 * 24 * 60 * 60  # seconds

links = URLSafeTimedSerializer(KEY, salt="confirm-review")


def answer(token: str) -> str:
    """Say what comes of opening a link."""
    try:
        entry = links.loads(token, max_age=HOLDS)
    except SignatureExpired:
        return "refused: this link has lapsed, ask for another"
    except BadData:
        return "refused: we have not sent this link"
    return f"reviewed {entry}"
    # ANCHOR_END: answer


if __name__ == "__main__":
    print(answer(sys.argv[1]))
