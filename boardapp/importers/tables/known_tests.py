"""What a table's tests are in the case, and what of each does not agree."""

from collections import Counter
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from functools import cache

from boardapp.case.record import Code
from boardapp.clinical.analyte import Analyte
from boardapp.clinical.chemistry_tests import DRUG_LEVELS
from boardapp.clinical.printed_tests import Doubt, PrintedTest, printed_test
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError, read_unit
from boardapp.importers.doubts import Fact
from boardapp.importers.ledger import Ledger
from boardapp.importers.tables.mapping import MappedTest, Mapping
from boardapp.words.plurals import numbered


@dataclass(frozen=True, slots=True)
class StatedTest:
    """A test as one row, or one header, states it."""

    name: str
    code: str = ""
    specimen: str = ""
    unit: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class KnownTest:
    """A test as it stands in the case; `codes` have how the table calls it, where otherwise.

    `is_ignored` is one that the mapping leaves out. `is_dose` is a drug without a unit: it may
    be what was given as well as a level in blood.
    """

    test: str
    analyte: Analyte | None
    unit: str
    specimen: str
    method: str
    code: str
    codes: tuple[Code, ...]
    is_ignored: bool = False
    is_dose: bool = False


class KnownTests:
    """Leads the tests of one table to those of the program, and counts what is doubted."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._known: dict[StatedTest, KnownTest] = {}
        self._doubted: Counter[tuple[Doubt, str, str, str]] = Counter()
        self.unknown: Counter[str] = Counter()

    def known(self, stated: StatedTest, count: int = 0) -> KnownTest:
        """The test, met so many times."""
        found = self._known.get(stated)
        if found is None:
            found = self._known[stated] = self._find(stated)
        if count:
            self._count(stated, found, count)
        return found

    def tell(self, ledger: Ledger, where: str) -> None:
        """Warn of what name, code and unit do not agree on, each once with its count."""
        for (doubt, name, code, unit), count in self._doubted.items():
            what = _DOUBTS[doubt].format(name=name, code=code, unit=unit)
            fact = Fact(test=name, unit=unit, field=_IN_DOUBT[doubt])
            ledger.doubt(where, f"{what} ({numbered(count, 'result')})", fact)

    def _find(self, stated: StatedTest) -> KnownTest:
        use = self._mapping.test_of(stated.name)
        if use is not None:
            stated = _as_mapped(stated, use)
        loinc = stated.code if _is_loinc(stated.code) else ""
        found = printed_test(stated.name, loinc, stated.specimen, stated.unit)
        printed = stated.name if found.test != stated.name else ""
        local = (printed, "" if loinc else stated.code)
        return KnownTest(
            test=found.test or stated.code,
            analyte=found.analyte,
            unit=stated.unit,
            specimen=found.specimen,
            method=stated.method or found.method,
            code=found.code,
            codes=tuple(Code(system="local", code=code) for code in local if code),
            is_ignored=use is not None and use.ignore,
            is_dose=_may_be_dose(found, stated.unit),
        )

    def _count(self, stated: StatedTest, known: KnownTest, count: int) -> None:
        loinc = stated.code if _is_loinc(stated.code) else ""
        found = printed_test(stated.name, loinc, stated.specimen, stated.unit)
        if found.doubt is not None:
            self._doubted[found.doubt, known.test, found.doubted_code, stated.unit] += count
        if known.analyte is None and is_blood(known.specimen):
            self.unknown[known.test] += count


_DOUBTS: Dictionary[Doubt, str] = {
    Doubt.UNIT_AGAINST_CODE: (
        "{name}: the unit {unit} is none of what the code {code} means; the unit was taken, and "
        "the code was left out"
    ),
    Doubt.NAME_AGAINST_CODE: (
        "{name}: the code {code} means another test; the name was taken, and the code was left out"
    ),
    Doubt.UNIT_AGAINST_TEST: "{name}: {unit} is no unit of this test; both were taken as stated",
    Doubt.SPECIMEN_AGAINST_CODE: (
        "{name}: the code {code} is one of blood, and the specimen another; the code was left out"
    ),
}


_IN_DOUBT: Dictionary[Doubt, str] = {
    Doubt.UNIT_AGAINST_CODE: "unit",
    Doubt.NAME_AGAINST_CODE: "test",
    Doubt.UNIT_AGAINST_TEST: "unit",
    Doubt.SPECIMEN_AGAINST_CODE: "specimen",
}
"""The field of a result that each is about."""


def _as_mapped(stated: StatedTest, use: MappedTest) -> StatedTest:
    return StatedTest(
        use.test or stated.name,
        "" if use.test else stated.code,
        use.specimen or stated.specimen,
        stated.unit or use.unit,
        stated.method,
    )


def _is_loinc(code: str) -> bool:
    number, _, check = code.partition("-")
    return number.isdigit() and len(number) <= 6 and len(check) == 1 and check.isdigit()


def _may_be_dose(found: PrintedTest, unit: str) -> bool:
    return found.analyte in DRUG_LEVELS and not unit.strip()


def why_not(known: KnownTest) -> str:
    """Why results of this test are left out; empty if they are not."""
    if known.is_ignored:
        return "left out by the mapping"
    return "a drug without a unit, which may be a dose" if known.is_dose else ""


@cache
def is_same_unit(one: str, other: str) -> bool:
    """Whether two printed units are one."""
    try:
        first, second = read_unit(one), read_unit(other)
    except UnitError:
        return one.strip() == other.strip()
    return (first.factor, first.dimensions) == (second.factor, second.dimensions)
