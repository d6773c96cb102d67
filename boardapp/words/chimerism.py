"""The donor's share after transplants in words."""

from collections.abc import Sequence

from boardapp.clinical.chimerism import ChimerismState, Unreported
from boardapp.words.lists import listed

_STATES: dict[ChimerismState, str] = {
    "full": "full donor chimerism",
    "not full": "not full",
    "full or not full": "full or not full: a value stands at the limit",
    "not assessable": "full or not full can't be told",
}


def transplant_text(number: int, donor: str, *, is_autologous: bool = False) -> str:
    """A transplant by its number with its donor: "transplant 2 (mother)"; 0: not sure which."""
    if not number:
        return "transplant not sure"
    told = "autologous, no donor" if is_autologous else donor
    return f"transplant {number} ({told or 'donor not reported'})"


def state_text(state: ChimerismState, missing: Sequence[Unreported] = ()) -> str:
    """What the published rule says of a look, with what it lacks."""
    if state != "not assessable" or not missing:
        return _STATES[state]
    return f"{_STATES[state]} without {listed(list(missing))}"
