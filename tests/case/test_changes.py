import pytest

from boardapp.case.assessment import Assessment, CnsStatus, Marrow
from boardapp.case.case import Case, Remark, Source
from boardapp.case.changes import added, copied, free_id, moved, removed, with_fields
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.place import Place, PlaceError
from boardapp.case.therapy import Agent, Cells, Therapy
from boardapp.case.value import Value


@pytest.fixture
def case() -> Case:
    return Case(
        title="A case",
        diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
        sources=(Source(id="letter", citation="A letter"),),
        therapies=(
            Therapy(id="ino", name="inotuzumab", agents=(Agent(id="ino-a", name="inotuzumab"),)),
        ),
        assessments=(Assessment(id="look"),),
        remarks=(Remark(text="a"), Remark(text="b"), Remark(text="c")),
    )


def _texts(case: Case) -> str:
    return "".join(remark.text for remark in case.remarks)


def test_a_field_of_a_part_that_is_not_there_makes_the_part(case: Case) -> None:
    changed = with_fields(case, Place("assessments[0].marrow"), {"blasts": Value(7)})
    assert changed.assessments[0].marrow == Marrow(blasts=Value(7))
    assert changed.therapies is case.therapies


def test_a_part_that_says_nothing_any_more_is_left_out(case: Case) -> None:
    place = Place("assessments[0].cns")
    changed = with_fields(case, place, {"status": "CNS2"})
    assert changed.assessments[0].cns == CnsStatus(status="CNS2")
    assert with_fields(changed, place, {"status": "not reported"}) == case


def test_a_part_may_be_stated_that_says_no_more_than_that_it_is_there(case: Case) -> None:
    place = Place("therapies[0].cells")
    changed = with_fields(case, place, {"product": "not reported"})
    assert changed.therapies[0].cells == Cells()


def test_a_record_is_added_where_it_is_asked_for(case: Case) -> None:
    assert _texts(added(case, Place("remarks[1]"), Remark(text="x"))) == "axbc"
    assert _texts(added(case, Place("remarks[3]"), Remark(text="x"))) == "abcx"
    inner = added(case, Place("therapies[0].agents[1]"), Agent(name="rituximab"))
    assert [agent.name for agent in inner.therapies[0].agents] == ["inotuzumab", "rituximab"]
    deep = added(case, Place("assessments[0].marrow.mrd[0]"), Remark(text="x"))
    assert deep.assessments[0].marrow is not None


@pytest.mark.parametrize(
    "place", ["remarks[4]", "remarks", "nonsense[0]", "therapies[9].agents[0]"]
)
def test_no_record_is_added_where_none_can_stand(case: Case, place: str) -> None:
    with pytest.raises(PlaceError):
        added(case, Place(place), Remark(text="x"))


def test_a_copy_stands_behind_the_first_and_has_no_id_of_it(case: Case) -> None:
    changed, place = copied(case, Place("therapies[0]"))
    assert place == "therapies[1]"
    copy = changed.therapies[1]
    assert copy.name == "inotuzumab"
    assert copy.id == copy.agents[0].id == ""
    assert changed.therapies[0] is case.therapies[0]


def test_the_copy_of_a_source_has_an_id_of_its_own(case: Case) -> None:
    changed, _ = copied(case, Place("sources[0]"))
    assert [source.id for source in changed.sources] == ["letter", "letter-2"]


def test_a_record_moves_within_the_ends_of_its_list(case: Case) -> None:
    assert [_texts(moved(case, Place("remarks[1]"), by)[0]) for by in (-1, 1, -9, 9)] == [
        "bac", "acb", "bac", "acb",
    ]  # fmt: skip
    assert moved(case, Place("remarks[0]"), 2)[1] == "remarks[2]"


def test_a_record_or_a_part_is_deleted(case: Case) -> None:
    assert _texts(removed(case, Place("remarks[1]"))) == "ac"
    assert removed(case, Place("therapies[0].agents[0]")).therapies[0].agents == ()
    with_cns = with_fields(case, Place("assessments[0].cns"), {"status": "CNS1"})
    assert removed(with_cns, Place("assessments[0].cns")) == case
    with pytest.raises(PlaceError):
        removed(case, Place("diagnosis"))


def test_a_free_id_is_that_of_nothing(case: Case) -> None:
    assert free_id(case, "ino") == "ino-2"
    assert free_id(case, "new") == "new"
