"""How severe SOS/VOD is in children, by the scale of the EBMT.

Rule "EBMT paediatric SOS/VOD severity", version 1 (table 3 in PMC6020812, after Corbacioglu et
al. 2018). The worst category counts; two or more of its starred criteria in the severe column
(liver tests, refractory thrombocytopenia, bilirubin) qualify for very severe. Ascites,
ventilation and the doubling of bilirubin are left to the reader: no number shows them.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec

from boardapp.case.value import Value
from boardapp.clinical.part_grades import (
    PartsGrade,
    Steps,
    SystemRule,
    combined,
    steps_from,
    steps_over,
)

RULE = "EBMT paediatric SOS/VOD severity, version 1"
SOURCE = "Corbacioglu S et al. 2018, in PMC6020812, table 3"
BY = SystemRule("EBMT", ("mild", "moderate", "severe", "very severe"), RULE, SOURCE)
Coagulation = Literal["normal", "impaired", "replaced"]
LEFT_TO_THE_READER = "ascites, ventilation and the doubling of bilirubin, left to the reader"
_SEVERE, _VERY_SEVERE = 2, 3
_STARRED = ("liver tests", "refractory platelets", "bilirubin")
_NEEDED_FOR_UPGRADE = 2
_NORMAL_GFR = 90.0
_TOPS = {**dict.fromkeys(_STARRED, _SEVERE), "GFR": _VERY_SEVERE, "coagulation": _VERY_SEVERE}


class SosFindings(msgspec.Struct, frozen=True):
    """What is known at one time; None where it is not.

    `liver_tests` is the highest of ALT, AST and GLDH in multiples of the upper limit,
    `refractory_d` the days of refractory thrombocytopenia, `bilirubin` in mg/dL, `gfr` in
    mL/min.
    """

    liver_tests: Value | None = None
    refractory_d: Value | None = None
    bilirubin: Value | None = None
    gfr: Value | None = None
    coagulation: Coagulation | None = None


def sos_severity(found: SosFindings) -> PartsGrade:
    """The category by what is known, which is the least; none where nothing is that it grades.

    A GFR from 90 on and a normal coagulation have no category, and decide nothing alone.
    """
    parts = {
        "liver tests": steps_over(found.liver_tests, 2, 5),
        "refractory platelets": steps_from(found.refractory_d, 3, 7),
        "bilirubin": _bilirubin(found.bilirubin),
        "GFR": _kidney(found.gfr),
        "coagulation": _coagulation(found.coagulation),
    }
    if all(one is None for name, one in parts.items() if name != "coagulation") and (
        found.coagulation in (None, "normal")
    ):
        return PartsGrade(BY, missing=tuple(parts), reason="none of its parts is reported")
    graded = combined(BY, parts, _TOPS, _category)
    if graded.lowest == _VERY_SEVERE:
        return graded
    return PartsGrade(
        BY,
        graded.lowest,
        _VERY_SEVERE,
        graded.decided_by,
        graded.missing,
        left_out=(LEFT_TO_THE_READER,),
    )


def _category(step: Mapping[str, int]) -> int:
    """The worst part; two or more of the starred at severe make it very severe."""
    starred = [step[name] for name in _STARRED]
    if starred.count(_SEVERE) >= _NEEDED_FOR_UPGRADE:
        return _VERY_SEVERE
    return max(step.values())


def _bilirubin(mg_dl: Value | None) -> Steps | None:
    """Below 2 mg/dL mild and moderate are one."""
    reached = steps_from(mg_dl, 2)
    return None if reached is None else Steps(reached.low * _SEVERE, reached.high * _SEVERE)


def _kidney(gfr: Value | None) -> Steps | None:
    """From 90 on the kidney has no category."""
    reached = steps_from(gfr, 15, 30, 60, _NORMAL_GFR)
    if reached is None or reached.low == 4:
        return None
    return Steps(max(3 - reached.high, 0), 3 - reached.low)


def _coagulation(state: Coagulation | None) -> Steps | None:
    """A normal coagulation is mild and moderate alike."""
    if state is None:
        return None
    step = {"normal": 0, "impaired": _SEVERE, "replaced": _VERY_SEVERE}[state]
    return Steps(step, step)
