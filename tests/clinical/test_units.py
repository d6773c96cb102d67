"""Units are read, compared and converted exactly, or refused with the reason."""

import csv
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from boardapp.clinical.units import Unit, UnitError, convert, parse_unit, read_unit

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "ucum"
MOLAR_MASS = "mass and moles need the molar mass of the substance"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")

# What oncology laboratories, FHIR exports and dose sheets use.
CODES = tuple(
    code
    for row in (
        "10*9/L 10*3/uL 10*6/uL 10*12/L 10*6/L /uL 10*3/mL 10*9/mL % 1 fL pg {score} /[HPF] g/L",
        "g/dL mg/L mg/dL ug/L ug/dL ug/mL ng/mL ng/L pg/mL pg/L mg/mL ng/dL mg/g mmol/L umol/L",
        "nmol/L pmol/L meq/L mosm/kg mmol/mol 1/1000000 U/L kU/L [IU]/L [IU]/mL m[IU]/mL u[IU]/mL",
        "[IU]/dL ukat/L nkat/L U/mL s min h d wk mo a mm/h /min mL/min mL/min/{1.73_m2} L/min mg",
        "g kg ug mg/kg mg/m2 g/m2 [IU]/m2 [IU]/kg meq mmol mL L mL/kg ug/kg/min mg/kg/d cm mm m",
        "m2 [in_i] [lb_av] kg/m2 Cel [degF] mm[Hg] kPa cm[H2O] Gy cGy Sv Bq MBq {copies}/mL",
        "10*6/kg mg/L{FEU} [pH] [beth'U]",
    )
    for code in row.split()
)


@pytest.mark.parametrize("code", CODES)
def test_a_code_of_an_oncology_laboratory_is_known(code: str) -> None:
    assert parse_unit(code).factor > 0


@pytest.mark.parametrize(
    "code",
    [
        "",
        "blub",
        "10+3/uL",
        "iU",
        "[iIU]/L",
        "g/12h",  # a number and a unit need a point between them
        "mmol/kg[H20]",  # a zero for the O
        "m/",
        "m//s",
        "(m",
        "m)",
        "g/{",
        "{a}rad",
        "mL/min/(1.73.m2",
        "m²",  # raised digits are a spelling, not a code
        "rad2{錠}",
        "kmin",  # a minute takes no prefix
        "mm99",
        "0",
        "x" * 100,
    ],
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(UnitError, match="unit not known"):
        parse_unit(code)


@pytest.mark.parametrize(
    ("number", "source", "target", "expected"),
    [
        # cells
        ("40", "10*3/uL", "10*9/L", "40"),
        ("40000", "/uL", "10*9/L", "40"),
        ("40000", "/mm3", "10*9/L", "40"),
        ("5", "10*6/uL", "10*12/L", "5"),
        ("3", "10*6/L", "/uL", "3"),
        # mass
        ("8", "g/dL", "g/L", "80"),
        ("150", "mg/dL", "g/L", "1.5"),
        ("1", "ug/mL", "mg/L", "1"),
        ("1", "ng/mL", "ug/L", "1"),
        ("1", "pg/mL", "ng/L", "1"),
        ("0.3", "mg/dL", "mg/L", "3"),
        # moles, time, body
        ("1", "mmol/L", "umol/L", "1000"),
        ("90", "s", "min", "1.5"),
        ("2", "wk", "d", "14"),
        ("1", "h", "s", "3600"),
        ("1", "[in_i]", "cm", "2.54"),
        ("100", "[lb_av]", "kg", "45.359237"),
        ("100", "mm[Hg]", "kPa", "13.3322"),
        # enzymes: 1 U is 1 umol a minute, so 60 U are 1 ukat
        ("60", "U/L", "ukat/L", "1"),
        ("1", "kU/L", "U/mL", "1"),
        # radiation
        ("1200", "cGy", "Gy", "12"),
        ("1200", "RAD", "Gy", "12"),
        ("100", "REM", "Sv", "1"),
        ("1", "Ci", "Bq", "37000000000"),
        # temperature
        ("37", "Cel", "[degF]", "98.6"),
        ("100.4", "[degF]", "Cel", "38"),
        ("0", "Cel", "K", "273.15"),
        ("273.15", "K", "Cel", "0"),
        # numbers
        ("0.01", "%", "10*-4", "1"),
        ("100", "[ppm]", "%", "0.01"),
        ("5", "g/L", "g/L", "5"),
    ],
)
def test_a_conversion_is_exact(number: str, source: str, target: str, expected: str) -> None:
    there = convert(Fraction(number), parse_unit(source), parse_unit(target))
    assert there == Fraction(expected)
    assert convert(there, parse_unit(target), parse_unit(source)) == Fraction(number)


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("mg/dL", "mmol/L", "molar mass"),
        ("mmol/L", "g/L", "molar mass"),
        ("meq/L", "mmol/L", "charge"),
        ("[IU]/L", "U/L", "arbitrary"),
        ("[IU]/L", "g/L", "arbitrary"),
        ("mmol/L", "10*9/L", "different things"),  # UCUM would count the molecules
        ("Gy", "Sv", "different things"),
        ("Gy", "J/kg", "different things"),
        ("U/L", "umol/L", "different things"),
        ("Cel", "s", "different things"),
        ("%", "10*9/L", "different things"),
    ],
)
def test_a_conversion_that_would_be_a_guess_is_refused(source: str, target: str, why: str) -> None:
    with pytest.raises(UnitError, match=f"can't be converted to .*{why}"):
        convert(Fraction(1), parse_unit(source), parse_unit(target))


def test_the_molar_mass_joins_mass_and_moles() -> None:
    glucose = Fraction("180.156")
    there = convert(Fraction(90), parse_unit("mg/dL"), parse_unit("mmol/L"), molar_mass=glucose)
    assert there == Fraction(900) / glucose
    back = convert(there, parse_unit("mmol/L"), parse_unit("mg/dL"), molar_mass=glucose)
    assert back == 90


def test_the_charge_joins_moles_and_equivalents() -> None:
    milliequivalents, millimoles = parse_unit("meq/L"), parse_unit("mmol/L")
    assert convert(Fraction(5), milliequivalents, millimoles, valence=2) == Fraction("2.5")
    assert convert(Fraction("2.5"), millimoles, milliequivalents, valence=2) == 5
    calcium = Fraction("40.078")
    grams = convert(
        Fraction(5), milliequivalents, parse_unit("mg/L"), valence=2, molar_mass=calcium
    )
    assert grams == Fraction("2.5") * calcium


def test_the_molar_mass_doesnt_help_where_moles_stand_below() -> None:
    per_mole, per_gram = parse_unit("mg/mmol"), parse_unit("mg/g")
    with pytest.raises(UnitError):
        convert(Fraction(1), per_mole, per_gram, molar_mass=Fraction(113))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("K/uL", "10*3/uL"),
        ("K/µL", "10*3/uL"),
        ("k/ul", "10*3/uL"),
        ("10^9/L", "10*9/L"),
        ("10*9/L", "10*9/L"),
        ("10⁹/L", "10*9/L"),
        ("×10⁹/L", "10*9/L"),
        ("x10E3/µL", "10*3/uL"),
        ("x10*9/L", "10*9/L"),
        ("x 10^9 / L", "10*9/L"),
        ("10e9/l", "10*9/l"),
        ("10**3/mm3", "10*3/mm3"),
        ("10^6/cumm", "10*6/uL"),
        ("10^-6", "10*-6"),
        ("G/L", "10*9/L"),
        ("T/l", "10*12/L"),
        ("Tsd/µl", "10*3/uL"),
        ("/nl", "10*3/uL"),
        ("cells/mm3", "/uL"),
        ("m/uL", "10*6/uL"),
        ("#/hpf", "/[HPF]"),
        ("mg/dl", "mg/dl"),
        ("g%", "g/dL"),
        ("MMOL/L", "mmol/L"),
        ("µmol/l", "umol/l"),
        ("mEq/L", "meq/L"),
        ("IU/L", "[IU]/L"),
        ("mcg/mL", "ug/mL"),
        ("10(9)/L", "10*9/L"),
        ("x10(12)/L", "10*12/L"),
        ("x 10^9 cells/L", "10*9/L"),
        ("10⁶ cells/kg", "10*6/kg"),
        ("Mrd/l", "10*9/L"),
        ("thou/mm3", "10*3/uL"),
        ("mg/100 ml", "mg/dL"),
        ("IU/m²", "[IU]/m2"),
        ("sec", "s"),
        ("mm/hr", "mm/h"),
        ("mL/min/1.73 m²", "mL/min/{1.73_m2}"),
        ("°C", "Cel"),
        ("mg/m²", "mg/m2"),
        ("mmHg", "mm[Hg]"),
        (" lbs ", "[lb_av]"),
        ("mm\u00a0 Hg", "mm[Hg]"),
        ("mg / dl", "mg/dl"),
        ("Ratio", "1"),
    ],
)
def test_a_printed_spelling_is_read(text: str, code: str) -> None:
    assert read_unit(text).code == code


@pytest.mark.parametrize("text", ["EU/dL", "TAB", "patch", "Tsd/Feld", "109/L x", "units"])
def test_an_unknown_unit_is_said_as_it_was_written(text: str) -> None:
    with pytest.raises(UnitError) as error:
        read_unit(text)
    assert str(error.value) == f"unit not known: {text}"


def test_no_unit_is_said() -> None:
    with pytest.raises(UnitError, match=r"^unit not known: none given$"):
        read_unit("  ")


def test_capital_g_per_litre_follows_what_is_measured() -> None:
    assert read_unit("G/L", like=parse_unit("g/L")).code == "g/L"
    assert read_unit("G/L", like=parse_unit("10*3/uL")).code == "10*9/L"
    assert read_unit("G/L", like=parse_unit("s")).code == "10*9/L"


def test_a_unit_of_another_kind_is_convertible_with_its_bridge() -> None:
    millimoles = parse_unit("mmol/L")
    equivalents, mass = parse_unit("meq/L"), parse_unit("mg/dL")
    assert convert(Fraction(3), equivalents, millimoles, valence=1) == 3
    assert convert(Fraction(18), mass, millimoles, molar_mass=Fraction(180)) == 1
    with pytest.raises(UnitError):
        convert(Fraction(18), mass, millimoles, valence=1)


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        (
            "mg/dL",
            "mmol/L",
            f"mg/dL can't be converted to mmol/L: {MOLAR_MASS}",
        ),
        (
            "meq/L",
            "mmol/L",
            "meq/L can't be converted to mmol/L: equivalents need the charge of the ion",
        ),
        (
            "[IU]/L",
            "g/L",
            "[IU]/L can't be converted to g/L: an arbitrary unit compares only with itself",
        ),
        ("s", "g/L", "s can't be converted to g/L: they measure different things"),
    ],
)
def test_a_refusal_is_a_sentence(source: str, target: str, sentence: str) -> None:
    with pytest.raises(UnitError) as error:
        convert(Fraction(1), parse_unit(source), parse_unit(target))
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("MU", True),  # a mega-unit, as of asparaginase
        ("M[IU]", True),
        ("GU", False),
        ("EU", False),
        ("Gmol", False),
        ("GBq", True),
        ("m30", True),
        ("m-30", True),
        ("m31", False),
    ],
)
def test_a_size_beyond_reason_is_no_unit(code: str, known: bool) -> None:
    assert (_is_known(code) == "true") is known


@pytest.mark.parametrize(("code", "is_number"), [("%", True), ("{score}", True), ("/uL", False)])
def test_a_mere_number_is_told_apart(code: str, is_number: bool) -> None:
    assert parse_unit(code).is_number is is_number


# Agreement with another implementation of UCUM, and with its published tests


@pytest.fixture(scope="module")
def oracle() -> Any:
    from ucumvert import PintUcumRegistry  # takes a second

    return PintUcumRegistry()


COMPARED = [
    ("10*3/uL", "10*9/L"),
    ("/uL", "10*9/L"),
    ("10*6/mL", "10*9/L"),
    ("g/dL", "g/L"),
    ("mg/dL", "g/L"),
    ("ug/mL", "mg/L"),
    ("ng/mL", "ug/L"),
    ("pg/mL", "ng/L"),
    ("mg/dL", "ug/mL"),
    ("umol/L", "mmol/L"),
    ("nmol/mL", "umol/L"),
    ("U/L", "ukat/L"),
    ("kU/L", "U/mL"),
    ("m[IU]/mL", "[IU]/L"),
    ("k[IU]/L", "[IU]/mL"),
    ("min", "s"),
    ("d", "h"),
    ("wk", "d"),
    ("a", "d"),
    ("mo", "d"),
    ("mm/h", "cm/d"),
    ("mL/min", "L/h"),
    ("mg/kg/d", "ug/kg/h"),
    ("mg/m2", "g/m2"),
    ("[in_i]", "cm"),
    ("[ft_i]", "m"),
    ("[lb_av]", "kg"),
    ("[oz_av]", "g"),
    ("mm[Hg]", "kPa"),
    ("cm[H2O]", "Pa"),
    ("RAD", "Gy"),
    ("cGy", "Gy"),
    ("REM", "Sv"),
    ("Ci", "Bq"),
    ("kcal", "kJ"),
    ("%", "[ppm]"),
    ("meq/L", "eq/L"),
    ("fL", "uL"),
    ("[tsp_us]", "mL"),
    ("[gal_us]", "L"),
]


@pytest.mark.parametrize(("source", "target"), COMPARED)
def test_a_factor_agrees_with_ucumvert(oracle: Any, source: str, target: str) -> None:
    ours = convert(Fraction(1), parse_unit(source), parse_unit(target))
    theirs = oracle.from_ucum(source).to(oracle.from_ucum(target)).magnitude
    factor = oracle.from_ucum(target).magnitude
    # UCUM rounds the millimetre of mercury to six digits.
    assert float(ours) == pytest.approx(theirs / factor, rel=1e-5 if "Hg" in source else 1e-9)


@pytest.mark.parametrize("code", [c for c in CODES if c not in ("mg/L{FEU}", "[beth'U]", "[pH]")])
def test_a_code_is_known_to_ucumvert(oracle: Any, code: str) -> None:
    assert oracle.from_ucum(code) is not None


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@needs_data
def test_the_published_codes_are_told_from_the_invalid_ones() -> None:
    wrong = [row for row in _rows("ucum_validation.csv") if _is_known(row["unit"]) != row["valid"]]
    assert wrong == []


def _is_known(code: str) -> str:
    try:
        parse_unit(code)
    except UnitError:
        return "false"
    return "true"


@needs_data
def test_the_published_conversions_are_met() -> None:
    rows = list(_rows("ucum_conversion.csv"))
    assert len(rows) == 30
    for row in rows:
        got = convert(Fraction(row["value"]), _unit(row["srcUnit"]), _unit(row["dstUnit"]))
        # The outcomes are rounded to as few as two digits, one of them by cutting (25 for 25.2).
        assert float(got) == pytest.approx(float(row["outcome"]), rel=0.02), row


def _unit(code: str) -> Unit:
    return parse_unit(code)
