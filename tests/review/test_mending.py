"""Each fix mends its finding: it is gone afterwards, or a doubt tells what stood there."""

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case, Doubt
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.therapy import Agent, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.casefile.saving import why_not_saved
from boardapp.resources import example_case
from boardapp.review.mending import mended
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case

DAY = When.parse("2021-03-04")


def _case(**more: Any) -> Case:
    return Case(title="x", diagnosis=Diagnosis(disease=Coded(text="B-ALL")), **more)


def _irradiated(dose: object, unit: str = "Gy", site: str = "head", **more: Any) -> Case:
    field = Radiation(site=site, dose=Value(dose), unit=unit, **more)  # type: ignore[arg-type]
    return _case(therapies=(Therapy(name="cranial RT", kind="radiation", radiation=(field,)),))


def _dated(*labs: LabResult) -> Case:
    """A case whose results lie on exact days from its diagnosis."""
    case = _case(labs=labs)
    return replace(case, diagnosis=replace(case.diagnosis, when=DAY))


def _lab(**fields: Any) -> LabResult:
    return LabResult(**{"test": "sodium", "value": Value(140), "unit": "mmol/L", **fields})


def _with_key(key: str, stated: object) -> Case:
    text = encode_case(_irradiated(12)).decode().replace('"unit"', f'"{key}"')
    return decode_case(text.encode(), "x") if stated is None else _case()


def _fixable(case: Case) -> Iterator[Finding]:
    return (one for one in review_case(case).findings if one.fix is not None)


def _only(case: Case) -> Finding:
    [finding] = _fixable(case)
    return finding


def _mended(case: Case) -> tuple[Case, Finding]:
    """The case after its only fix, which can be saved and reads back."""
    finding = _only(case)
    assert finding.fix is not None
    new = mended(case, finding.fix)
    assert why_not_saved(new, case) == ""
    assert decode_case(encode_case(new), "x") == new
    return new, finding


def _rules(case: Case) -> list[str]:
    return [finding.rule for finding in review_case(case).findings if finding.rule != "essentials"]


def test_1200_gy_is_read_as_12_gy_and_what_was_printed_stays_as_a_doubt() -> None:
    new, finding = _mended(_irradiated(1200))
    assert finding.fix is not None
    assert finding.fix.text == "Read 1200 Gy as 12 Gy, keep what was printed as a doubt"
    field = new.therapies[0].radiation[0]
    assert (field.dose, field.unit) == (Value(12), "Gy")
    [doubt] = new.doubts
    assert doubt.text == "This stood as 1200 Gy and is read as 12 Gy (1200 cGy)."
    left = review_case(new).findings
    assert [one.rule for one in left if one.place == "therapies[0].radiation[0].dose"] == ["doubt"]
    assert not list(_fixable(new))


def test_a_range_of_doses_is_read_likewise() -> None:
    new, finding = _mended(_irradiated("1200..1800"))
    assert finding.fix is not None
    assert "12–18 Gy" in finding.fix.text
    assert new.therapies[0].radiation[0].dose == Value("12..18")


@pytest.mark.parametrize("dose", [40, 99999, "high"])
def test_a_dose_that_has_no_one_mend_offers_none(dose: object) -> None:
    assert list(_fixable(_irradiated(dose))) == []


def test_the_letter_keeps_the_doubt_that_it_has() -> None:
    case = read_case(example_case("letter"))
    finding = next(one for one in _fixable(case) if "1200 Gy" in one.fix.text)  # type: ignore[union-attr]
    assert finding.rule == "doubt"
    assert finding.fix is not None
    new = mended(case, finding.fix)
    assert len(new.doubts) == len(case.doubts)
    assert finding.place.get(new) == Value(12)


def test_a_misspelled_name_is_written_as_it_is_listed_in_all_its_places() -> None:
    agent = Agent(name="inotuzmab ozogamicin")
    therapy = Therapy(name="Inotuzmab", agents=(agent,))
    new, finding = _mended(_case(therapies=(therapy,)))
    assert finding.rule == "spelling of names"
    assert new.therapies[0].name == "inotuzumab"
    assert new.therapies[0].agents[0].name == "inotuzumab ozogamicin"
    assert "spelling of names" not in _rules(new)
    assert "Inotuzmab" in new.doubts[0].text


def test_a_range_upside_down_is_turned() -> None:
    new, finding = _mended(_case(labs=(_lab(low=145.0, high=135.0),)))
    assert finding.rule == "range upside down"
    assert (new.labs[0].low, new.labs[0].high) == (135.0, 145.0)
    assert "range upside down" not in _rules(new)
    assert "145 to 135" in new.doubts[0].text


def test_a_result_that_stands_twice_goes_once() -> None:
    lab = _lab(when=DAY)
    new, finding = _mended(_dated(lab, _lab(test="potassium", value=Value(4)), lab))
    assert finding.rule == "one result twice"
    assert [one.test for one in new.labs] == ["sodium", "potassium"]
    assert new.doubts == ()
    assert "one result twice" not in _rules(new)


@pytest.mark.parametrize("other", [{"source": "letter"}, {"note": "venous"}, {"id": "sodium-1"}])
def test_a_result_that_says_anything_of_its_own_is_not_offered_to_go(other: dict[str, str]) -> None:
    first, second = _lab(when=DAY), _lab(when=DAY, **other)
    assert list(_fixable(_dated(first, second))) == []


def test_a_unit_that_is_nearly_a_known_one_is_written_so_in_all_results() -> None:
    labs = tuple(_lab(unit="mmoll/L", when=When.parse(f"2021-03-0{day}")) for day in (1, 2))
    new, finding = _mended(_case(labs=labs))
    assert finding.rule == "unit of a test"
    assert {one.unit for one in new.labs} == {"mmol/L"}
    assert "unit of a test" not in _rules(new)
    assert "mmoll/L" in new.doubts[0].text


def test_a_unit_that_may_be_several_is_left_alone() -> None:
    assert list(_fixable(_case(labs=(_lab(test="creatinine", unit="xmol/L"),)))) == []


def test_a_temperature_in_fahrenheit_is_called_so() -> None:
    measured = Measurement(name="temperature", value=Value(98.6), unit="Cel")
    new, finding = _mended(_case(measurements=(measured,)))
    assert finding.rule == "body temperature"
    assert new.measurements[0].unit == "[degF]"
    assert new.measurements[0].value == Value(98.6)
    assert "body temperature" not in _rules(new)


def test_a_key_is_renamed_to_the_one_that_was_meant() -> None:
    case = _with_key("units", None)
    assert case.therapies[0].radiation[0].unknown == {"units": "Gy"}
    new, finding = _mended(case)
    assert finding.fix is not None
    assert finding.fix.text == "Rename “units” to “unit”"
    assert new.therapies[0].radiation[0].unit == "Gy"
    assert new.therapies[0].radiation[0].unknown == {}
    assert "keys of the case file" not in _rules(new)


def test_a_key_whose_meant_one_says_something_is_left_alone() -> None:
    case = _irradiated(12)
    field = replace(case.therapies[0].radiation[0], unknown={"units": "cGy"})
    two = replace(case, therapies=(replace(case.therapies[0], radiation=(field,)),))
    assert list(_fixable(two)) == []


def test_a_key_of_the_case_itself_is_renamed() -> None:
    case = _case()
    text = encode_case(case).decode().replace('"diagnosis"', '"lab": [{"test": "K"}], "diagnosis"')
    new, _ = _mended(decode_case(text.encode(), "x"))
    assert [one.test for one in new.labs] == ["K"]


def test_what_can_not_be_read_under_the_meant_key_offers_nothing() -> None:
    text = encode_case(_case()).decode().replace('"diagnosis"', '"lab": "none", "diagnosis"')
    assert list(_fixable(decode_case(text.encode(), "x"))) == []


def test_a_misnamed_inferred_field_is_named_right() -> None:
    therapy = Therapy(name="induction", intent="cure", inferred=("intents",), note="from the order")
    new, finding = _mended(_case(therapies=(therapy,)))
    assert finding.rule == "inferred fields"
    assert new.therapies[0].inferred == ("intent",)
    assert "inferred fields" not in _rules(new)


def test_what_is_acknowledged_offers_no_fix() -> None:
    from boardapp.review.checks.acknowledgements import acknowledge

    case = _irradiated(1200)
    assert list(_fixable(acknowledge(case, _only(case), "so in the source"))) == []


def test_a_doubt_about_the_record_is_enough() -> None:
    case = _irradiated(1200)
    field = replace(case.therapies[0].radiation[0], id="rt-1")
    case = replace(case, therapies=(replace(case.therapies[0], radiation=(field,)),))
    case = replace(case, doubts=(Doubt(about="rt-1.dose", text="Printed so."),))
    finding = _only(case)
    assert finding.fix is not None
    assert mended(case, finding.fix).doubts == case.doubts


@pytest.mark.parametrize("name", ["synthetic", "lymphoma", "sarcoma", "aml", "minimal"])
def test_a_sound_case_offers_nothing(name: str) -> None:
    assert list(_fixable(read_case(example_case(name)))) == []
