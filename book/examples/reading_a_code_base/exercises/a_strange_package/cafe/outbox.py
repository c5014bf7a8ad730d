"""Letters that wait until somebody calls `empty`."""

import smtplib
from email.message import EmailMessage

letters: list[EmailMessage] = []


def keep(visitor: str, text: str) -> None:
    """Write a letter, for later."""
    letter = EmailMessage()
    letter["To"] = f"{visitor.lower()}@example.org"
    letter.set_content(text)
    letters.append(letter)


def empty(host: str) -> None:
    """Do what has to be done with the letters."""
    with smtplib.SMTP(host) as post:
        for letter in letters:
            post.send_message(letter)
    letters.clear()
