"""How the case is to be shown: the length of its deck, its slides in order, their titles."""

from typing import Literal, get_args

from boardapp.case.record import Record

Preset = Literal["short", "standard", "full"]
"""How long a deck is."""
PRESETS: tuple[Preset, ...] = get_args(Preset)


Part = Literal["main", "backup", "as made"]
"""Where a slide is shown; "as made": where its preset puts it."""


class SlideSetting(Record, frozen=True, kw_only=True):
    """What was chosen for one slide of the deck.

    `key` is the slide's name for ever ("timeline", "labs"). `title` replaces the title made
    from the data. `part` moves the slide into the backup, or from there to the slides that
    are shown.
    """

    key: str
    included: bool = True
    title: str = ""
    part: Part = "as made"


class DeckSettings(Record, frozen=True, kw_only=True):
    """The choice of slides that belongs to this case.

    `preset` is the length that `slides` were chosen for. `slides` are in the order in which
    they are shown; a slide that is not named stays where the preset has it.
    """

    preset: Literal[Preset, "not chosen"] = "not chosen"
    slides: tuple[SlideSetting, ...] = ()
