"""The picker: order, leaving out, own titles, slides of other presets, names that are none."""

import pytest

from boardapp.case.deck_settings import DeckSettings, Preset, SlideSetting
from boardapp.casefile.files import read_case
from boardapp.deck.errors import DeckError
from boardapp.deck.outline.build import build_deck, outline_of
from boardapp.deck.outline.named import choice_named, unknown_names, without_content
from boardapp.deck.outline.picker import SlideChoice, settings_of
from boardapp.deck.outline.presets import KEYS
from boardapp.deck.slides import Deck
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case

PRESETS: tuple[Preset, ...] = ("short", "standard", "full")
MAIN = [
    "question", "diagnosis", "timeline", "status", "labs", "toxicity", "goals", "options",
    "recommendation",
]  # fmt: skip
BACKUP = ["options-in-full", "lines", "relapses", "timeline-table", "doses", "mrd-table", "sos",
          "work-up-1", "references", "definitions", "doubts", "completeness",
          "source-table"]  # fmt: skip
AS_MADE = DeckSettings()


@pytest.fixture(scope="module")
def letter() -> Review:
    return review_case(read_case(example_case("letter")))


@pytest.fixture(scope="module")
def synthetic() -> Review:
    return review_case(read_case(example_case("synthetic")))


def chosen(*settings: SlideSetting, preset: Preset | None = None) -> DeckSettings:
    return DeckSettings(preset=preset or "not chosen", slides=settings)


def keys(deck: Deck) -> list[str]:
    return [slide.key for slide in deck.slides]


def sections(deck: Deck) -> dict[str, str]:
    return {slide.key: slide.section for slide in deck.slides}


def named(review: Review, words: str, preset: Preset = "standard") -> Deck:
    choice = choice_named(words.split(","), outline_of(review, preset), preset, AS_MADE)
    return build_deck(review, preset, choice=choice)


# What the case keeps


def test_a_case_without_a_choice_has_the_slides_of_the_preset(letter: Review) -> None:
    assert keys(build_deck(letter, "standard")) == MAIN + BACKUP


def test_what_is_left_out_is_gone_and_the_rest_as_it_was(letter: Review) -> None:
    deck = build_deck(letter, "standard", choice=chosen(SlideSetting(key="labs", included=False)))
    assert keys(deck) == [key for key in MAIN + BACKUP if key != "labs"]


def test_slides_stand_in_the_order_chosen_and_others_behind_their_neighbour(
    letter: Review,
) -> None:
    order = (SlideSetting(key="goals"), SlideSetting(key="question"))
    assert keys(build_deck(letter, "standard", choice=chosen(*order)))[:5] == [
        "goals", "options", "recommendation", "question", "diagnosis",
    ]  # fmt: skip


def test_a_title_of_ones_own_replaces_the_one_from_the_data(letter: Review) -> None:
    choice = chosen(SlideSetting(key="timeline", title="Four relapses,\n then quiet"))
    titles = {s.key: s.title for s in build_deck(letter, "standard", choice=choice).slides}
    assert titles["timeline"] == "Four relapses, then quiet"
    assert titles["goals"] == "Goals: palliative intent, then curative"


def test_two_slides_of_one_title_are_told_apart(letter: Review) -> None:
    choice = chosen(SlideSetting(key="labs", title="X"), SlideSetting(key="goals", title="X"))
    titles = [slide.title for slide in build_deck(letter, "standard", choice=choice).slides]
    assert titles.count("X") == 1
    assert "X – 2" in titles


def test_order_and_ticks_hold_for_their_preset_and_titles_for_all(letter: Review) -> None:
    settings = (
        SlideSetting(key="timeline", title="Mine"),
        SlideSetting(key="question"),
        SlideSetting(key="status", included=False),
    )
    other = build_deck(letter, "short", choice=chosen(*settings, preset="standard"))
    assert keys(other) == keys(build_deck(letter, "short"))
    assert other.slides[1].title == "Mine"
    assert keys(build_deck(letter, "short", choice=chosen(*settings, preset="short")))[:3] == [
        "timeline", "question", "recommendation",
    ]  # fmt: skip


def test_a_title_takes_no_slide_of_another_preset_in(letter: Review) -> None:
    settings = SlideSetting(key="history", title="Mine")
    choice = chosen(settings, preset="full")
    assert keys(build_deck(letter, "short", choice=choice)) == keys(build_deck(letter, "short"))


def test_a_slide_of_another_preset_can_be_taken_in(letter: Review) -> None:
    deck = build_deck(letter, "standard", choice=chosen(SlideSetting(key="history")))
    assert "history" in keys(deck)
    assert sections(deck)["history"] == "Course"


def test_a_slide_can_be_moved_into_the_backup_and_out_of_it(letter: Review) -> None:
    choice = chosen(
        SlideSetting(key="toxicity", part="backup"), SlideSetting(key="doubts", part="main")
    )
    found = sections(build_deck(letter, "standard", choice=choice))
    assert found["toxicity"] == "Backup"
    assert found["doubts"] != "Backup"
    assert sorted(found.values(), key="Backup".__eq__) == list(found.values())


def test_unknown_slides_of_a_case_change_nothing_and_are_named(letter: Review) -> None:
    choice = chosen(SlideSetting(key="toxcity"), SlideSetting(key="images-3", included=False))
    assert keys(build_deck(letter, "standard", choice=choice)) == MAIN + BACKUP
    assert unknown_names(choice) == (
        "The case's choice of slides names “toxcity”, which is none. Did you mean “toxicity”?",
    )


# The list with ticks


@pytest.mark.parametrize("preset", PRESETS)
def test_the_ticked_slides_are_those_of_the_deck(synthetic: Review, preset: Preset) -> None:
    ticked = [choice.key for choice in outline_of(synthetic, preset) if choice.included]
    assert ticked == keys(build_deck(synthetic, preset))


def test_every_slide_that_a_case_can_show_is_offered_once(synthetic: Review) -> None:
    offered = [choice.key for choice in outline_of(synthetic, "short")]
    every = {key for preset in PRESETS for key in keys(build_deck(synthetic, preset))}
    assert len(offered) == len(set(offered))
    assert set(offered) == every


def test_what_is_left_out_keeps_its_place_in_the_list(letter: Review) -> None:
    choice = chosen(SlideSetting(key="labs", included=False))
    listed = outline_of(letter, "standard", choice)
    place = [item.key for item in listed].index("labs")
    assert listed[place - 1].key == "status"
    assert not listed[place].included


def test_a_list_stored_and_read_again_is_the_same(letter: Review) -> None:
    listed = list(outline_of(letter, "standard"))
    listed[2], listed[3] = listed[3], listed[2]
    stored = DeckSettings(preset="standard", slides=settings_of(listed))
    assert list(outline_of(letter, "standard", stored)) == listed


def test_what_is_left_out_stays_in_the_part_it_was_moved_to(letter: Review) -> None:
    choice = chosen(
        SlideSetting(key="question"),
        SlideSetting(key="doubts", included=False, part="main"),
        SlideSetting(key="labs", included=False, part="backup"),
        preset="standard",
    )
    listed = {item.key: item for item in outline_of(letter, "standard", choice)}
    assert listed["labs"].section == "Backup"
    assert listed["doubts"].section != "Backup"
    assert not listed["labs"].included
    assert not listed["doubts"].included


def test_a_list_keeps_changed_titles_only() -> None:
    made = SlideChoice(key="labs", title="A", section="Course", included=True, made_title="A")
    mine = SlideChoice(key="goals", title="B", section="Backup", included=False, made_title="C")
    assert settings_of([made, mine]) == (
        SlideSetting(key="labs", part="main"),
        SlideSetting(key="goals", included=False, title="B", part="backup"),
    )


@pytest.mark.parametrize("preset", PRESETS)
def test_every_slide_of_the_examples_has_a_known_name(
    letter: Review, synthetic: Review, preset: Preset
) -> None:
    choice = chosen(
        *(SlideSetting(key=k) for r in (letter, synthetic) for k in keys(build_deck(r, preset)))
    )
    assert unknown_names(choice) == ()


# In words


def test_named_slides_are_the_deck_in_the_order_named(letter: Review) -> None:
    assert keys(named(letter, "timeline,question,labs")) == ["timeline", "question", "labs"]


def test_a_minus_leaves_out(letter: Review) -> None:
    assert keys(named(letter, "-toxicity,-doubts")) == [
        key for key in MAIN + BACKUP if key not in ("toxicity", "doubts")
    ]


def test_backup_as_the_last_word_brings_all_of_it(letter: Review) -> None:
    deck = named(letter, "question,timeline,backup,-doubts")
    assert keys(deck) == ["question", "timeline", *(key for key in BACKUP if key != "doubts")]
    assert sections(deck)["relapses"] == "Backup"


def test_what_is_named_after_backup_is_the_backup(letter: Review) -> None:
    deck = named(letter, "question,backup,labs,doubts")
    assert sections(deck) == {"question": "Case", "labs": "Backup", "doubts": "Backup"}


def test_a_backup_slide_named_before_others_is_shown(letter: Review) -> None:
    assert sections(named(letter, "question,doubts,timeline,references")) == {
        "question": "Case",
        "doubts": "Case",
        "timeline": "Course",
        "references": "Backup",
    }


def test_a_name_stands_for_all_of_its_kind(synthetic: Review) -> None:
    full = named(synthetic, "question,labs", "full")
    assert keys(full)[:3] == ["question", "labs", "labs-4"]
    assert keys(named(synthetic, "question,labs")) == ["question", "labs"]
    assert keys(named(synthetic, "images-2")) == ["images-2"]


def test_a_slide_that_only_another_preset_has_can_be_named(letter: Review) -> None:
    assert keys(named(letter, "question,history,sources", "short")) == [
        "question", "history", "sources",
    ]  # fmt: skip


def test_the_titles_of_the_case_are_kept(letter: Review) -> None:
    stored = chosen(SlideSetting(key="labs", title="Mine", included=False))
    offered = outline_of(letter, "standard", stored)
    choice = choice_named(["labs"], offered, "standard", stored)
    assert [s.title for s in build_deck(letter, "standard", choice=choice).slides] == ["Mine"]


def test_leaving_out_keeps_the_order_that_the_case_has(letter: Review) -> None:
    stored = chosen(SlideSetting(key="timeline"), SlideSetting(key="question"), preset="short")
    choice = choice_named(["-status"], outline_of(letter, "short", stored), "short", stored)
    assert keys(build_deck(letter, "short", choice=choice))[:2] == ["timeline", "recommendation"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("toxcity", "there is no slide “toxcity”. Did you mean “toxicity”?"),
        ("question,-lab", "there is no slide “lab”. Did you mean “labs”?"),
        ("zzz", f"there is no slide “zzz”. The slides are {', '.join(KEYS)}."),
        ("labs,-labs", "leaves no slide to show. Name at least one."),
        ("images", "leaves no slide to show. Name at least one."),
    ],
)
def test_what_can_not_be_chosen_is_told(letter: Review, words: str, sentence: str) -> None:
    with pytest.raises(DeckError) as caught:
        named(letter, words)
    assert str(caught.value) == f"The choice of slides: {sentence}"


def test_a_slide_about_which_the_case_says_nothing_is_told(letter: Review) -> None:
    offered = outline_of(letter, "standard")
    assert without_content(["question", "images", "-results", "backup"], offered) == (
        "No slide “images”: the case has nothing for it.",
    )
