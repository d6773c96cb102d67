"""How limits are written, read and shown."""

from fractions import Fraction

import pytest

from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.ctcae import CRITERIA
from boardapp.clinical.ctcae_criteria import (
    Criterion,
    Direction,
    Limit,
    Version,
    limit_text,
    parse_limit,
)
from boardapp.clinical.units import convert, parse_unit


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("75.0", (Limit(Fraction(75), ""),)),
        ("LLN", (Limit(Fraction(1), "LLN"),)),
        ("0.75 LLN", (Limit(Fraction(3, 4), "LLN"),)),
        (">=1.5 baseline", (Limit(Fraction(3, 2), "baseline", is_included=True),)),
        ("ULN + 2", (Limit(Fraction(1), "ULN", Fraction(2)),)),
        ("ULN and baseline", (Limit(Fraction(1), "ULN"), Limit(Fraction(1), "baseline"))),
    ],
)
def test_a_limit_reads_like_the_criteria(text: str, limits: tuple[Limit, ...]) -> None:
    assert parse_limit(text) == limits


@pytest.mark.parametrize("text", ["", ">=", "3 x ULN", "UNL", "1..2", "-5", "ULN and"])
def test_a_slip_in_the_table_is_found_on_reading(text: str) -> None:
    with pytest.raises(ValueError, match="is no limit"):
        parse_limit(text)


@pytest.mark.parametrize(
    ("text", "direction", "unit", "shown"),
    [
        ("50.0", "low", "10*9/L", "< 50.0 10*9/L"),
        ("5.5", "high", "mmol/L", "> 5.5 mmol/L"),
        ("1.2", "high", "1", "> 1.2"),
        ("ULN", "high", "mmol/L", "> ULN"),
        ("3.0 ULN", "high", "", "> 3.0 × ULN"),
        (">=1.5 baseline", "high", "", "≥ 1.5 × baseline"),
        ("<=0.5 baseline", "low", "", "≤ 0.5 × baseline"),
        ("ULN + 2", "high", "g/dL", "> ULN + 2 g/dL"),
        ("ULN and baseline", "high", "", "> ULN and > baseline"),
    ],
)
def test_a_limit_is_shown_as_a_reader_expects(
    text: str, direction: Direction, unit: str, shown: str
) -> None:
    assert limit_text(text, direction, unit) == shown


def _criteria() -> list[tuple[Version, Criterion]]:
    return [(version, c) for version, table in CRITERIA.items() for c in table]


@pytest.mark.parametrize(("version", "criterion"), _criteria())
def test_a_criterion_belongs_to_a_known_test_in_its_units(
    version: Version, criterion: Criterion
) -> None:
    analyte = find_analyte(criterion.analyte)
    assert analyte is not None
    assert analyte.name == criterion.analyte
    for ladder in criterion.ladders:
        if ladder.unit:
            one = convert(
                Fraction(1),
                parse_unit(ladder.unit),
                analyte.standard,
                molar_mass=analyte.molar_mass,
                valence=analyte.valence,
            )
            assert one > 0


@pytest.mark.parametrize(("version", "criterion"), _criteria())
def test_the_limits_of_a_ladder_climb_to_the_worse(version: Version, criterion: Criterion) -> None:
    worse_is_less = criterion.direction == "low"
    for ladder in criterion.ladders:
        grades = [grade for grade, _ in ladder.limits]
        assert grades == sorted(set(grades))
        assert set(grades) <= {1, 2, 3, 4}
        absolute = [
            limit.factor
            for _, text in ladder.limits
            for limit in parse_limit(text)
            if limit.reference == ""
        ]
        assert absolute == sorted(absolute, reverse=worse_is_less)
    for trigger in criterion.triggers:
        assert trigger.grade in {2, 3, 4}


@pytest.mark.parametrize("version", ["5.0", "6.0"])
def test_a_test_has_one_term_a_side(version: Version) -> None:
    sides = [(c.analyte, c.direction) for c in CRITERIA[version] if not c.is_by_name]
    assert len(sides) == len(set(sides))
