"""The slides of imaging: where they stand, what they show, and the caption of a key image."""

from typing import Any

import pytest

from boardapp.case.case import Image
from boardapp.case.deck_settings import Preset
from boardapp.case.imaging import ImagingStudy
from boardapp.case.when import When
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import ChartBlock, Deck, PictureBlock, Slide, TableBlock
from boardapp.review.review_case import review_case
from tests.review.building import a_case
from tests.review.imaging.studies import imaged, lesion, lugano, recist, study

_SIZES = (
    study("dx", lesion(62), finding="a mass", source="letter"),
    recist("dx + 60 d", "PR", lesion(31)),
    recist("dx + 90 d", "SD", lesion(42)),
)


def _deck(*studies: ImagingStudy, preset: Preset = "standard", **parts: Any) -> Deck:
    return build_deck(review_case(imaged(*studies, **parts), keeps_dates=False), preset)


def _slides(deck: Deck, prefix: str = "imaging") -> dict[str, Slide]:
    return {slide.key: slide for slide in deck.slides if slide.key.startswith(prefix)}


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_sizes_have_a_main_slide_and_the_studies_a_table_behind_it(preset: Preset) -> None:
    made = _slides(_deck(*_SIZES, preset=preset))
    assert {key: slide.section for key, slide in made.items()} == {
        "imaging": "Course",
        "imaging-table": "Backup",
    }
    assert made["imaging"].title == (
        "Sum of diameters 62 → 31 → 42 mm; SD by RECIST 1.1 as stated, PD by its sizes (doubt 1)"
    )
    (block,) = made["imaging"].blocks
    assert isinstance(block, ChartBlock)
    assert [(fact.label, fact.text) for fact in block.chart.facts] == [
        ("Stated, CT, day 90", "SD by RECIST 1.1 (doubt 1)"),
        ("Computed, RECIST 1.1, version 1", "PD"),
    ]
    assert "Stated, CT, day 90: SD by RECIST 1.1" in block.chart.summary


def test_in_leukemia_the_same_stands_behind() -> None:
    made = _slides(_deck(*_SIZES, disease="B-ALL"))
    assert {slide.section for slide in made.values()} == {"Backup"}


def test_one_study_with_sizes_makes_a_table_alone() -> None:
    assert list(_slides(_deck(_SIZES[0]))) == ["imaging-table"]


def test_without_studies_there_is_no_slide() -> None:
    assert _slides(_deck()) == {}


def test_where_scores_judge_they_lead_and_sizes_stand_behind() -> None:
    studies = (
        study("dx", lesion(62), deauville=5),
        lugano("dx + 60 d", "CMR", 2),
        study("dx + 90 d", lesion(31)),
    )
    made = _slides(_deck(*studies, disease="Hodgkin lymphoma"))
    told = {key: (slide.section, slide.title) for key, slide in made.items()}
    assert told["imaging"] == ("Course", "Deauville 5 → 2; CMR by Lugano as stated")
    assert told["imaging-2"][0] == "Backup"
    assert told["imaging-2"][1].startswith("Sum of diameters 62 → 31 mm (−50 %)")


def test_the_table_has_the_newest_study_first_with_what_is_stated_and_computed() -> None:
    table = _slides(_deck(*_SIZES))["imaging-table"]
    (block,) = table.blocks
    assert isinstance(block, TableBlock)
    assert table.title == "Three imaging studies, the newest first; response stated for 2"
    assert block.rows[0] == (
        "90 d after diagnosis",
        "CT",
        "L1, right lung: 42 mm (target).",
        "sum 42 mm (summed)",
        "SD by RECIST 1.1 (doubt 1)",
        "PD",
    )
    assert block.rows[2] == (
        "at diagnosis",
        "CT",
        "A mass. L1, right lung: 62 mm (target).",
        "sum 62 mm (summed)",
        "none stated",
        "not computed",
    )
    assert block.caption == (
        "Computed: RECIST 1.1, version 1; new lesions and non-target lesions not reported."
    )


def test_the_notes_have_each_study_with_its_source_and_the_rule() -> None:
    notes = [note.line for note in _slides(_deck(*_SIZES))["imaging"].notes]
    assert "CT, at diagnosis: A mass. L1, right lung: 62 mm (target). [letter; imaging[0]]" in notes
    assert any(line.startswith("Rule: RECIST 1.1, RECIST 1.1, version 1") for line in notes)


def test_a_key_image_bears_the_name_and_the_response_of_its_study() -> None:
    pictures = (
        Image(id="axial", caption="Axial section", modality="CT", when=When.parse("dx + 60 d")),
        Image(id="other", caption="Smear", modality="microscopy"),
    )
    last = recist("dx + 60 d", "PR", lesion(31), region="chest", key_images=("axial",))
    made = _slides(_deck(_SIZES[0], last, images=pictures), "images")
    captions = [b.caption for s in made.values() for b in s.blocks if isinstance(b, PictureBlock)]
    assert captions == [
        "Axial section (CT: chest, 60 d after diagnosis: PR by RECIST 1.1)",
        "Smear (microscopy)",
    ]


def test_before_any_treatment_the_studies_stand_on_a_main_slide() -> None:
    found = study("dx", lesion(88), finding="Mass of the bladder neck; no enlarged nodes.")
    made = _slides(build_deck(review_case(a_case(imaging=(found,)), keeps_dates=False), "standard"))
    assert {key: slide.section for key, slide in made.items()} == {"imaging": "Course"}
    assert made["imaging"].title == "CT: mass of the bladder neck; no enlarged nodes"
