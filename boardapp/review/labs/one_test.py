"""Which results are of one test, whatever it is called there and in which unit.

Rule "one test, version 1" (ours): spellings that the tables of tests know are one test, and so
are units that convert into each other exactly for it ("K/uL", "10*9/L"; µmol/L and mg/dL of
creatinine). Words and numbers without a unit belong to the test that has one. Another specimen
than blood makes another test, and bears its name: "CSF leukocytes".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

import msgspec

from boardapp.case.laboratory import LabResult
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import Unit, UnitError, convert, read_unit

_CSF = frozenset({"csf", "cerebrospinal fluid", "liquor", "spinal fluid"})
_Spelled = tuple[str, str, str]


class OneTest(msgspec.Struct, frozen=True):
    """The results of one test: groups of those spelled alike, by their places in the file.

    `unit` is that of the series. `factors` has what a number of each group is multiplied by to
    be in it; None where that is not known, as without a unit.
    """

    test: str
    specimen: str
    unit: str
    groups: tuple[tuple[int, ...], ...]
    factors: tuple[float | None, ...]


def one_tests(results: Sequence[LabResult]) -> tuple[OneTest, ...]:
    """All results by test, in the order in which each is first met in the file."""
    spelled: dict[_Spelled, list[int]] = defaultdict(list)
    for index, result in enumerate(results):
        spelled[result.test, result.unit, result.specimen].append(index)
    tests: dict[tuple[str, str], list[_Group]] = defaultdict(list)
    for (test, unit, specimen), places in spelled.items():
        group = _group(test, unit, specimen, places, results)
        tests[group.key].append(group)
    found = [one for groups in tests.values() for one in _by_scale(groups)]
    return tuple(sorted(found, key=lambda one: min(group[0] for group in one.groups)))


class _Group(msgspec.Struct, frozen=True, eq=False):
    """Results that are spelled alike, with their unit read as far as it can be."""

    key: tuple[str, str]
    test: str
    stated_unit: str
    specimen: str
    analyte: Analyte | None
    unit: Unit | None
    places: tuple[int, ...]
    has_numbers: bool

    @property
    def is_open(self) -> bool:
        """Whether it names no scale of its own: words, or numbers without a unit."""
        return not self.has_numbers or (self.unit is None and not self.stated_unit.strip())


def _group(
    test: str, unit: str, specimen: str, places: list[int], results: Sequence[LabResult]
) -> _Group:
    analyte, name, where = _test_of(test, specimen)
    return _Group(
        key=(analyte.name if analyte else name.casefold(), where),
        test=name,
        stated_unit=unit,
        specimen="" if not where else specimen,
        analyte=analyte,
        unit=_unit(analyte, unit),
        places=tuple(places),
        has_numbers=any(results[index].value.is_numeric for index in places),
    )


def _test_of(test: str, specimen: str) -> tuple[Analyte | None, str, str]:
    """The test in the tables, its name with the specimen, and which specimen sets it apart."""
    if is_blood(specimen):
        return find_analyte(test), test, ""
    where = " ".join(specimen.casefold().split())
    analyte = find_analyte(test)
    if where in _CSF:
        where = "csf"
        named = f"CSF {analyte.name if analyte else test}"
        return find_analyte(named), _with_specimen(test, "CSF"), where
    if analyte is not None and analyte.specimen != where:
        analyte = None
    return analyte, test if analyte else _with_specimen(test, specimen.strip()), where


def _with_specimen(test: str, specimen: str) -> str:
    return test if specimen.casefold() in test.casefold() else f"{specimen} {test}"


def _unit(analyte: Analyte | None, text: str) -> Unit | None:
    try:
        if analyte is None:
            return read_unit(text) if text.strip() else None
        unit = analyte.read_unit(text)
        analyte.convert(Fraction(1), unit, analyte.standard)
    except UnitError:
        return None
    return unit


def _by_scale(groups: Sequence[_Group]) -> Iterable[OneTest]:
    """The groups of one test, parted where no number of one is comparable with the other."""
    parts: list[list[_Group]] = []
    for group in (one for one in groups if not one.is_open):
        fitting = (part for part in parts if _factor(group, part[0]) is not None)
        part = next(fitting, None)
        if part is None:
            parts.append([group])
        else:
            part.append(group)
    open_ones = [one for one in groups if one.is_open]
    if not parts:
        return [_made(open_ones)]
    largest = max(parts, key=lambda part: sum(len(group.places) for group in part))
    largest += open_ones
    return [_made(part) for part in parts]


def _made(part: Sequence[_Group]) -> OneTest:
    ordered = sorted(part, key=lambda group: group.places[0])
    shown = _shown(ordered)
    return OneTest(
        test=ordered[0].test,
        specimen=ordered[0].specimen,
        unit=_unit_text(ordered, shown),
        groups=tuple(group.places for group in ordered),
        factors=tuple(_factor(group, shown) for group in ordered),
    )


def _shown(groups: Sequence[_Group]) -> _Group:
    """The group in whose unit the series stands: that of the most results, then the latest."""
    with_scale = [one for one in groups if not one.is_open] or list(groups)
    counts: Counter[str] = Counter()
    for group in with_scale:
        counts[_size(group)] += len(group.places)
    return max(with_scale, key=lambda one: (counts[_size(one)], one.places[-1]))


def _size(group: _Group) -> str:
    if group.unit is None:
        return group.stated_unit
    return f"{group.unit.factor} {group.unit.dimensions} {group.unit.scale}"


def _unit_text(groups: Sequence[_Group], shown: _Group) -> str:
    """The unit as stated; of several spellings of one size the one that the tables use."""
    alike = {one.stated_unit for one in groups if not one.is_open and _size(one) == _size(shown)}
    standard = shown.analyte.standard if shown.analyte else None
    if len(alike) > 1 and shown.unit is not None:
        is_standard = standard and (standard.factor, standard.dimensions) == (
            shown.unit.factor,
            shown.unit.dimensions,
        )
        return standard.code if standard and is_standard else shown.unit.code
    return shown.stated_unit


def _factor(group: _Group, shown: _Group) -> float | None:
    """What a number of one group is multiplied by to be in the unit of the other."""
    if group.stated_unit == shown.stated_unit or group.unit == shown.unit is not None:
        return 1.0
    if group.unit is None or shown.unit is None or group.unit.scale or shown.unit.scale:
        return None
    try:
        if group.analyte is not None:
            return float(group.analyte.convert(Fraction(1), group.unit, shown.unit))
        return float(convert(Fraction(1), group.unit, shown.unit))
    except UnitError:
        return None
