"""What a case keeps of a list of slides that was changed."""

from typing import Literal

from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.deck.outline.chosen import is_of_another, kept_choice
from boardapp.deck.outline.picker import SlideChoice

Section = Literal["Case", "Backup"]


def slide(
    key: str, *, title: str = "", included: bool = True, section: Section = "Case"
) -> SlideChoice:
    made = f"made {key}"
    return SlideChoice(
        key=key, title=title or made, section=section, included=included, made_title=made
    )


MADE = (slide("a"), slide("b"), slide("c", section="Backup"))
AS_MADE = DeckSettings()


def test_a_list_that_nobody_changed_leaves_the_case_as_it_is() -> None:
    stored = DeckSettings(preset="full", slides=(SlideSetting(key="b"),))
    assert kept_choice(stored, "short", MADE, MADE, MADE) is stored


def test_order_ticks_titles_and_parts_are_kept_with_their_preset() -> None:
    after = (slide("b", title="Mine"), slide("c"), slide("a", included=False, section="Backup"))
    assert kept_choice(AS_MADE, "short", MADE, MADE, after) == DeckSettings(
        preset="short",
        slides=(
            SlideSetting(key="b", title="Mine", part="main"),
            SlideSetting(key="c", part="main"),
            SlideSetting(key="a", included=False, part="backup"),
        ),
    )


def test_going_back_to_the_list_as_made_leaves_no_choice() -> None:
    stored = DeckSettings(preset="short", slides=(SlideSetting(key="b", title="Mine"),))
    before = (MADE[0], slide("b", title="Mine"), MADE[2])
    assert kept_choice(stored, "short", MADE, before, MADE) == DeckSettings(preset="short")


def test_what_is_not_listed_stays_in_the_case() -> None:
    future = SlideSetting(key="labs-9", title="Later", unknown={"colour": "red"})
    stored = DeckSettings(slides=(SlideSetting(key="b", unknown={"x": 1}), future))
    after = (MADE[1], MADE[0], MADE[2])
    kept = kept_choice(stored, "short", MADE, MADE, after)
    assert kept.slides[-1] == future
    assert kept.slides[0] == SlideSetting(key="b", part="main", unknown={"x": 1})


def test_new_titles_leave_the_order_of_another_preset_alone() -> None:
    settings = (SlideSetting(key="b", included=False), SlideSetting(key="a", title="Old"))
    stored = DeckSettings(preset="full", slides=settings)
    before = (slide("a", title="Old"), *MADE[1:])
    after = (slide("a", title="New"), *MADE[1:])
    assert kept_choice(stored, "short", MADE, before, after) == DeckSettings(
        preset="full",
        slides=(SlideSetting(key="b", included=False), SlideSetting(key="a", title="New")),
    )


def test_a_new_order_replaces_that_of_another_preset() -> None:
    stored = DeckSettings(preset="full", slides=(SlideSetting(key="b", included=False),))
    after = (MADE[1], MADE[0], MADE[2])
    kept = kept_choice(stored, "short", MADE, MADE, after)
    assert kept.preset == "short"
    assert [setting.key for setting in kept.slides if setting.included] == ["b", "a", "c"]


def test_the_order_of_another_preset_is_told() -> None:
    settings = (SlideSetting(key="b"),)
    assert is_of_another(DeckSettings(preset="full", slides=settings), "short")
    assert not is_of_another(DeckSettings(preset="full", slides=settings), "full")
    assert not is_of_another(DeckSettings(slides=settings), "full")
    assert not is_of_another(DeckSettings(preset="full"), "short")
