"""The slide of MRD: where it stands, and what its title asserts."""

from typing import Any

import pytest

from boardapp.case.assessment import Antigen, Assessment, CnsStatus, Marrow, Mrd
from boardapp.case.deck_settings import Preset
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.deck.fitting.text import texts_of
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import ChartBlock, Deck
from boardapp.figures.charts.chart import Chart
from boardapp.resources import example_case
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def deck_of(name: str, preset: Preset = "standard") -> Deck:
    return build_deck(review_case(read_case(example_case(name))), preset)


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_a_series_of_mrd_has_a_slide_of_its_own_behind_the_status(preset: Preset) -> None:
    deck = deck_of("synthetic", preset)
    keys = [slide.key for slide in deck.slides]
    assert keys[keys.index("status") + 1] == "mrd"
    charts = {s.key for s in deck.slides for b in s.blocks if isinstance(b, ChartBlock)}
    assert "mrd" in charts
    assert "status" not in charts


def test_one_drawable_result_makes_no_slide_and_stays_with_the_status() -> None:
    deck = deck_of("letter")
    assert "mrd" not in {slide.key for slide in deck.slides}
    (status,) = [slide for slide in deck.slides if slide.key == "status"]
    (tiles,) = status.blocks
    assert "< 1×10⁻⁶" in list(texts_of(tiles))
    (listed,) = [slide for slide in deck.slides if slide.key == "mrd-table"]
    assert listed.section == "Backup"


def chart_of(deck: Deck) -> Chart:
    (made,) = [slide for slide in deck.slides if slide.key == "mrd"]
    (block,) = made.blocks
    assert isinstance(block, ChartBlock)
    return block.chart


def test_the_title_asserts_what_the_results_say() -> None:
    (made,) = [slide for slide in deck_of("synthetic").slides if slide.key == "mrd"]
    assert made.title == (
        "MRD is back by NGS: 2.4, then 5.1×10⁻⁶ in two weeks, month 28.5; "
        "flow not detected (< 1×10⁻⁴)"
    )


def test_the_facts_beside_it_have_their_times_and_say_what_nobody_looked_at() -> None:
    chart = chart_of(deck_of("synthetic"))
    assert [(fact.label, fact.text, fact.is_missing) for fact in chart.facts] == [
        ("Disease, month 28.5", "CR, at least 8 mo", False),
        ("CD19, CD22 since month 28.1", "not reported (doubt 3)", True),
        ("Chimerism, month 28.5", "97 % donor (marrow)", False),
        ("CNS, month 28.5", "CNS1", False),
        ("Performance (Lansky), month 28.5", "90", False),
    ]
    assert "CNS, month 28.5: CNS1." in chart.summary


def made_case(*looks: Assessment) -> Deck:
    return build_deck(review_case(a_case(assessments=looks)), "standard")


def look(day: int, *, found: bool, **more: Any) -> Assessment:
    value = Value(1e-3) if found else None
    mrd = Mrd(result="positive" if found else "negative", value=value, limit=Value(1e-6),
              method="NGS", specimen="marrow")  # fmt: skip
    return Assessment(when=When.parse(f"dx + {day} d"), marrow=Marrow(mrd=(mrd,)), **more)


CD22 = Antigen(name="CD22", state="positive", value=Value(80), unit="%")


def test_an_antigen_that_was_looked_at_since_is_told_with_its_time() -> None:
    deck = made_case(look(30, found=True), look(60, found=True, antigens=(CD22,)))
    assert [(f.label, f.text, f.is_missing) for f in chart_of(deck).facts] == [
        ("CD22, day 60", "positive (80 %)", False),
    ]


def test_an_antigen_that_was_looked_at_before_only_is_not_reported_since() -> None:
    deck = made_case(look(10, found=False, antigens=(CD22,)), look(30, found=True))
    assert [(f.label, f.text, f.is_missing) for f in chart_of(deck).facts] == [
        ("CD22 since day 30", "not reported", True),
    ]


def test_without_mrd_nothing_is_said_of_antigens() -> None:
    deck = made_case(look(30, found=True, antigens=(CD22,)), look(60, found=False))
    assert chart_of(deck).facts == ()


def test_what_a_relapse_has_overtaken_is_no_fact_beside_the_chart() -> None:
    looks = (
        look(30, found=True, cns=CnsStatus(status="CNS1")),
        look(60, found=True),
        Assessment(when=When.parse("dx + 90 d"), finding="relapse", sites=("marrow",)),
    )
    labels = [fact.label for fact in chart_of(made_case(*looks)).facts]
    assert labels == ["Disease, day 90"]


def test_the_notes_open_with_the_finding_and_what_makes_it_so() -> None:
    (made,) = [slide for slide in deck_of("synthetic").slides if slide.key == "mrd"]
    assert made.say[0] == f"{made.title}."
    assert made.say[1] == (
        "The sample before could have found it: not detected, < 1×10⁻⁶, month 25.4."
    )
    assert "CNS, month 28.5: CNS1." in made.say[-1]
    assert any(
        note.text.startswith("Rule: Course of MRD, version 1 (ours).") for note in made.notes
    )


def test_nothing_is_called_gone_that_no_sample_showed() -> None:
    (made,) = [s for s in made_case(look(30, found=True), look(60, found=True)).slides
               if s.key == "mrd"]  # fmt: skip
    assert made.say == (
        "MRD is still detected by NGS: 1×10⁻³, then 1×10⁻³ in 30 days, day 60.",
        "An open triangle is a sample without MRD, at the least that it could find.",
    )
