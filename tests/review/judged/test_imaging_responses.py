"""RECIST 1.1 by sizes and Lugano by Deauville scores, beside what the source states."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.imaging import ImagingStudy
from boardapp.case.when import When
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import LINE_1, LINE_2, imaged, lesion, lugano, recist, study


def _review(*studies: ImagingStudy, **parts: Any) -> Review:
    return review_case(imaged(*studies, **parts))


def _rows(*studies: ImagingStudy, **parts: Any) -> list[StatedAndComputed]:
    rules = ("RECIST 1.1, version 1", "Lugano metabolic response, version 1")
    found = _review(*studies, **parts).stated_and_computed
    return [row for row in found if row.rule in rules]


def _cells(*studies: ImagingStudy, **parts: Any) -> list[tuple[str, str, str]]:
    return [(r.stated, r.computed, r.agreement) for r in _rows(*studies, **parts)]


_MISSING = "by target lesions, new lesions and non-target lesions not reported"

# RECIST 1.1


@pytest.mark.parametrize(
    ("now", "response", "computed", "agreement"),
    [
        (35, "PR", "PR: sum 35 mm, −30 % from baseline", "agrees"),
        (36, "PR", "SD: sum 36 mm, −28 % from baseline", "disagrees"),
        (36, "SD", "SD: sum 36 mm, −28 % from baseline", "agrees"),
        (35, "SD", "PR: sum 35 mm, −30 % from baseline", "disagrees"),
        (35, "CR", "PR: sum 35 mm, −30 % from baseline", "disagrees"),
        # A new lesion that is not reported would make it progression.
        (35, "PD", "PR: sum 35 mm, −30 % from baseline", "open"),
        # What the source calls it is no class of RECIST.
        (35, "mixed response", "PR: sum 35 mm, −30 % from baseline", "open"),
    ],
)
def test_recist_stands_beside_the_stated_response(
    now: float, response: str, computed: str, agreement: str
) -> None:
    cells = _cells(study("dx", lesion(50)), recist("dx + 60 d", response, lesion(now)))
    assert cells == [(f"{response} by RECIST 1.1", f"{computed}; {_MISSING}", agreement)]


def test_progression_is_counted_from_the_least_sum_since_the_baseline() -> None:
    first, least = study("dx", lesion(50)), study("dx + 50 d", lesion(20))
    *_, row = _rows(first, least, recist("dx + 90 d", "SD", lesion(25)))
    assert row.computed.startswith("PD: sum 25 mm, −50 % from baseline, +25 % from the least sum")
    assert row.agreement == "disagrees"
    *_, row = _rows(first, least, recist("dx + 90 d", "PR", lesion(24)))
    assert row.computed.startswith("PR: sum 24 mm, −52 % from baseline, +20 % from the least sum")
    assert row.agreement == "agrees"


def test_the_baseline_is_the_last_study_before_the_line_began() -> None:
    studies = (
        study("dx", lesion(80)),
        study("dx + 10 d", lesion(50)),  # on the day the line began
        study("dx + 11 d", lesion(45)),
        recist("dx + 60 d", "PR", lesion(35)),
    )
    *_, row = _rows(*studies)
    assert row.computed.startswith("PR: sum 35 mm, −30 % from baseline")


def test_a_second_line_has_a_baseline_of_its_own() -> None:
    studies = (
        study("dx", lesion(20)),
        recist("dx + 190 d", "PD", lesion(100)),
        recist("dx + 260 d", "PR", lesion(70)),
    )
    rows = _rows(*studies, therapies=(LINE_1, LINE_2))
    assert [row.computed.split(",")[0] for row in rows] == ["PD: sum 100 mm", "PR: sum 70 mm"]
    assert [row.agreement for row in rows] == ["agrees", "agrees"]


def test_without_a_study_before_the_line_nothing_is_computed() -> None:
    later = study("dx + 11 d", lesion(50))
    cells = _cells(later, recist("dx + 60 d", "PR", lesion(35)))
    told = "not computed: no study before the line began that it could be compared with"
    assert cells == [("PR by RECIST 1.1", told, "open")]


def test_a_baseline_whose_day_may_lie_after_the_start_is_none() -> None:
    cells = _cells(study("2020-01", lesion(50)), recist("dx + 60 d", "PR", lesion(35)))
    assert cells[0][1].startswith("not computed: no study before the line began")


def test_studies_of_unsure_order_keep_it_from_being_computed() -> None:
    studies = (
        study("dx", lesion(50)),
        study("2020-03", lesion(30)),
        recist("2020-03-10", "PR", lesion(35)),
    )
    told = "not computed: the order of the studies is not sure"
    assert {row[1:] for row in _cells(*studies)} == {(told, "open")}


def test_a_node_counts_by_its_short_axis_and_is_gone_below_10_mm() -> None:
    node = {"name": "N1", "site": "left hilum", "is_node": True}
    studies = (
        study("dx", lesion(30), lesion(18, **node)),
        recist("dx + 60 d", "CR", lesion(None, state="absent"), lesion(9, **node)),
    )
    (row,) = _rows(*studies)
    assert row.computed.startswith("CR or PR: ")
    assert row.agreement == "open"  # other lesions are not reported
    gone = {"name": "E", "site": "effusion", "role": "non-target"}
    told = (
        study("dx", lesion(30), lesion(18, **node), lesion(None, **gone)),
        recist(
            "dx + 60 d", "CR", lesion(None, state="absent"), lesion(9, **node),
            lesion(None, state="absent", **gone),
        ),
    )  # fmt: skip
    (row,) = _rows(*told)
    assert row.computed.startswith("CR: ")
    assert row.agreement == "agrees"


def test_a_new_lesion_is_progression_whatever_the_sum() -> None:
    new = lesion(8, "L9", role="new")
    (row,) = _rows(study("dx", lesion(50)), recist("dx + 60 d", "PR", lesion(30), new))
    assert row.computed.startswith("PD: new lesion")
    assert row.agreement == "disagrees"


def test_a_target_that_was_not_measured_leaves_the_class_open() -> None:
    first = study("dx", lesion(30), lesion(20, "L2"))
    (row,) = _rows(first, recist("dx + 60 d", "PR", lesion(10)))
    assert row.computed.startswith("PR or SD or PD: sum at least 10 mm")
    assert row.agreement == "open"


def test_sums_that_are_stated_are_compared_where_no_lesion_is_listed() -> None:
    cells = _cells(study("dx", sum_mm=62), recist("dx + 60 d", "PR", sum_mm=31))
    assert cells[0][1].startswith("PR: sum 31 mm, −50 % from baseline")
    # A sum is compared with the sum of the sizes that were listed before.
    listed = study("dx", lesion(40), lesion(22, "L2"))
    assert _cells(listed, recist("dx + 60 d", "PR", sum_mm=31))[0][1].startswith("PR: sum 31 mm")


def test_more_than_two_targets_in_an_organ_are_told() -> None:
    sites = ("right lung", "left lung", "right lung, upper lobe")
    lesions = [lesion(20, f"L{n}", site=site) for n, site in enumerate(sites)]
    (row,) = _rows(study("dx", *lesions), recist("dx + 60 d", "PR", *lesions))
    assert row.computed == "not computed: more than 2 target lesions in lung"


def test_sizes_in_two_units_are_one_sum() -> None:
    (row,) = _rows(
        study("dx", lesion(5, unit="cm")), recist("dx + 60 d", "PR", lesion(35, unit="mm"))
    )
    assert row.computed.startswith("PR: sum 35 mm, −30 %")


def test_an_assessment_of_the_same_day_states_the_response_of_a_study() -> None:
    look = Assessment(
        when=When.parse("dx + 60 d"), response="SD", response_system="RECIST 1.1", after="iva"
    )
    studies = study("dx", lesion(50)), study("dx + 60 d", lesion(35))
    (row,) = _rows(*studies, assessments=(look,))
    assert (row.stated, row.agreement) == ("SD by RECIST 1.1", "disagrees")


def test_a_disagreement_is_a_finding_with_both() -> None:
    review = _review(study("dx", lesion(50)), recist("dx + 60 d", "SD", lesion(35)))
    (found,) = [f for f in review.findings if f.rule == "stated and computed"]
    assert found.place == "imaging[1].response"
    assert found.sentence.startswith(
        "SD by RECIST 1.1 is stated; by the sizes it is PR: sum 35 mm, −30 % from baseline"
    )
    assert "RECIST 1.1, version 1" in found.basis


def test_a_response_by_another_system_is_not_judged_by_its_sizes() -> None:
    other = study("dx + 60 d", lesion(35), response="SD", response_system="RANO")
    assert _cells(study("dx", lesion(50)), other) == []


# Lugano


@pytest.mark.parametrize(
    ("before", "score", "response", "computed", "agreement"),
    [
        (5, 3, "CMR", "CMR", "agrees"),
        (5, 4, "CMR", "PMR: new lesions not reported", "disagrees"),
        (5, 4, "PMR", "PMR: new lesions not reported", "agrees"),
        (5, 4, "PMD", "PMR: new lesions not reported", "open"),
        (4, 5, "PMR", "PMD", "disagrees"),
        (4, 4, "NMR",
         "PMR or NMR or PMD: uptake beside the baseline and new lesions not reported", "open"),
        (4, 4, "CMR",
         "PMR or NMR or PMD: uptake beside the baseline and new lesions not reported",
         "disagrees"),
        (5, 2, "PMR", "CMR", "disagrees"),
        (5, "not reported", "CMR", "not computed: no Deauville score", "open"),
        (5, 7, "CMR", "not computed: no score from 1 to 5", "open"),
    ],
)  # fmt: skip
def test_lugano_stands_beside_the_stated_response(
    before: float, score: float | str, response: str, computed: str, agreement: str
) -> None:
    cells = _cells(study("dx", deauville=before), lugano("dx + 60 d", response, score))
    assert cells == [(f"{response} by Lugano", computed, agreement)]


def test_a_low_score_needs_no_baseline() -> None:
    assert _cells(lugano("dx + 60 d", "CMR", 2)) == [("CMR by Lugano", "CMR", "agrees")]


def test_a_new_lesion_is_progression_by_lugano() -> None:
    new = lesion(20, "L9", role="new")
    row = lugano("dx + 60 d", "PMR", 5)
    cells = _cells(study("dx", deauville=5), study_with(row, new))
    assert cells == [("PMR by Lugano", "PMD", "disagrees")]


def study_with(base: ImagingStudy, *lesions: Any) -> ImagingStudy:
    """The study with these lesions."""
    fields = {name: getattr(base, name) for name in base.__struct_fields__}
    return ImagingStudy(**fields | {"lesions": lesions})


# The rules that are told


def test_only_the_rules_that_were_used_are_named() -> None:
    def names(*studies: ImagingStudy) -> set[str]:
        found = {rule.name for rule in _review(*studies).definitions}
        return found & {"Looks by imaging", "RECIST 1.1", "Lugano metabolic response"}

    sizes = study("dx", lesion(50)), recist("dx + 60 d", "PR", lesion(35))
    assert names(*sizes) == {"Looks by imaging", "RECIST 1.1"}
    assert names(lugano("dx + 60 d", "CMR", 2)) == {
        "Looks by imaging",
        "Lugano metabolic response",
    }
    assert names(study("dx", finding="no lesion")) == set()


@pytest.mark.parametrize(
    ("disease", "count"), [("osteosarcoma", 1), ("B-ALL", 0), ("glioblastoma", 0)]
)
def test_where_no_system_is_named_the_disease_chooses_by_which_it_is_judged(
    disease: str, count: int
) -> None:
    studies = study("dx", lesion(50)), study("dx + 60 d", lesion(35), response="PR")
    assert len(_rows(*studies, disease=disease)) == count


def test_scores_of_a_lymphoma_are_judged_without_a_named_system() -> None:
    (row,) = _rows(
        study("dx", deauville=5),
        study("dx + 60 d", deauville=2),
        disease="Hodgkin lymphoma",
    )
    assert (row.stated, row.computed, row.agreement) == ("not reported", "CMR", "open")


def test_a_stated_response_without_sizes_is_not_computed() -> None:
    cells = _cells(study("dx", lesion(50)), recist("dx + 60 d", "PR"))
    told = "not computed: no target lesion of the baseline was measured"
    assert cells == [("PR by RECIST 1.1", told, "open")]
