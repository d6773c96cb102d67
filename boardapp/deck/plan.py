"""A deck before it is written: the slides that a case can show, and those it shows, fitted."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.album import Album
from boardapp.deck.export import deck_of, images_of
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.flow import Ask
from boardapp.deck.fitting.kept_pages import kept_pages
from boardapp.deck.fitting.page import FittedDeck, Page
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.outline.build import AS_MADE, outline_of
from boardapp.deck.outline.picker import SlideChoice, settings_of
from boardapp.deck.outline.reviewed import deck_review

WORDS_A_MINUTE = 130
"""How fast the sentences to say are spoken; a pace of ours, that of a calm talk."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A deck as it would be written now.

    `made` lists the slides as the preset has them, `chosen` as the case has chosen, each with
    the backup at its end. `notes` say what was left out of the deck.
    """

    preset: Preset
    made: tuple[SlideChoice, ...]
    chosen: tuple[SlideChoice, ...]
    fitted: FittedDeck
    notes: tuple[str, ...] = ()

    @property
    def to_show(self) -> tuple[Page, ...]:
        """The written slides that are shown."""
        return tuple(page for page in self.fitted.pages if page.slide.section != "Backup")

    @property
    def backup_count(self) -> int:
        """How many written slides stand behind those to show."""
        return len(self.fitted.pages) - len(self.to_show)

    @property
    def minutes(self) -> int:
        """How long the sentences to say of the slides to show take, in full minutes.

        0: there is nothing to say. What is asked and discussed is not counted.
        """
        words = sum(_words(page) for page in _firsts(self.to_show))
        return max(round(words / WORDS_A_MINUTE), 1) if words else 0


def plan_deck(
    case: Case, case_path: Album | Path | None, preset: Preset, ask: Ask, style: Style = OWN_STYLE
) -> Plan:
    """Plan the deck of a case in one length, as `export_deck` would write it.

    What `ask` raises stops the work between two slides.
    """
    deck, notes = deck_of(case, case_path, preset, style=style)
    ask()
    fitted = kept_pages(deck, ask, style)
    # Of the same pictures, so that the same slides serve list and deck.
    images, _ = images_of(case, case_path)
    review = deck_review(case)
    made, chosen = (
        outline_of(review, preset, choice, style, images) for choice in (AS_MADE, case.presentation)
    )
    return Plan(
        preset=preset, made=_in_order(made), chosen=_in_order(chosen), fitted=fitted, notes=notes
    )


def plan_left_out(
    case: Case, case_path: Album | Path | None, plan: Plan, ask: Ask, style: Style = OWN_STYLE
) -> FittedDeck:
    """The slides that a plan leaves out, fitted as if they were shown."""
    taken_in = (replace(choice, included=True) for choice in plan.chosen)
    choice = replace(case.presentation, preset=plan.preset, slides=settings_of(taken_in))
    deck, _ = deck_of(case, case_path, plan.preset, choice, style=style)
    shown = {page.slide.key for page in plan.fitted.pages}
    # What gathers the notes of others is no slide by itself.
    others = (slide for slide in deck.slides if not slide.gathers_notes)
    left = tuple(slide for slide in others if slide.key not in shown)
    return paginate(replace(deck, slides=left), ask, style)


def _in_order(choices: tuple[SlideChoice, ...]) -> tuple[SlideChoice, ...]:
    """The list with all of the backup behind all that is shown, as in the deck."""
    return tuple(sorted(choices, key=lambda choice: choice.section == "Backup"))


def _firsts(pages: tuple[Page, ...]) -> list[Page]:
    """The first page of each slide: its sentences are said once."""
    return list({page.slide.key: page for page in reversed(pages)}.values())


def _words(page: Page) -> int:
    return sum(len(sentence.split()) for sentence in page.slide.say)
