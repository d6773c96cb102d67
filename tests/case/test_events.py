"""The events of a case: what stands on the clock, in which order, and where in the file."""

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.events import events
from boardapp.case.laboratory import LabResult
from boardapp.case.therapy import Therapy
from boardapp.case.when import When

CASE = Case(
    title="A course",
    diagnosis=Diagnosis(when=When.parse("age 9 mo"), disease=Coded(text="B-ALL")),
    labs=(LabResult(id="plt", test="platelets"),),
    assessments=(
        Assessment(id="r1", finding="relapse", number=1, when=When.parse("dx + 5 mo")),
        Assessment(finding="remission"),
        Assessment(finding="relapse"),
    ),
    therapies=(Therapy(id="blina", name="blinatumomab", start=When.parse("after r1")),),
    adverse_events=(AdverseEvent(term="bleeding", end=When.parse("during blina")),),
)


def test_the_diagnosis_comes_first_and_results_are_left_out() -> None:
    assert [event.key for event in events(CASE)] == [
        "dx",
        "blina",
        "r1",
        "assessments[1]",
        "assessments[2]",
        "adverse_events[0]",
    ]


def test_a_label_names_the_event_as_a_clinician_would() -> None:
    assert [event.label for event in events(CASE)] == [
        "diagnosis",
        "blinatumomab",
        "relapse 1",
        "remission",
        "relapse",
        "bleeding",
    ]


def test_a_stretch_has_two_times_and_a_finding_one() -> None:
    _, therapy, relapse, *_ = events(CASE)
    assert (str(therapy.start), therapy.end) == ("after r1", When.NOT_REPORTED)
    assert (therapy.start_place, therapy.end_place) == ("therapies[0].start", "therapies[0].end")
    assert (str(relapse.start), relapse.end, relapse.end_place) == ("dx + 5 mo", None, "")
    assert relapse.start_place == "assessments[0].when"


def test_an_event_holds_its_record() -> None:
    assert [event.record for event in events(CASE)][1] is CASE.therapies[0]
