"""What we believe about itsdangerous, each belief a test."""

import time

import pytest
from itsdangerous import (
    BadPayload,
    BadSignature,
    BadTimeSignature,
    SignatureExpired,
    TimestampSigner,
    URLSafeTimedSerializer,
)

DAY = 24 * 60 * 60


@pytest.fixture
def links() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer("the key")


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)


# ANCHOR: beliefs
def test_an_old_link_raises_a_kind_of_bad_signature(
    links: URLSafeTimedSerializer, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.dumps("cosmic-python")
    later(monkeypatch, 2 * DAY)
    with pytest.raises(SignatureExpired) as raised:
        links.loads(token, max_age=DAY)
    assert isinstance(raised.value, BadSignature)


def test_without_an_age_a_timed_link_never_lapses(
    links: URLSafeTimedSerializer, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.dumps("cosmic-python")
    later(monkeypatch, 10_000 * DAY)
    assert links.loads(token) == "cosmic-python"
    # ANCHOR_END: beliefs


# ANCHOR: surprises
def test_a_clock_that_is_behind_makes_a_new_link_expired(
    links: URLSafeTimedSerializer, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.dumps("cosmic-python")
    later(monkeypatch, -10)
    with pytest.raises(SignatureExpired, match="age -10 < 0"):
        links.loads(token, max_age=DAY)


def test_a_bad_payload_is_no_bad_signature(
    links: URLSafeTimedSerializer,
) -> None:
    token = TimestampSigner("the key", salt=b"itsdangerous").sign("no JSON")
    with pytest.raises(BadPayload):
        links.loads(token, max_age=DAY)
    assert not issubclass(BadPayload, BadSignature)
    # ANCHOR_END: surprises


def test_a_forged_link_is_called_a_bad_time_signature_too(
    links: URLSafeTimedSerializer,
) -> None:
    with pytest.raises(BadTimeSignature) as raised:
        links.loads("x" + links.dumps("cosmic-python"), max_age=DAY)
    assert not isinstance(raised.value, SignatureExpired)


def test_text_without_a_time_is_a_plain_bad_signature(
    links: URLSafeTimedSerializer,
) -> None:
    with pytest.raises(BadSignature) as raised:
        links.loads("nonsense", max_age=DAY)
    assert not isinstance(raised.value, BadTimeSignature)
