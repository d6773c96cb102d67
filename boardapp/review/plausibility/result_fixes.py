"""The one mend of a result that can't be as it stands, where there is one."""

import difflib
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.unit_spellings import SPELLINGS
from boardapp.clinical.units import UnitError
from boardapp.review.model.fixes import Fix, Put, Remove, RespellUnit
from boardapp.review.model.labs import LabPoint
from boardapp.words.fixes import read_as, removed_copy, stood_as, swapped_limits
from boardapp.words.values import value_text

_NEAR, _NEARER = 0.8, 0.05
"""How like a known spelling a unit must be (0 to 1) to be its misspelling, and by how much more
than any spelling of another unit (limits of ours)."""


def swapped(case: Case, point: LabPoint) -> Fix:
    """The two limits of a range in each other's place."""
    lab = point.place.get(case)
    low, high = f"{lab.low:g}", f"{lab.high:g}"
    return Fix(
        text=swapped_limits(low, high),
        changes=(
            Put(place=point.place / "low", stated=lab.high),
            Put(place=point.place / "high", stated=lab.low),
        ),
        about=point.place / "low",
        doubt=stood_as(f"the range {low} to {high}", f"{high} to {low}"),
    )


def without_copy(case: Case, point: LabPoint) -> Fix | None:
    """One record less, where another one states exactly the same and nothing points at this."""
    lab = point.place.get(case)
    equal = [other for other in case.labs if replace(other, id="") == replace(lab, id="")]
    if lab.id or len(equal) < 2:
        return None
    told = f"{lab.test} {value_text(lab.value, lab.unit)}"
    return Fix(text=removed_copy(told), changes=(Remove(place=point.place),), about=point.place)


def respelled_unit(case: Case, point: LabPoint, analyte: Analyte) -> Fix | None:
    """The only known spelling that a unit is very like and that the test is measured in."""
    lab = point.place.get(case)
    meant = _nearest_unit(lab.unit, analyte)
    if not meant:
        return None
    place = point.place / "unit"
    printed, read = f"the unit “{lab.unit}”", f"“{meant}”"
    return Fix(
        text=read_as(printed, read),
        changes=(RespellUnit(test=lab.test, printed=lab.unit, meant=meant),),
        about=place,
        doubt=stood_as(printed, read),
    )


@lru_cache(maxsize=256)
def _nearest_unit(unit: str, analyte: Analyte) -> str:
    """The unit that is very likely meant; empty where none or several may be."""
    if not unit.strip() or _fits(unit, analyte):
        return ""
    known = {spelling for spelling in (*SPELLINGS, *_codes()) if _fits(spelling, analyte)}
    dense = {_dense(spelling): spelling for spelling in sorted(known)}
    if same := dense.get(_dense(unit)):
        return same
    likeness = {
        spelling: difflib.SequenceMatcher(None, _dense(unit), one).ratio()
        for one, spelling in dense.items()
    }
    best = max(likeness, key=likeness.__getitem__, default="")
    if not best or likeness[best] < _NEAR:
        return ""
    meant = analyte.read_unit(best)
    rivals = (ratio for one, ratio in likeness.items() if analyte.read_unit(one) != meant)
    return best if max(rivals, default=0) <= likeness[best] - _NEARER else ""


def _codes() -> set[str]:
    return {code for codes in SPELLINGS.values() for code in codes}


def _dense(unit: str) -> str:
    return "".join(unit.split()).casefold()


def _fits(unit: str, analyte: Analyte) -> bool:
    """Whether the unit is read, and one that the test is measured in."""
    try:
        analyte.convert(Fraction(1), analyte.read_unit(unit), analyte.standard)
    except UnitError:
        return False
    return True
