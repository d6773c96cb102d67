import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.case import Acknowledgement, Case, Doubt, Remark, Source
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.place import Place
from boardapp.case.pointing import Use, uses_of, with_id, without_pointers
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.when import When


@pytest.fixture
def case() -> Case:
    return Case(
        title="A case",
        diagnosis=Diagnosis(disease=Coded(text="B-ALL"), source="letter ¶1; chart 3"),
        sources=(Source(id="letter", citation="A letter"), Source(id="chart", citation="A chart")),
        therapies=(
            Therapy(
                id="ino",
                name="inotuzumab",
                start=When.parse("dx + 5 mo"),
                end=When.parse("ino + 28 d"),
                agents=(Agent(id="ino-drug", name="inotuzumab"),),
            ),
        ),
        assessments=(
            Assessment(id="look", when=When.parse("after ino, before look-2"), after="ino"),
            Assessment(id="look-2", when=When.parse("ino.end + 3 mo")),
        ),
        remarks=(Remark(text="x", source="letter ¶9"),),
        doubts=(Doubt(about="ino.cycles", text="?"), Doubt(about="ino-drug.dose", text="?")),
        acknowledgements=(Acknowledgement(about="ino", reason="so"),),
    )


def test_all_that_points_at_a_record_is_found_but_not_what_it_says_of_itself(case: Case) -> None:
    assert set(uses_of(case, Place("therapies[0]"))) == {
        Use(Place("assessments[0].when"), "time"),
        Use(Place("assessments[1].when"), "time"),
        Use(Place("assessments[0].after"), "pointer"),
        Use(Place("doubts[0].about"), "doubt"),
        Use(Place("doubts[1].about"), "doubt"),
        Use(Place("acknowledgements[0].about"), "acknowledgement"),
    }
    assert uses_of(case, Place("sources[0]")) == (
        Use(Place("diagnosis.source"), "source"),
        Use(Place("remarks[0].source"), "source"),
    )
    assert uses_of(case, Place("remarks[0]")) == ()


def test_another_id_is_written_wherever_the_old_one_stood(case: Case) -> None:
    changed = with_id(case, Place("therapies[0]"), "inotuzumab-1")
    assert str(changed.therapies[0].end) == "inotuzumab-1 + 28 d"
    assert str(changed.assessments[0].when) == "after inotuzumab-1, before look-2"
    assert str(changed.assessments[1].when) == "inotuzumab-1.end + 3 mo"
    assert changed.assessments[0].after == "inotuzumab-1"
    assert [doubt.about for doubt in changed.doubts] == ["inotuzumab-1.cycles", "ino-drug.dose"]
    assert changed.acknowledgements[0].about == "inotuzumab-1"
    assert changed.remarks is case.remarks
    assert with_id(changed, Place("therapies[0]"), "ino") == case


def test_another_id_of_a_source_keeps_the_places_in_it(case: Case) -> None:
    changed = with_id(case, Place("sources[0]"), "paper")
    assert changed.diagnosis.source == "paper ¶1; chart 3"
    assert changed.remarks[0].source == "paper ¶9"


def test_nothing_is_left_that_points_at_what_is_gone(case: Case) -> None:
    changed = without_pointers(case, frozenset({"ino"}))
    assert [doubt.about for doubt in changed.doubts] == ["ino-drug.dose"]
    assert changed.acknowledgements == ()
    assert changed.assessments[0].after == ""
