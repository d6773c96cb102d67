"""An edit is asked, before it is made, whether its case could be saved and opened again."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Case, Privacy
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.encode import encode_case
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.saving import saving_faults, why_not_saved

CASE = Case(
    title="Invented",
    diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
    therapies=(Therapy(id="ind", name="Induction", agents=(Agent(name="Ara-C"),)),),
    assessments=(
        Assessment(
            id="cr", when=When.parse("after ind"), marrow=Marrow(mrd=(Mrd(result="positive"),))
        ),
    ),
    labs=tuple(LabResult(test="ALT", value=Value(number)) for number in range(5)),
)  # fmt: skip
EDITS = [
    ("therapies[0].id", "induction", "assessments[0].when: \"ind\" is no event of this case"),
    ("therapies", (), 'assessments[0].when: "ind" is no event of this case'),
    ("labs[2].id", "ind", '"ind" is the id of therapies[0] already'),
    ("labs[2].id", "1x", '"1x" is no id'),
    ("labs[2].when", When.parse("dx.end + 5 d"), "asks for the end of an event that happens"),
    ("labs[2].source", "letter ¶1", '"letter" is not the id of a source'),
    ("labs[2].note", "a\x01b", "labs[2].note: holds a control character (U+0001)"),
    ("labs[2].value", Value("5\ud800"), "labs[2].value: holds a control character (U+D800)"),
    ("labs[2].low", float("inf"), "labs[2].low: is no number that can be kept"),
    ("therapies[0].agents[0].dose", "5", "agents[0].dose: would not read back as it is"),
    ("assessments[0].marrow.mrd[0].result", "maybe", 'mrd[0].result: "maybe" is none of the words'),
    ("assessments[0].finding", "cured", 'assessments[0].finding: "cured" is none of the words'),
    ("privacy", Privacy(status="secret"), 'privacy.status: "secret" is none of the words'),
    ("title", None, "title: expected a text in quotes, found null"),
    ("title", "a\x7fb", "title: holds a control character (U+007F)"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "told"), EDITS)
def test_a_case_that_could_not_be_opened_again_is_refused_with_the_place(
    place: str, value: Any, told: str
) -> None:
    edited = Place(place).put(CASE, value)
    assert told in why_not_saved(edited, CASE)
    assert why_not_saved(edited, CASE).endswith((".", "?"))
    assert saving_faults(edited)


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, value, _ in EDITS[:9]])
def test_what_is_refused_is_refused_by_saving_too(place: str, value: Any) -> None:
    with pytest.raises(CaseFileError):
        encode_case(Place(place).put(CASE, value))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["labs", "therapies", "assessments", "sources"]),
            st.sampled_from(["drop", "turn", "double"]),
        ),
        max_size=4,
    )
)
def test_only_what_changed_is_looked_at_and_nothing_is_overlooked(
    edits: list[tuple[str, str]],
) -> None:
    case = CASE
    for collection, edit in edits:
        records = getattr(case, collection)
        changed = {"drop": records[1:], "turn": records[::-1], "double": records * 2}[edit]
        case = replace(case, **{collection: changed})
    try:
        encode_case(case)
        can_be_saved = True
    except CaseFileError:
        can_be_saved = False
    assert (saving_faults(case, CASE) == ()) is can_be_saved
    assert saving_faults(case, CASE) == saving_faults(case)


def test_a_sound_edit_is_let_through() -> None:
    assert why_not_saved(CASE) == ""
    assert why_not_saved(Place("labs[1].value").put(CASE, Value("<5")), CASE) == ""
    assert why_not_saved(CASE, CASE) == ""
