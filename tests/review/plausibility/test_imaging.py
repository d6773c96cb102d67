"""Imaging studies before the gate: each fault, and what is no fault."""

from typing import Any

import pytest

from boardapp.case.case import Image
from boardapp.case.imaging import ImagingStudy, Lesion, TracerScore
from boardapp.case.value import Value
from boardapp.review.model.findings import Finding
from boardapp.review.review_case import review_case
from tests.review.imaging.studies import imaged, lesion, recist, study


def _found(rule: str, *studies: ImagingStudy, **parts: Any) -> list[Finding]:
    found = review_case(imaged(*studies, **parts)).findings
    return [finding for finding in found if finding.rule == rule]


def _scored(system: str, value: float | str) -> ImagingStudy:
    return study("dx", scores=(TracerScore(system=system, value=Value(value)),))


@pytest.mark.parametrize(
    ("system", "value", "told"),
    [
        ("Deauville", 7, "Deauville 7 is stated; Deauville scores are whole numbers from 1 to 5."),
        ("Deauville", 6, "Deauville 6 is stated; Deauville scores are whole numbers from 1 to 5."),
        ("Curie", 31, "Curie 31 is stated; Curie scores are whole numbers from 0 to 30."),
        ("SIOPEN", 73, "SIOPEN 73 is stated; SIOPEN scores are whole numbers from 0 to 72."),
        ("Deauville", 5, ""),
        ("Curie", 30, ""),
        ("SIOPEN", 72, ""),
        ("Krenning", 7, ""),
        ("Deauville", "not reported", ""),
    ],
)
def test_a_score_that_its_system_does_not_have(system: str, value: float | str, told: str) -> None:
    found = _found("tracer score", _scored(system, value))
    assert [(f.sentence, f.place, f.severity) for f in found] == (
        [(told, "imaging[0].scores[0].value", "error")] if told else []
    )


@pytest.mark.parametrize(
    ("stated", "is_found"),
    [(62, False), (63, False), (61, False), (63.1, True), (60.9, True), (40, True), ("~58", False)],
)
def test_a_stated_sum_is_that_of_its_targets_but_for_rounding(
    stated: float | str, is_found: bool
) -> None:
    lesions = lesion(44), lesion(18, "L2"), lesion(30, "N1", role="non-target")
    found = _found("sum of diameters", study("dx", *lesions, sum_mm=stated))
    assert bool(found) is is_found
    if is_found:
        assert found[0].place == "imaging[0].sum_of_diameters"
        assert found[0].sentence == (
            f"{stated} mm is stated; the sizes of its 2 target lesions add up to 62 mm."
        )


def test_a_sum_is_not_held_against_sizes_that_are_not_all_known() -> None:
    unsized = lesion(None, "L2")
    assert _found("sum of diameters", study("dx", lesion(44), unsized, sum_mm=80)) == []
    assert _found("sum of diameters", study("dx", sum_mm=80)) == []
    in_cm = lesion(4.4, unit="cm")
    assert _found("sum of diameters", study("dx", in_cm, lesion(18, "L2"), sum_mm=62)) == []


_ORGANS = ("lung", "liver", "spleen", "brain", "kidney", "skin")


@pytest.mark.parametrize(
    ("sites", "told"),
    [
        (_ORGANS, "6 target lesions are named; RECIST 1.1 follows at most 5."),
        (_ORGANS[:5], ""),
        (
            ("right lung", "left lung", "lung"),
            "3 target lesions of one organ (lung) are named; RECIST 1.1 follows at most 2.",
        ),
        (("right lung", "left lung"), ""),
    ],
)
def test_more_targets_than_recist_follows(sites: tuple[str, ...], told: str) -> None:
    lesions = [lesion(20, f"L{n}", site=site) for n, site in enumerate(sites)]
    found = _found("number of target lesions", study("dx", *lesions))
    assert [f.sentence for f in found] == (
        [f"{told} No class is computed from them."] if told else []
    )
    assert all((f.severity, f.place) == ("note", "imaging[0].lesions") for f in found)


def test_a_lymphoma_may_have_more_targets() -> None:
    lesions = [lesion(20, f"L{n}", site="neck") for n in range(6)]
    many = study("dx", *lesions)
    assert _found("number of target lesions", many, disease="Hodgkin lymphoma") == []


def test_a_key_image_that_is_no_image() -> None:
    pictures = (Image(id="axial", caption="Axial section"),)
    last = study("dx", key_images=("axial", "axail"))
    (found,) = _found("key image", last, images=pictures)
    assert (found.place, found.severity) == ("imaging[0].key_images[1]", "warning")
    assert found.sentence == '"axail" is the id of no image of the case; axial?'
    assert _found("key image", study("dx", key_images=("axial",)), images=pictures) == []


def test_one_lesion_twice_in_a_study() -> None:
    (found,) = _found("lesion named twice", study("dx", lesion(20), lesion(30), lesion(9, "L2")))
    assert found.sentence.startswith("L1 stands twice among the lesions of this study")


def test_sizes_and_sums_without_a_unit() -> None:
    bare = study("dx", lesion(20, unit=""), sum_of_diameters=Value(20), response="PR")
    found = _found("number without a unit", bare)
    assert [(f.place, f.severity) for f in found] == [
        ("imaging[0].sum_of_diameters", "warning"),
        ("imaging[0].lesions[0].size", "warning"),
    ]
    assert found[1].sentence == "CT, L1, right lung: 20 is stated without a unit."
    gone = study("dx", lesion(0, unit=""), lesion(20, "L2"))
    assert _found("number without a unit", gone) == []


def test_a_sound_course_is_passed() -> None:
    studies = (
        study("dx", lesion(44), lesion(18, "L2"), sum_mm=62),
        recist("dx + 60 d", "PR", lesion(20), lesion(11, "L2"), sum_mm=31),
    )
    rules = {finding.rule for finding in review_case(imaged(*studies)).findings}
    ours = {"tracer score", "sum of diameters", "number of target lesions", "key image"}
    assert not rules & {*ours, "lesion named twice", "number without a unit", "stated and computed"}


@pytest.mark.parametrize(
    ("size", "unit", "dimensions", "found"),
    [
        (88, "mm", "88 × 71 × 64 mm", 0),
        (8.8, "cm", "88 × 71 × 64 mm", 0),
        (88, "mm", "8.8 x 7.1 x 6.4 cm", 0),
        (64, "mm", "88 × 71 × 64 mm", 0),  # the short axis of a node
        (92, "mm", "88 × 71 × 64 mm", 0),  # rounding
        (97, "mm", "88 × 71 × 64 mm", 1),
        (8.8, "mm", "88 × 71 × 64 mm", 1),
        (88, "cm", "88 × 71 × 64 mm", 1),
        (8.8, "mm", "about the size of a fist", 0),
        (8.8, "", "88 × 71 × 64 mm", 0),
    ],
)
def test_a_size_lies_among_the_dimensions_of_its_lesion(
    size: float, unit: str, dimensions: str, found: int
) -> None:
    one = Lesion(site="bladder", size=Value(size), unit=unit, dimensions=dimensions)
    assert len(_found("size and dimensions", study("dx", one))) == found
