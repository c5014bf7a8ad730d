import inspect

import diagnosis
import pytest


def register(device: str, fault: str) -> None:
    add = getattr(diagnosis, "register", None)
    assert add is not None, "there is no function register"
    add(device, lambda complaint: f"{fault} ({complaint})")


@pytest.mark.parametrize(
    ("device", "complaint", "fault"),
    [
        ("kettle", "switches off early", "thermostat"),
        ("kettle", "stays cold", "heating element"),
        ("lamp", "flickers", "contact in the socket"),
        ("lamp", "stays dark", "cable"),
        ("violin", "out of tune", "ask at the desk"),
    ],
)
def test_it_says_what_it_said_before(
    device: str, complaint: str, fault: str
) -> None:
    assert diagnosis.diagnose(device, complaint) == fault


def test_a_kind_of_device_is_added_from_outside() -> None:
    register("radio", "capacitor")
    assert diagnosis.diagnose("radio", "hums") == "capacitor (hums)"


def test_nobody_takes_a_device_away_from_somebody_else() -> None:
    register("toaster", "spring")
    with pytest.raises(ValueError, match="toaster"):
        register("toaster", "heating wire")
    assert diagnosis.diagnose("toaster", "throws") == "spring (throws)"


def test_the_function_names_no_device() -> None:
    source = inspect.getsource(diagnosis.diagnose)
    named = [device for device in ("kettle", "lamp") if device in source]
    assert not named, f"diagnose still names {' and '.join(named)}"
