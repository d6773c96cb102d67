"""Every fact of a case, record by record."""

from boardapp.case.facts import StatedFact, StatedRecord, StatedRecords
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from tests.review.building import a_case


def _told(record: StatedRecord) -> dict[tuple[str, ...], object]:
    return {fact.parts: fact.value for fact in record.facts()}


def test_the_case_comes_first_with_its_title_alone() -> None:
    first, *rest = StatedRecords(a_case())
    assert (first.kind, first.place, tuple(_told(first))) == ("case", "title", (("title",),))
    assert "recommendation" not in [record.place for record in rest]
    assert rest[-1].place == "diagnosis"


def test_records_have_the_places_of_the_file_and_their_source() -> None:
    ours, theirs = LabResult(test="platelets"), LabResult(test="ALT", source="letter ¶7")
    case = a_case(labs=(ours, theirs))
    labs = [record for record in StatedRecords(case) if record.kind == "labs"]
    assert [(r.place, r.source) for r in labs] == [("labs[0]", ""), ("labs[1]", "letter ¶7")]


def test_parts_are_told_with_their_number_and_a_number_with_its_unit() -> None:
    agents = (Agent(name="vincristine"), Agent(name="asparaginase", dose=Value(2500), unit="U/m2"))
    case = a_case(therapies=(Therapy(name="induction", agents=agents),))
    therapy = next(r for r in StatedRecords(case) if r.kind == "therapies")
    assert StatedFact(("agents", "2", "dose"), Value(2500), "U/m2") in [*therapy.facts()]
    assert ("agents", "2", "unit") not in _told(therapy)


def test_silence_is_no_fact_but_what_it_means_is() -> None:
    case = a_case(therapies=(Therapy(name="induction", end=When.NOT_REPORTED, note="seen"),))
    therapy = next(r for r in StatedRecords(case) if r.kind == "therapies")
    assert _told(therapy) == {("name",): "induction", ("status",): "given", ("note",): "seen"}
