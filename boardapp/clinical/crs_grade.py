"""Cytokine release syndrome by the consensus of the ASTCT, from fever, pressure and oxygen.

Rule "ASTCT CRS grade", version 1 (Lee et al. 2019, tables in PMC9327779 and PMC7990806). Fever
of 38 °C or more is needed at the onset, not after tocilizumab or a steroid. Grade 1 fever alone;
2 hypotension without a vasopressor, or oxygen up to 6 L/min or by blow-by; 3 one vasopressor with
or without vasopressin, or more than 6 L/min or a mask; 4 several vasopressors, vasopressin not
counted, or positive pressure. The worst decides. Grade 5 is death of it, which no part shows.
The CTCAE have another ladder for CRS (oxygen by 40 %).
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.leukemia_bounds import is_surely_over, is_surely_up_to, side
from boardapp.clinical.part_grades import PartsGrade, Steps, SystemRule, combined, worst
from boardapp.clinical.response_criteria import Presence

RULE = "ASTCT CRS grade, version 1"
SOURCE = "Lee DW et al. 2019 (ASTCT consensus), tables in PMC9327779 and PMC7990806"
BY = SystemRule("ASTCT CRS", ("0", "1", "2", "3", "4"), RULE, SOURCE)
FEVER_C = 38.0
LOW_FLOW_L_MIN = 6.0
Device = Literal[
    "none",
    "blow-by",
    "nasal cannula",
    "high-flow cannula",
    "mask",
    "positive pressure",
    "not named",
]
"""By what oxygen is given; "mask" is a face, non-rebreather or Venturi mask."""
_TOP = 4
_TOPS = {"fever": 1, "hypotension and vasopressors": _TOP, "oxygen": _TOP}
_STEPS_OF_DEVICES: dict[Device, Steps] = {
    "none": Steps(0, 0),
    "blow-by": Steps(2, 2),
    "nasal cannula": Steps(2, 3),
    "high-flow cannula": Steps(3, 3),
    "mask": Steps(3, 3),
    "positive pressure": Steps(4, 4),
    "not named": Steps(2, _TOP),
}
_VASOPRESSIN = ("vasopressin", "argipressin", "adh")
_NO_FEVER = "no fever of 38 °C or more at the onset"
_FEVER_AT_ONSET = "fever of 38 °C or more at the onset"


class CrsParts(msgspec.Struct, frozen=True):
    """What is known of one CRS at its worst; None where it is not.

    `temperature` in °C, the highest. `is_after_treatment`: tocilizumab or a steroid came before,
    so that fever is no longer needed. `vasopressors` is how many ran at once beside
    vasopressin, `oxygen` the flow in L/min.
    """

    temperature: Value | None = None
    fever: Presence | None = None
    is_after_treatment: bool | None = None
    hypotension: Presence | None = None
    vasopressors: Value | None = None
    vasopressin: Presence | None = None
    oxygen: Value | None = None
    device: Device | None = None


def crs_grade(found: CrsParts) -> PartsGrade:
    """The grade by what is known; none without fever where fever is needed."""
    fever = _fever(found)
    parts = {
        "fever": None if fever is None else Steps(int(fever), int(fever)),
        "hypotension and vasopressors": _hypotension(found),
        "oxygen": oxygen_steps(found.oxygen, found.device),
    }
    if fever is False and not found.is_after_treatment:
        is_open = found.is_after_treatment is None and any(
            one is not None and one.low > 0 for one in parts.values()
        )
        why = "; whether tocilizumab or a steroid came before is not reported" if is_open else ""
        return PartsGrade(BY, reason=f"{_NO_FEVER}{why}")
    only_if = (_FEVER_AT_ONSET,) if fever is None and not found.is_after_treatment else ()
    return combined(BY, parts, _TOPS, worst, only_if=only_if)


def counted_vasopressors(names: Iterable[str]) -> tuple[int, Presence]:
    """How many vasopressors a list of drugs has beside vasopressin, and whether that is there."""
    drugs = {name.strip().casefold() for name in names if name.strip()}
    vasopressin = {drug for drug in drugs if drug.startswith(_VASOPRESSIN)}
    return len(drugs - vasopressin), "present" if vasopressin else "absent"


def oxygen_steps(flow: Value | None, device: Device | None) -> Steps | None:
    """Between which grades oxygen lies, by its flow in L/min and its device; None for neither.

    The device decides; the flow tells a low from a high one where it alone does.
    """
    if device in ("none", "blow-by", "high-flow cannula", "mask", "positive pressure"):
        return _STEPS_OF_DEVICES[device]
    if flow is None or not flow.is_numeric:
        return None if device is None else _STEPS_OF_DEVICES[device]
    if is_surely_up_to(flow, 0):
        return Steps(0, 0)
    is_high = is_surely_over(flow, LOW_FLOW_L_MIN)
    is_low = is_surely_up_to(flow, LOW_FLOW_L_MIN)
    high = _TOP if device != "nasal cannula" else 2 if is_low else 3
    return Steps(3 if is_high else 2, high)


def _fever(found: CrsParts) -> bool | None:
    place = side(found.temperature, FEVER_C)
    if found.fever == "present" or place == "above":
        return True
    return False if found.fever == "absent" or place == "below" else None


def _hypotension(found: CrsParts) -> Steps | None:
    """Without a vasopressor 2, with one 3, with more 4; vasopressin alone is read as 2 or 3."""
    if side(found.vasopressors, 1) == "above":
        low = 4 if side(found.vasopressors, 2) == "above" else 3
        return Steps(low, 3 if is_surely_up_to(found.vasopressors, 1) else 4)
    is_without = side(found.vasopressors, 1) == "below"
    if found.vasopressin == "present":
        return Steps(2, 3 if is_without else _TOP)
    if found.hypotension == "absent":
        return Steps(0, 0)
    if found.hypotension == "present":
        return Steps(2, 2 if is_without else _TOP)
    return Steps(0, 2) if is_without else None
