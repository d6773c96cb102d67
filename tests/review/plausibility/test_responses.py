"""Stated judgements that the findings contradict, and remissions that nobody can number."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd, SiteFinding
from boardapp.case.laboratory import LabResult
from boardapp.case.value import Value
from boardapp.case.when import When

from .gate import found_by, result


def _when(text: str) -> When:
    return When.parse(text)


def _look(when: str = "dx + 1 mo", **parts: Any) -> Assessment:
    return Assessment(when=_when(when), **parts)


@pytest.mark.parametrize(
    ("look", "labs", "count"),
    [
        ({"response": "CR"}, (result(99, "dx + 30 d"),), 1),
        ({"response": "CR"}, (result(100, "dx + 30 d"),), 0),
        ({"response": "CR"}, (result(99_000, "dx + 30 d", unit="/uL"),), 1),
        ({"response": "CR"}, (result(40, "dx + 60 d"),), 0),  # a month later
        ({"response": "CR"}, (result(0.9, "dx + 30 d", test="neutrophils"),), 1),
        ({"response": "CR"}, (result(900, "dx + 30 d", test="neutrophils", unit="/uL"),), 1),
        ({"response": "CRi"}, (result(40, "dx + 30 d"),), 0),
        ({"finding": "remission"}, (result(40, "dx + 30 d"),), 1),
        ({"response": "CR", "marrow": Marrow(blasts=Value(5))}, (), 1),
        ({"marrow": Marrow(blasts=Value(5), status="M1")}, (), 1),
        ({"marrow": Marrow(blasts=Value(4.9), status="M1")}, (), 0),
        ({"cns": CnsStatus(status="CNS2a", leukocytes=Value(5), erythrocytes=Value(0),
                           blasts="present")}, (), 1),
        ({"cns": CnsStatus(status="CNS2", leukocytes=Value(4), blasts="present")}, (), 0),
        ({"cns": CnsStatus(status="CNS2", blasts="absent")}, (), 1),
        ({"marrow": Marrow(mrd=(Mrd(result="negative", value=Value(1e-3), limit=Value(1e-4)),))},
         (), 1),
        ({"finding": "relapse", "sites": ("marrow",), "marrow": Marrow(blasts=Value(0.5))}, (), 1),
        ({"finding": "relapse", "sites": ("CNS",), "isolated": True,
          "marrow": Marrow(blasts=Value(40))}, (), 1),
        ({"response": "CR2"}, (), 1),  # without a relapse before
        ({"response": "CR1"}, (), 0),
    ],
)  # fmt: skip
def test_a_stated_judgement_that_the_findings_contradict(
    look: dict[str, Any], labs: tuple[LabResult, ...], count: int
) -> None:
    # Dates, since a stated month is half a month wide.
    look = {"when": "2020-03-08"} | look
    found = found_by("stated and computed", assessments=(_look(**look),), labs=labs)
    assert len(found) == count


@pytest.mark.parametrize(
    ("looks", "count"),
    [
        (("relapse", "relapse", "CR"), 1),
        (("CR", "relapse", "CR", "relapse", "CR"), 0),  # all are told: they can be counted
        (("relapse", "relapse", "CR3"), 0),
        (("relapse", "CR"), 0),  # CR2 by the CIBMTR too
        (("relapse", "relapse", "MLFS"), 0),  # no remission
        (("CR", "relapse", "MLFS", "relapse", "CR"), 1),
    ],
)
def test_a_remission_that_nobody_can_number(looks: tuple[str, ...], count: int) -> None:
    assessments = tuple(
        Assessment(finding="relapse", when=_when(f"dx + {6 * n} mo"))
        if look == "relapse"
        else Assessment(response=look, when=_when(f"dx + {6 * n} mo"))
        for n, look in enumerate(looks, start=1)
    )
    assert len(found_by("number of a remission", assessments=assessments)) == count


def _remission(when: str, response: str = "CR", **parts: Any) -> Assessment:
    return _look(when, response=response, **parts)


@pytest.mark.parametrize(
    ("look", "labs", "sentence"),
    [
        (_remission("2020-03-08"), (result(99, "2020-03-08"),),
         "CR is stated; by marrow and counts it is CRi at most (platelets 99 ×10⁹/L)."),
        (_look("2020-03-08", finding="remission"), (result(99, "2020-03-08"),),
         "Remission is stated; by marrow and counts it is CRi at most (platelets 99 ×10⁹/L)."),
        (_look("2020-03-08", marrow=Marrow(mrd=(Mrd(result="negative", value=Value(1e-3),
                                                    limit=Value(1e-4), method="flow"),))), (),
         ("MRD negative (< 1×10⁻⁴, flow, specimen not reported) is stated, but a level at or "
          "above the limit of detection is no negative result.")),
        (_look("2020-03-08", marrow=Marrow(blasts=Value(7), status="M1")), (),
         "Stated is M1; by the findings it is M2."),
    ],
)  # fmt: skip
def test_both_are_told(look: Assessment, labs: tuple[LabResult, ...], sentence: str) -> None:
    (found,) = found_by("stated and computed", assessments=(look,), labs=labs)
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("last", "counts", "is_told"),
    [
        (_remission("2021-03-08"), (), True),
        (_remission("2021-03-08"), (result(150, "2021-03-08"),), False),
        (_remission("2021-03-08", "good"), (), False),  # states no remission
        (_remission("2020-03-08", finding="follow-up"), (), False),  # the same look's counts
    ],
)
def test_counts_that_are_missing_at_the_last_look_are_told_with_the_low_ones(
    last: Assessment, counts: tuple[LabResult, ...], is_told: bool
) -> None:
    looks = (_remission("2020-03-08"), last)
    found = found_by(
        "stated and computed", assessments=looks, labs=(result(60, "2020-03-08"), *counts)
    )
    words = " The counts at the last look (on 8 Mar 2021) are not reported."
    assert found[0].sentence.endswith(words) is is_told
    assert ("last look" in found[0].sentence) is is_told


def test_no_counts_are_told_beside_another_judgement() -> None:
    cns = CnsStatus(status="CNS1", leukocytes=Value(9), erythrocytes=Value(0), blasts="present")
    site = SiteFinding(site="testis", state="absent")
    looks = (_look("2020-03-08", cns=cns, extramedullary=(site,)), _remission("2021-03-08"))
    (found,) = found_by("stated and computed", assessments=looks)
    assert found.sentence == "Stated is CNS1; by the findings it is CNS3a."


def test_a_remission_that_nobody_can_number_is_told_in_full() -> None:
    looks = (
        _look("2020-03-01", finding="relapse"),
        _look("2020-06-01", finding="relapse"),
        _remission("2020-09-01"),
    )
    (found,) = found_by("number of a remission", assessments=looks)
    assert found.place == "assessments[2].response"
    assert found.sentence == (
        "2 relapses are stated but 1 remission; the source does not number this one, so it is no "
        '"CR3". By prior relapses the CIBMTR says ≥ CR3.'
    )


def test_remissions_are_counted_as_stretches_between_relapses() -> None:
    looks = (
        _remission("2020-01-01"),
        _remission("2020-02-01"),
        _look("2020-03-01", finding="relapse"),
        _look("2020-06-01", finding="relapse"),
        _remission("2020-09-01"),
    )
    (found,) = found_by("number of a remission", assessments=looks)
    assert found.sentence.startswith("2 relapses are stated but 2 remissions;")
