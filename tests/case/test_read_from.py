"""What was read from a source, place by place."""

from boardapp.case.assessment import Assessment, Marrow, Mrd
from boardapp.case.read_from import MOST_NAMED, read_from
from boardapp.case.source import Citation
from tests.review.building import a_case
from tests.review.plausibility.gate import result


def test_each_place_of_a_source_has_the_records_that_cite_it() -> None:
    case = a_case(
        labs=(
            result(40, source="letter ¶7"),
            result(50, source="chart p. 2; letter ¶7"),
            result(60, source="letter"),
            result(70, source="letters ¶7"),
            result(80),
        )
    )
    found = {one.citation: (one.count, one.places) for one in read_from(case, "letter")}
    assert found == {
        Citation("letter", "¶7"): (2, ["labs[0]", "labs[1]"]),
        Citation("letter", ""): (1, ["labs[2]"]),
    }
    assert [one.citation for one in read_from(case, "chart")] == [Citation("chart", "p. 2")]
    assert read_from(case, "nobody") == []


def test_a_part_that_cites_a_place_of_its_own_counts_for_its_record_once() -> None:
    mrd = (
        Mrd(result="negative", source="letter ¶4"),
        Mrd(result="positive", source="letter ¶4"),
    )
    case = a_case(assessments=(Assessment(source="letter ¶3", marrow=Marrow(mrd=mrd)),))
    found = {one.citation.place: (one.count, one.places) for one in read_from(case, "letter")}
    assert found == {"¶3": (1, ["assessments[0]"]), "¶4": (1, ["assessments[0]"])}


def test_of_very_many_records_the_first_are_named_and_all_are_counted() -> None:
    case = a_case(labs=tuple(result(40, source="lab") for _ in range(MOST_NAMED + 5)))
    (found,) = read_from(case, "lab")
    assert (found.count, len(found.places)) == (MOST_NAMED + 5, MOST_NAMED)
