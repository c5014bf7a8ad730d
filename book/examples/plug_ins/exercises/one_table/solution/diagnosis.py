"""What a volunteer should look at first."""

from collections.abc import Callable

Diagnose = Callable[[str], str]


def kettle(complaint: str) -> str:
    """Tell a kettle that stops from one that stays cold."""
    return "thermostat" if "switches off" in complaint else "heating element"


def lamp(complaint: str) -> str:
    """Tell a lamp that comes and goes from one that stays dark."""
    return "contact in the socket" if "flickers" in complaint else "cable"


DIAGNOSERS: dict[str, Diagnose] = {"kettle": kettle, "lamp": lamp}


def register(device: str, diagnoser: Diagnose) -> None:
    """Add a kind of device; one that is known already is a mistake."""
    if device in DIAGNOSERS:
        raise ValueError(f"there is a diagnoser for {device} already")
    DIAGNOSERS[device] = diagnoser


def diagnose(device: str, complaint: str) -> str:
    """Name the likely fault of a device, so that somebody can begin."""
    if device not in DIAGNOSERS:
        return "ask at the desk"
    return DIAGNOSERS[device](complaint)
