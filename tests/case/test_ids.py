"""What somebody has pointed at is found again, whatever happens to the lists around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.case import Acknowledgement, Case, Doubt
from boardapp.case.diagnosis import Coded, Diagnosis, GeneticFinding
from boardapp.case.ids import lasting, pointed_at
from boardapp.case.laboratory import LabResult
from boardapp.case.names import named_records, place_of
from boardapp.case.place import Place, PlaceError
from boardapp.case.therapy import Agent, Radiation, Therapy
from boardapp.case.value import Value


def a_case(**parts: object) -> Case:
    given: dict[str, object] = {
        "title": "Invented",
        "diagnosis": Diagnosis(
            disease=Coded(text="B-ALL"), genetics=(GeneticFinding(name="KMT2A::AFF1"),)
        ),
        "therapies": (
            Therapy(
                name="Induction", agents=(Agent(name="Vincristine"), Agent(name="vincristine"))
            ),
            Therapy(id="rt", name="cranial RT", radiation=(Radiation(site="cranium"),)),
        ),
        "assessments": (
            Assessment(
                sites=("marow", "CNS"),
                marrow=Marrow(mrd=(Mrd(result="negative"), Mrd(result="positive"))),
            ),
        ),
        "labs": tuple(LabResult(test="ALT", value=Value(number)) for number in range(3)),
    }
    return Case(**(given | parts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("place", "about"),
    [
        ("labs[2].value", "alt-1.value"),
        ("therapies[0]", "induction-1"),
        ("therapies[0].agents[1].dose", "vincristine-1.dose"),
        ("therapies[1].start", "rt.start"),
        ("therapies[1].radiation[0].dose", "rt-radiation-1.dose"),
        ("assessments[0].marrow.mrd[1].limit", "mrd-1.limit"),
        ("assessments[0].sites[1]", "evaluation-1.sites"),
        ("diagnosis.genetics[0].name", "dx-kmt2a-aff1-1.name"),
        ("diagnosis.cns", "dx.cns"),
        ("meeting.question", "meeting.question"),
        ("labs", "labs"),
        ("", ""),
    ],
)
def test_a_record_that_is_pointed_at_gets_an_id(place: str, about: str) -> None:
    case, pointed = pointed_at(a_case(), Place(place))

    assert pointed == about
    found = place_of(pointed, named_records(case))
    assert found is not None
    assert found == place.removesuffix("[1]" if "sites" in place else "")
    again, same = pointed_at(case, Place(place))
    assert (again, same) == (case, about)


def test_what_is_not_in_the_case_cannot_be_pointed_at() -> None:
    with pytest.raises(PlaceError, match=r"labs\[7\] is not in this case"):
        pointed_at(a_case(), Place("labs[7]"))


def test_an_id_is_never_given_twice_not_even_after_its_record_is_gone() -> None:
    gone = Acknowledgement(about="alt-1.value", reason="seen")
    case, about = pointed_at(a_case(acknowledgements=(gone,)), Place("labs[0]"))
    assert about == "alt-2"
    case, about = pointed_at(case, Place("labs[1]"))
    assert about == "alt-3"


def test_a_name_without_plain_letters_gives_the_kind_of_the_record_as_id() -> None:
    case = a_case(labs=(LabResult(test="血小板"), LabResult(test="24-h protein")))
    assert pointed_at(case, Place("labs[0]"))[1] == "result-1"
    assert pointed_at(case, Place("labs[1]"))[1] == "result-1"


def test_numbers_of_older_files_become_ids_on_reading() -> None:
    case = lasting(
        a_case(
            acknowledgements=(
                Acknowledgement(about="labs[1].value", reason="seen"),
                Acknowledgement(about="labs[1].unit", reason="seen"),
                Acknowledgement(about="rt.radiation[0].dose", reason="seen"),
                Acknowledgement(about="labs[99].value", reason="seen"),
            ),
            doubts=(Doubt(about="assessments[0].marrow.mrd[0].assay", text="Which?"),),
        )
    )
    assert [one.about for one in case.acknowledgements] == [
        "alt-1.value",
        "alt-1.unit",
        "rt-radiation-1.dose",
        "labs[99].value",
    ]
    assert [one.about for one in case.doubts] == ["mrd-1.assay"]
    assert [lab.id for lab in case.labs] == ["", "alt-1", ""]
    assert lasting(case) is not None
    assert lasting(case) == case


def test_a_number_is_no_name_for_a_record() -> None:
    assert place_of("labs[0].value", named_records(a_case())) is None
    assert place_of("nothing.value", named_records(a_case())) is None
    assert place_of("not a place", named_records(a_case())) is None
    assert place_of("diagnosis.cns", named_records(a_case())) == "diagnosis.cns"


EDITS = st.lists(
    st.tuples(st.sampled_from(["delete", "insert", "move", "undo", "again"]), st.integers(0, 9)),
    max_size=12,
)


@given(EDITS, st.integers(0, 2))
def test_a_pointer_follows_its_record_or_points_to_nothing(
    edits: list[tuple[str, int]], which: int
) -> None:
    """Each result has a value of its own, by which the test knows it."""
    case, about = pointed_at(a_case(), Place.of("labs", which))
    stack, count = [case], 100
    for edit, at in edits:
        labs = list(stack[-1].labs)
        if edit == "delete" and labs:
            del labs[at % len(labs)]
        elif edit == "insert":
            count += 1
            labs.insert(at % (len(labs) + 1), LabResult(test="ALT", value=Value(count)))
        elif edit == "move" and labs:
            labs.insert(at % len(labs), labs.pop())
        elif edit == "again":  # the same table read again: records without ids
            labs = [replace(lab, id="") for lab in labs]
        elif edit == "undo" and len(stack) > 1:
            stack.pop()
            continue
        changed = replace(stack[-1], labs=tuple(labs))
        if labs and at % 3 == 0:  # somebody points at another record
            changed, _ = pointed_at(
                replace(changed, acknowledgements=(Acknowledgement(about=about, reason="seen"),)),
                Place.of("labs", at % len(labs)),
            )
        stack.append(changed)
    found = place_of(about, named_records(stack[-1]))
    if found is not None:
        assert found.get(stack[-1]).value == Value(which)
    else:
        assert all(lab.id != about for lab in stack[-1].labs)
