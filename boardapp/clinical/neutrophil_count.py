"""The absolute neutrophil count from leukocytes and their differential.

Rule "ANC from the differential, version 1": leukocytes × (segments + bands) / 100; bands count
(criteria of CR, PMC7272718). Without a share of bands it is told as the least that it can be.
"""

from boardapp.case.value import Value
from boardapp.clinical.derived import Derived, limits, spread

RULE = "ANC from the differential, version 1"
SOURCE = "leukocytes × (segments + bands) / 100, as the criteria of CR count (PMC7272718)"
FORMULA = "leukocytes × (segments + bands) / 100"
_WHOLE = 100.0


def neutrophil_count(
    leukocytes: Value | None, segments: Value | None, bands: Value | None = None
) -> Derived:
    """The count in the unit of the leukocytes (×10⁹/L), shares in %.

    `segments` may be the share of all neutrophils; `bands` is then 0.
    """
    cells, share, young = limits(leukocytes), limits(segments), limits(bands)
    known = _stated(leukocytes, segments, bands)
    if cells == (None, None) or share == (None, None):
        what = "leukocytes" if cells == (None, None) else "share of segments"
        return _of(known, why_not=f"{what} not reported")
    if (share[0] or 0.0) + (young[0] or 0.0) > _WHOLE:
        return _of(known, why_not="the shares are together more than 100 %")
    if young == (None, None):
        low, _ = spread(_count, (*cells, True), (*share, True), (0.0, 0.0, True))
        return _of(known, low, None, note="bands not reported: at least")
    low, high = spread(_count, (*cells, True), (*share, True), (*young, True))
    return _of(known, low, high)


def _count(cells: float, segments: float, bands: float) -> float:
    return cells * (segments + bands) / _WHOLE


def _of(
    inputs: tuple[str, ...],
    low: float | None = None,
    high: float | None = None,
    *,
    why_not: str = "",
    note: str = "",
) -> Derived:
    return Derived("ANC", FORMULA, inputs, RULE, "10*9/L", low, high, why_not, note)


def _stated(
    leukocytes: Value | None, segments: Value | None, bands: Value | None
) -> tuple[str, ...]:
    rows = (
        ("leukocytes", leukocytes, " ×10⁹/L"),
        ("segments", segments, " %"),
        ("bands", bands, " %"),
    )
    return tuple(f"{name} {value}{unit}" for name, value, unit in rows if value is not None)
