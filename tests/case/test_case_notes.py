"""Every note and every inference of a case is found, with its place."""

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case_notes import CaseNote, case_notes
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.therapy import Therapy
from tests.review.plausibility.gate import a_case


def test_notes_are_found_in_records_and_in_what_they_hold() -> None:
    mrd = Mrd(result="negative", note="Read from the assay.", inferred=("method",))
    case = a_case(
        therapies=(
            Therapy(name="blinatumomab"),
            Therapy(name="inotuzumab", inferred=("intent",), source="letter ¶3"),
        ),
        assessments=(Assessment(marrow=Marrow(mrd=(mrd,))),),
        labs=(LabResult(test="Hb"), LabResult(test="ANC", note=" No unit is given. ")),
    )
    assert {note.place: note for note in case_notes(case)} == {
        "therapies[1]": CaseNote(Place.of("therapies", 1), "", ("intent",), "letter ¶3"),
        "assessments[0].marrow.mrd[0]": CaseNote(
            Place.parse("assessments[0].marrow.mrd[0]"), "Read from the assay.", ("method",), ""
        ),
        "labs[1]": CaseNote(Place.of("labs", 1), "No unit is given.", (), ""),
    }


def test_a_case_without_notes_has_none() -> None:
    assert [*case_notes(a_case(labs=(LabResult(test="Hb"),)))] == []
