"""The deck of a patient who died: nothing is current, nothing goes on, no option is open."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.case.meeting import Option
from boardapp.case.patient import Patient, VitalStatus
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.deck.fitting.text import texts_of
from boardapp.deck.outline.build import build_deck
from boardapp.deck.outline.reviewed import deck_review
from boardapp.deck.slides import Slide
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case

RELAPSE = Assessment(id="rel", when=When.parse("dx + 300 d"), finding="relapse", sites=("marrow",))
DEATH = Assessment(id="end", when=When.parse("dx + 405 d"), finding="death", cause="sepsis")
BY_VITAL_STATUS = Patient(
    vital_status=VitalStatus(state="dead", when=When.parse("dx + 405 d"), cause="sepsis")
)
THERAPIES = (
    Therapy(name="venetoclax", line=1, status="ongoing", start=When.parse("dx + 320 d")),
    Therapy(name="CAR-T", line=2, status="planned"),
)
QUOTES = ("doubts", "register", "completeness", "missing")
"""The slides that quote the file."""
OPTIONS = (Option(name="clofarabine", evidence="phase 2"), Option(name="palliation"))


def _slides(preset: str, **parts: Any) -> dict[str, Slide]:
    case = a_case(therapies=THERAPIES, options=OPTIONS, **parts)
    deck = build_deck(deck_review(case), preset)  # type: ignore[arg-type]
    return {slide.key: slide for slide in deck.slides}


def _dead(kind: str) -> dict[str, Any]:
    if kind == "assessment":
        return {"assessments": (RELAPSE, DEATH)}
    return {"assessments": (RELAPSE,), "patient": BY_VITAL_STATUS}


@pytest.mark.parametrize("kind", ["assessment", "vital status"])
@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_no_slide_of_a_dead_patient_speaks_of_a_present(kind: str, preset: str) -> None:
    made = _slides(preset, **_dead(kind))
    for slide in (slide for key, slide in made.items() if key not in QUOTES):
        texts = [slide.title, *slide.say, *texts_of(slide.blocks)]
        for text in texts:
            assert "Current" not in text, slide.key
            assert text.strip() != "Now", slide.key
            assert "to discuss" not in text, slide.key
            assert "for discussion" not in text, slide.key
            assert "ongoing" not in text.replace("ongoing at death", ""), (slide.key, text)
            assert not text.startswith("Planned"), slide.key


@pytest.mark.parametrize("kind", ["assessment", "vital status"])
def test_the_slides_say_when_and_of_what_the_patient_died(kind: str) -> None:
    made = _slides("standard", **_dead(kind))
    assert made["status"].title == "Died (sepsis), 405 d after diagnosis"
    assert made["timeline"].title.endswith("then death (sepsis)")
    assert made["options"].title == (
        "Two options as stated (the patient died): clofarabine; palliation"
    )
    assert "Had been planned: CAR-T." in " ".join(texts_of(made["lines"].blocks))
    assert "venetoclax ongoing at death" in " ".join(texts_of(made["lines"].blocks))


def test_who_lives_has_a_present_and_options() -> None:
    made = _slides("standard", assessments=(RELAPSE,))
    assert made["options"].title == ("Two options to discuss, unranked: clofarabine; palliation")
    assert "Now" in texts_of(made["question"].blocks)
    assert "Planned: CAR-T." in " ".join(texts_of(made["lines"].blocks))


def test_a_death_is_marked_on_the_timeline_wherever_it_is_stated() -> None:
    for kind in ("assessment", "vital status"):
        review = review_case(a_case(**_dead(kind)))
        assert [look.name for look in review.looks][-1] == "death (sepsis)"
        summary = next(block for block in _slides("standard", **_dead(kind))["timeline"].blocks)
        assert "Death (sepsis)" in " ".join(texts_of((summary,)))
