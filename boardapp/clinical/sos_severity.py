"""How severe SOS/VOD is in children, by the scale of the EBMT.

Rule "EBMT paediatric SOS/VOD severity", version 1 (table 3 in PMC6020812, after Corbacioglu et
al. 2018). The worst category counts; two or more of its starred criteria in the severe column
(liver tests, refractory thrombocytopenia, bilirubin) qualify for very severe. Ascites,
ventilation and the doubling of bilirubin are left to the reader: no number shows them.
"""

from dataclasses import dataclass
from typing import Literal

RULE = "EBMT paediatric SOS/VOD severity, version 1"
SOURCE = "Corbacioglu S et al. 2018, in PMC6020812, table 3"
Severity = Literal["mild", "moderate", "severe", "very severe"]
Coagulation = Literal["normal", "impaired", "replaced"]
_ORDER: tuple[Severity, ...] = ("mild", "moderate", "severe", "very severe")
_NEEDED_FOR_UPGRADE = 2
_GFR_STEPS = (15.0, 30.0, 60.0)
"""From which on the kidney is severe, moderate, mild."""
_NORMAL_GFR, _SEVERE_BILIRUBIN = 90.0, 2.0


@dataclass(frozen=True, slots=True)
class SosFindings:
    """What is known at one time; None where it is not.

    `liver_tests` is the highest of ALT, AST and GLDH in multiples of the upper limit,
    `refractory_d` the days of refractory thrombocytopenia, `bilirubin` in mg/dL, `gfr` in
    mL/min.
    """

    liver_tests: float | None = None
    refractory_d: float | None = None
    bilirubin: float | None = None
    gfr: float | None = None
    coagulation: Coagulation | None = None


def sos_severity(found: SosFindings) -> Severity | None:
    """The category by what is known; None where nothing is that the scale grades."""
    starred = [
        _by_limits(found.liver_tests, (2, 5), is_above=True),
        _by_limits(found.refractory_d, (3, 7), is_above=False),
        _bilirubin(found.bilirubin),
    ]
    known = [one for one in (*starred, _kidney(found.gfr), _coagulation(found)) if one]
    if not known:
        return None
    if starred.count("severe") >= _NEEDED_FOR_UPGRADE:
        return "very severe"
    return max(known, key=_ORDER.index)


def _by_limits(
    value: float | None, limits: tuple[float, float], *, is_above: bool
) -> Severity | None:
    """Mild, moderate or severe; a value at a limit has the higher one unless it must be above."""
    if value is None:
        return None
    passed = sum(value > at or (value == at and not is_above) for at in limits)
    return _ORDER[passed]


def _bilirubin(mg_dl: float | None) -> Severity | None:
    """Below 2 mg/dL mild and moderate are one."""
    if mg_dl is None:
        return None
    return "severe" if mg_dl >= 2 else "mild"


def _kidney(gfr: float | None) -> Severity | None:
    """From 90 on the kidney has no category."""
    if gfr is None or gfr >= _NORMAL_GFR:
        return None
    return _ORDER[3 - sum(gfr >= step for step in _GFR_STEPS)]


def _coagulation(found: SosFindings) -> Severity | None:
    """A normal coagulation is mild and moderate alike, and decides neither."""
    if found.coagulation == "replaced":
        return "very severe"
    return "severe" if found.coagulation == "impaired" else None
