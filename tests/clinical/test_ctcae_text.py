"""Our limits beside the criteria's own text, number by number, where the text is at hand."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from boardapp.clinical.ctcae import CRITERIA
from boardapp.clinical.ctcae_criteria import Criterion, Version

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "admiral_ctcae"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")

FILES: dict[Version, str] = {"5.0": "ncictcaev5.json", "6.0": "ncictcaev6.json"}
_NUMBER = re.compile(r"\d+(?:,\d{3})+|\d+(?:\.\d+)?")
_POWER_OF_TEN = re.compile(r"(?:x|-)\s*10(?:e|\^)9\s*/\s*L", re.IGNORECASE)
# Whole numbers that end a stretch; ours begins the next, where values between belong.
WHOLE_NUMBERS = {"Hyponatremia": {"129": "130", "124": "125"}}
# Stretches that a number opens, and which stand in our gaps.
NOT_LIMITS = {"Creatinine clearance decreased": {"26", "10"}}


def _texts(version: Version) -> dict[str, dict[str, str | None]]:
    rows = json.loads((DATA / FILES[version]).read_text(encoding="utf-8"))
    return {row["TERM"]: row for row in rows}


def _numbers(term: str, text: str) -> Iterator[Decimal]:
    """The thresholds that a text names: counts as ×10⁹/L, decreases as what is left."""
    for part in text.split(";"):
        numbers = _NUMBER.findall(_POWER_OF_TEN.sub("", part).replace("mm3", ""))
        for found in numbers:
            number = Decimal(WHOLE_NUMBERS.get(term, {}).get(found, found).replace(",", ""))
            if "decrease from baseline" in part:
                yield 1 - number / 100
            else:
                yield number / (1000 if "mm3" in part else 1)


def _ours(criteria: list[Criterion], grade: int) -> set[Decimal]:
    """The numbers that the text of a grade may hold: of its own limit and of the next one."""
    texts = [trigger.limit for c in criteria for trigger in c.triggers]
    for ladder in (ladder for c in criteria for ladder in c.ladders):
        raised = {t.from_grade for c in criteria for t in c.triggers if t.grade == grade}
        own = [limit for at, limit in ladder.limits if at == grade or at in raised - {1}]
        texts += own + [limit for at, limit in ladder.limits if at > grade][:1]
    return {Decimal(1), Decimal(0), *(Decimal(n) for text in texts for n in _NUMBER.findall(text))}


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_every_term_of_the_criteria_is_in_the_table(version: Version) -> None:
    assert set(_texts(version)) - {c.term for c in CRITERIA[version]} == set()


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_every_number_of_the_criteria_stands_at_its_grade(version: Version) -> None:
    missing = []
    for term, row in _texts(version).items():
        # A calcium row states total and ionised calcium.
        stem = term.removesuffix(" (Ionized)")
        criteria = [c for c in CRITERIA[version] if c.term.removesuffix(" (Ionized)") == stem]
        criteria = [c for c in criteria if "calcemia" in term or c.term == term]
        for grade in range(1, 5):
            known = _ours(criteria, grade)
            missing += [
                (term, grade, number)
                for number in _numbers(term, row.get(f"GRADE_{grade}") or "")
                if number not in known and str(number) not in NOT_LIMITS.get(term, set())
            ]
    assert missing == []


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_the_table_has_no_grade_that_the_criteria_lack(version: Version) -> None:
    texts = _texts(version)
    extra = [
        (c.term, grade)
        for c in CRITERIA[version]
        if c.term in texts
        for ladder in c.ladders
        for grade, _ in ladder.limits
        if not _NUMBER.search(text := texts[c.term].get(f"GRADE_{grade}") or "")
        and not re.search(r"LN|normal|Baseline", text)
    ]
    assert extra == []
