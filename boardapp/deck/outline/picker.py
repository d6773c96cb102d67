"""Which slides of a case are shown, in which order and under which titles.

A preset proposes; the choice that the case keeps (`DeckSettings`) has the last word. Slides
that only another preset has can be taken in too.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from boardapp.case.deck_settings import DeckSettings, Part, Preset, SlideSetting
from boardapp.deck.outline.material import Material
from boardapp.deck.outline.presets import slides_of
from boardapp.deck.slides import Section, Slide

SECTIONS: tuple[Section, ...] = ("Case", "Course", "Discussion", "Backup")


class SlideChoice(msgspec.Struct, frozen=True, kw_only=True):
    """One slide that can be shown, for a list with ticks.

    `title` is shown; `made_title` is the one made from the data, the same where no other was
    chosen. `included`: whether the slide is in the deck.
    """

    key: str
    title: str
    section: Section
    included: bool
    made_title: str


def chosen_slides(preset: Preset, material: Material, choice: DeckSettings) -> list[Slide]:
    """The slides of a deck: those of the preset, as the choice changes them.

    Order and ticks hold for the preset that they were chosen for, titles for every one.
    """
    slides = slides_of(preset, material)
    settings = _settings_for(preset, choice)
    own = {slide.key for slide in slides}
    wanted = {s.key for s in settings if s.included} - own
    if wanted:
        slides = _by_section([*slides, *further_slides(preset, material)])
    shown = (own | wanted) - {s.key for s in settings if not s.included}
    kept = [slide for slide in _arranged(slides, settings) if slide.key in shown]
    return [_retitled(slide, choice) for slide in _sectioned(kept, settings)]


def choices(preset: Preset, material: Material, choice: DeckSettings) -> tuple[SlideChoice, ...]:
    """Every slide that this case can show, in the order of the deck, with what is ticked.

    What is left out stands where it would be shown; what only other presets have, at the end
    of its section.
    """
    chosen = chosen_slides(preset, material, choice)
    offered = _by_section([*slides_of(preset, material), *further_slides(preset, material)])
    made = {slide.key: slide.title for slide in offered}
    ticked = {slide.key for slide in chosen}
    settings = _settings_for(preset, choice)
    listed = list(chosen)
    place = 0
    for slide in _arranged(offered, settings):
        if slide.key not in ticked:
            above = listed[place - 1].section if place else "Case"
            listed.insert(place, _retitled(_parted(slide, settings, above), choice))
        place = [s.key for s in listed].index(slide.key) + 1
    return tuple(
        SlideChoice(
            key=slide.key,
            title=slide.title,
            section=slide.section,
            included=slide.key in ticked,
            made_title=made[slide.key],
        )
        for slide in listed
    )


def settings_of(choices: Iterable[SlideChoice]) -> tuple[SlideSetting, ...]:
    """What the case keeps of a list with ticks: order, ticks, titles that were changed."""
    return tuple(
        SlideSetting(
            key=choice.key,
            included=choice.included,
            title="" if choice.title == choice.made_title else choice.title,
            part="backup" if choice.section == "Backup" else "main",
        )
        for choice in choices
    )


def further_slides(preset: Preset, material: Material) -> list[Slide]:
    """The slides that other presets have and this one has not, each key once."""
    seen = {slide.key for slide in slides_of(preset, material)}
    found = []
    for other in ("full", "standard"):
        for slide in slides_of(other, material) if other != preset else ():
            if slide.key not in seen:
                seen.add(slide.key)
                found.append(slide)
    return found


def _settings_for(preset: Preset, choice: DeckSettings) -> tuple[SlideSetting, ...]:
    return choice.slides if choice.preset in (preset, "not chosen") else ()


def _by_section(slides: Sequence[Slide]) -> list[Slide]:
    return sorted(slides, key=lambda slide: SECTIONS.index(slide.section))


def _arranged(slides: Sequence[Slide], settings: Sequence[SlideSetting]) -> list[Slide]:
    """The slides in the order of the settings; one that is not named follows its neighbour."""
    by_key = {slide.key: slide for slide in slides}
    order = list(dict.fromkeys(s.key for s in settings if s.key in by_key))
    named = set(order)
    place = 0
    for slide in slides:
        if slide.key not in named:
            order.insert(place, slide.key)
        place = order.index(slide.key) + 1
    return [by_key[key] for key in order]


def _retitled(slide: Slide, choice: DeckSettings) -> Slide:
    titles = (s.title for s in choice.slides if s.key == slide.key)
    title = " ".join(next(titles, "").split())
    if not title or title == slide.title:
        return slide
    return replace(slide, title=title, blocks=slide.retitled or slide.blocks)


def _parted(slide: Slide, settings: Sequence[SlideSetting], above: Section) -> Slide:
    """A slide that is left out, in the part of the deck where it would be shown."""
    part = next((s.part for s in settings if s.key == slide.key), "as made")
    if part == "backup":
        return replace(slide, section="Backup")
    if part == "main" and slide.section == "Backup":
        return replace(slide, section="Discussion" if above == "Backup" else above)
    return slide


def _sectioned(slides: Sequence[Slide], settings: Sequence[SlideSetting]) -> list[Slide]:
    """The slides with the backup at the end.

    A backup slide that is named before a slide to show is shown itself: it joins the section
    before it.
    """
    parts = {setting.key: setting.part for setting in reversed(settings)}
    named = [slide.key for slide in slides if slide.key in parts]
    main: list[Slide] = []
    backup: list[Slide] = []
    for slide in slides:
        if _is_backup(slide, slides, parts, named):
            backup.append(replace(slide, section="Backup"))
        elif slide.section == "Backup":
            main.append(replace(slide, section=main[-1].section if main else "Case"))
        else:
            main.append(slide)
    return [*main, *backup]


def _is_backup(
    slide: Slide, slides: Sequence[Slide], parts: Mapping[str, Part], named: Sequence[str]
) -> bool:
    chosen = parts.get(slide.key)
    match chosen:
        case "main" | "backup":
            return chosen == "backup"
        case None:
            return slide.section == "Backup"
    if slide.section != "Backup":
        return False
    later = set(named[named.index(slide.key) + 1 :])
    return not any(
        s.key in later and s.section != "Backup" and parts[s.key] != "backup" for s in slides
    )
