"""A deck before it is written has the slides that the written one has."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from pptx import Presentation

from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.casefile.files import read_case
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.export import export_deck
from boardapp.deck.plan import plan_deck, plan_left_out


def _ask() -> None:
    """Stop nothing."""


@pytest.mark.parametrize("preset", ["short", "standard", "full"])
def test_the_plan_has_the_slides_of_the_file(
    letter_path: Path, tmp_path: Path, preset: str
) -> None:
    case = read_case(letter_path)
    plan = plan_deck(case, letter_path, preset, _ask)  # type: ignore[arg-type]
    export_deck(case, letter_path, tmp_path / "a.pptx", preset)  # type: ignore[arg-type]
    written = Presentation(str(tmp_path / "a.pptx")).slides
    titles = [slide.shapes.title.text_frame.text for slide in written]  # type: ignore[union-attr]
    assert [page.slide.title for page in plan.fitted.pages] == titles
    assert len(plan.to_show) + plan.backup_count == len(titles)


def test_what_the_case_chose_stands_beside_what_the_preset_has(letter_path: Path) -> None:
    settings = (SlideSetting(key="labs", included=False), SlideSetting(key="goals", part="backup"))
    choice = DeckSettings(preset="standard", slides=settings)
    case = replace(read_case(letter_path), presentation=choice)
    plan = plan_deck(case, letter_path, "standard", _ask)
    made = {choice.key: choice for choice in plan.made}
    chosen = {choice.key: choice for choice in plan.chosen}
    assert made["labs"].included
    assert not chosen["labs"].included
    assert "labs" not in {page.slide.key for page in plan.fitted.pages}
    sections = [choice.section == "Backup" for choice in plan.chosen]
    assert sections == sorted(sections)
    assert "goals" not in {page.slide.key for page in plan.to_show}


def test_the_time_is_that_of_the_sentences_to_say(letter_path: Path) -> None:
    plan = plan_deck(read_case(letter_path), letter_path, "standard", _ask)
    said = {page.slide.key: page.slide.say for page in plan.to_show}
    words = sum(len(sentence.split()) for say in said.values() for sentence in say)
    assert abs(plan.minutes - words / 130) <= 0.5
    assert plan.minutes == 5


def test_a_plan_that_nobody_wants_any_more_stops(letter_path: Path) -> None:
    def stop() -> None:
        raise ExportCancelled

    with pytest.raises(ExportCancelled):
        plan_deck(read_case(letter_path), letter_path, "standard", stop)


def test_what_is_left_out_is_fitted_beside_the_deck(letter_path: Path) -> None:
    case = read_case(letter_path)
    plan = plan_deck(case, letter_path, "short", _ask)
    rest = plan_left_out(case, letter_path, plan, _ask)
    shown = {page.slide.key for page in plan.fitted.pages}
    left = {page.slide.key for page in rest.pages}
    assert shown & left == set()
    gathered = {"source-table"}
    assert shown | left | gathered == {choice.key for choice in plan.chosen} | gathered
    assert {"labs", "register"} <= left


def test_nothing_is_planned_beside_a_deck_of_all_slides(letter_path: Path) -> None:
    everything = plan_deck(read_case(letter_path), letter_path, "full", _ask).chosen
    settings = tuple(SlideSetting(key=choice.key) for choice in everything)
    choice = DeckSettings(preset="full", slides=settings)
    case = replace(read_case(letter_path), presentation=choice)
    plan = plan_deck(case, letter_path, "full", _ask)
    assert plan_left_out(case, letter_path, plan, _ask).pages == ()
