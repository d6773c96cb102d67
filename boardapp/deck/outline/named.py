"""The choice of slides in words: "question,timeline,labs,backup" or "-toxicity"."""

import difflib
import re
from collections.abc import Iterable, Sequence

from boardapp.case.deck_settings import DeckSettings, Part, Preset, SlideSetting
from boardapp.deck.errors import DeckError
from boardapp.deck.outline.picker import SlideChoice
from boardapp.deck.outline.presets import KEYS

BACKUP = "backup"
"""Begins the backup; as the last word it stands for all of the preset's backup slides."""
_WHERE = "The choice of slides"


def choice_named(
    names: Sequence[str],
    offered: Sequence[SlideChoice],
    preset: Preset,
    stored: DeckSettings,
) -> DeckSettings:
    """The choice that the names make, in their order; titles of the stored one are kept.

    A name with "-" before it leaves the slide out. Where only such names are given, the rest
    stays as the case has it. "labs" also means "labs-1", "labs-2", … Raises DeckError for a
    name that no slide has, and where no slide is left.
    """
    words = [word for name in names if (word := name.strip().lower())]
    _check(word.removeprefix("-") for word in words)
    hidden = {key for word in words if word[0] == "-" for key in _keys(word[1:], offered)}
    shown = [word for word in words if word[0] != "-"]
    titles = {s.key: s.title for s in reversed(stored.slides)}
    parts = _shown_parts(shown, offered) if shown else _stored_parts(offered)
    settings = tuple(
        SlideSetting(key=key, included=key not in hidden, title=titles.get(key, ""), part=part)
        for key, part in parts.items()
    )
    if not any(setting.included for setting in settings):
        raise DeckError(_WHERE, "leaves no slide to show.", "Name at least one.")
    left_out = (choice.key for choice in offered if choice.key not in parts)
    rest = (SlideSetting(key=key, included=False, title=titles.get(key, "")) for key in left_out)
    return DeckSettings(preset=preset, slides=(*settings, *rest))


def without_content(names: Iterable[str], offered: Sequence[SlideChoice]) -> tuple[str, ...]:
    """A sentence for each slide asked for about which the case says nothing."""
    words = dict.fromkeys(name.strip().lower() for name in names)
    return tuple(
        f"No slide “{word}”: the case has nothing for it."
        for word in words
        if word and word[0] != "-" and word != BACKUP and not _keys(word, offered)
    )


def unknown_names(choice: DeckSettings) -> tuple[str, ...]:
    """A sentence for each slide in the case's own choice that no deck has."""
    keys = dict.fromkeys(s.key for s in choice.slides if not _is_known(s.key))
    return tuple(
        f"The case's choice of slides names “{key}”, which is none. {_meant(key)}" for key in keys
    )


def _check(words: Iterable[str]) -> None:
    for word in words:
        if word != BACKUP and not _is_known(word):
            raise DeckError(_WHERE, f"there is no slide “{word}”.", _meant(word))


def _meant(word: str) -> str:
    close = difflib.get_close_matches(word, (*KEYS, BACKUP), n=2, cutoff=0.75)
    if close:
        return f"Did you mean {' or '.join(f'“{name}”' for name in close)}?"
    return f"The slides are {', '.join(KEYS)}."


def _is_known(key: str) -> bool:
    return key in KEYS or re.sub(r"-\d+$", "", key) in KEYS


def _keys(word: str, offered: Sequence[SlideChoice]) -> list[str]:
    """The slides of a name: those that the deck shows, else those that it could show."""
    if word == BACKUP:
        return [c.key for c in offered if c.included and c.section == "Backup"]
    family = re.compile(rf"{re.escape(word)}(-\d+)?")
    named = [choice for choice in offered if family.fullmatch(choice.key)]
    return [c.key for c in named if c.included] or [c.key for c in named]


def _stored_parts(offered: Sequence[SlideChoice]) -> dict[str, Part]:
    return {c.key: "backup" if c.section == "Backup" else "main" for c in offered if c.included}


def _shown_parts(words: Sequence[str], offered: Sequence[SlideChoice]) -> dict[str, Part]:
    """The slides shown, in order, each with the part of the deck that it is in."""
    parts: dict[str, Part] = {}
    is_backup = False
    for number, word in enumerate(words):
        if word == BACKUP and number < len(words) - 1:
            is_backup = True
            continue
        part: Part = "backup" if is_backup or word == BACKUP else "as made"
        parts |= {key: part for key in _keys(word, offered) if key not in parts}
    return parts
