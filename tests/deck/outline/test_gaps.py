"""Each gap is told once: by the item of a checklist that names it, else by its area."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.assessment import Antigen
from boardapp.case.case import Case
from boardapp.case.patient import Patient, PerformanceStatus
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Slide, TableBlock
from boardapp.resources import example_case
from tests.review.plausibility.gate import a_case


def slides(case: Case, preset: str = "standard") -> dict[str, Slide]:
    return {s.key: s for s in build_deck(deck_review(case), preset).slides}  # type: ignore[arg-type]


def rows(slide: Slide) -> list[tuple[str, ...]]:
    (table,) = (block for block in slide.blocks if isinstance(block, TableBlock))
    return [*table.rows]


@pytest.fixture(scope="module")
def letter() -> Case:
    return read_case(Path(example_case("letter")))


def test_a_gap_of_the_letter_stands_on_one_slide_and_there_once(letter: Case) -> None:
    made = slides(letter)
    assert "missing" not in made
    cells = [cell for row in rows(made["completeness"]) for cell in row[:3]]
    said = "; ".join(cells)
    for gap in ("karyotype, risk group", "platelet aggregation", "CAR-T therapy: product",
                "blinatumomab: dose", "morphology, immunophenotype", "missing: CD19, CD22",
                "missing: leukocytes, marrow blasts", "missing: performance"):  # fmt: skip
        assert said.count(gap) == 1, gap
    assert "performance status" not in [row[0] for row in rows(made["completeness"])]
    assert made["completeness"].title == (
        "8 of 13 missing items matter for the question; 4 further gaps"
    )


def test_what_was_not_done_is_told_as_not_done(letter: Case) -> None:
    row = next(r for r in rows(slides(letter)["completeness"]) if r[0] == "work-up, further")
    assert row[1:3] == ("not done", "platelet aggregation, coagulation inhibitor")


def test_without_a_course_the_gaps_are_told_by_area() -> None:
    made = slides(a_case())
    assert "completeness" not in made
    assert "Disease" in [row[0] for row in rows(made["missing"])]


def _treated(**parts: object) -> Case:
    agent = Agent(name="vincristine", dose=Value("not reported"))
    therapy = Therapy(name="VCR", line=1, start=When.parse("dx + 1 d"), agents=(agent,))
    return a_case(therapies=(therapy,), **parts)


def test_a_drug_without_a_dose_is_named_by_the_item_that_counts_the_doses() -> None:
    made = rows(slides(_treated())["completeness"])
    (doses,) = (row for row in made if row[0] == "doses")
    assert doses[2].endswith("not reported: VCR: dose")
    assert not [row for row in made if row[0] == "therapy, further"]


def test_an_antigen_that_no_item_names_is_told_by_its_area() -> None:
    case = _treated()
    antigens = tuple(Antigen(name=name, state="not reported") for name in ("CD19", "CD10"))
    made = rows(
        slides(replace(case, diagnosis=replace(case.diagnosis, immunophenotype=antigens)))[
            "completeness"
        ]
    )
    (disease,) = (row for row in made if row[0] == "disease, further")
    assert "CD10" in disease[2]
    assert "CD19" not in disease[2]


def test_each_performance_status_comes_with_its_time() -> None:
    stated = tuple(
        PerformanceStatus(scale="Lansky", value=Value(value), when=When.parse(f"dx + {day} d"))
        for value, day in ((60, 10), (80, 200))
    )
    case = a_case(patient=Patient(sex="female", performance=stated))
    told = dict(rows(slides(case, "full")["patient"]))
    assert (
        told["Performance status (Lansky)"]
        == "60 (10 d after diagnosis), 80 (200 d after diagnosis)"
    )
