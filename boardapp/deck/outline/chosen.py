"""What the case keeps of its list of slides once somebody changed it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings, Preset, SlideSetting
from boardapp.deck.outline.picker import SlideChoice, settings_of


def kept_choice(
    stored: DeckSettings,
    preset: Preset,
    made: Sequence[SlideChoice],
    before: Sequence[SlideChoice],
    after: Sequence[SlideChoice],
) -> DeckSettings:
    """The choice to keep after the list of a preset was changed from `before` to `after`.

    `made` is the list as the preset has it: who goes back to it needs no choice. A case keeps
    order and ticks of one preset; new ones replace those of another, new titles alone do not.
    Settings of slides that are not listed stay as they are.
    """
    if list(after) == list(before):
        return stored
    if _arrangement(after) == _arrangement(before) and is_of_another(stored, preset):
        titles = {choice.key: _own_title(choice) for choice in after}
        if _changed_titles(before, after) <= {setting.key for setting in stored.slides}:
            return replace(stored, slides=_retitled(stored.slides, titles))
    listed = {choice.key for choice in after}
    others = tuple(setting for setting in stored.slides if setting.key not in listed)
    if list(after) == list(made):
        return replace(stored, slides=others)
    known = {setting.key: setting for setting in stored.slides}
    settings = tuple(_merged(known, setting) for setting in settings_of(after))
    return replace(stored, preset=preset, slides=(*settings, *others))


def is_of_another(stored: DeckSettings, preset: Preset) -> bool:
    """Whether the case keeps an order that was made for another preset."""
    return bool(stored.slides) and stored.preset not in (preset, "not chosen")


def _arrangement(choices: Sequence[SlideChoice]) -> list[tuple[str, bool, bool]]:
    """Order, ticks and parts, without the titles."""
    return [(choice.key, choice.included, choice.section == "Backup") for choice in choices]


def _own_title(choice: SlideChoice) -> str:
    return "" if choice.title == choice.made_title else choice.title


def _changed_titles(before: Sequence[SlideChoice], after: Sequence[SlideChoice]) -> set[str]:
    titles = {choice.key: choice.title for choice in before}
    return {choice.key for choice in after if choice.title != titles.get(choice.key)}


def _retitled(
    settings: Sequence[SlideSetting], titles: Mapping[str, str]
) -> tuple[SlideSetting, ...]:
    return tuple(
        replace(setting, title=titles.get(setting.key, setting.title)) for setting in settings
    )


def _merged(known: Mapping[str, SlideSetting], setting: SlideSetting) -> SlideSetting:
    """The new setting, with what the file has beside it and this version does not know."""
    old = known.get(setting.key)
    return replace(setting, unknown=old.unknown) if old else setting
