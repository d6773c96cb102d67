"""Which layouts of a template serve which slides: by their names, then by their placeholders."""

from collections.abc import Callable, Sequence

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster

from boardapp.deck.fitting.design import LAYOUTS
from boardapp.deck.markup.xml import Element

LAYOUT_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "Title and body", "Title and Content", "Title, Content", "Titel und Inhalt",
        "Titre et contenu", "Título y objetos", "Título e conteúdo", "Titolo e contenuto",
        "Titel en object", "Rubrik och innehåll",
    ),
    "two": (
        "Two blocks", "Two Content", "Title, 2 Content", "Zwei Inhalte", "Deux contenus",
        "Dos objetos", "Dois conteúdos", "Due contenuti", "Inhoud van twee", "Två innehållsdelar",
    ),
    "visual": ("Visual", "Title Only", "Nur Titel", "Titre seul", "Sólo el título",
               "Somente título", "Solo titolo", "Alleen titel", "Endast rubrik"),
    "stack": ("Stack", "Title Only", "Nur Titel", "Titre seul", "Sólo el título",
              "Somente título", "Solo titolo", "Alleen titel", "Endast rubrik"),
}  # fmt: skip
"""The names looked for, our own first, then PowerPoint's and LibreOffice's in seven languages."""

TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
"""A centred title is that of a title slide: taken only where a master has no other."""
BODIES = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT}
_WANTED_BODIES = {"text": 1, "two": 2, "visual": 0, "stack": 0}
_SPOKEN = {"text": "Title and Content", "two": "Two Content", "visual": "Title Only",
           "stack": "Title Only"}  # fmt: skip


def choose_layouts(
    presentation: Presentation, has_room: Callable[[SlideLayout], bool]
) -> tuple[dict[str, SlideLayout], list[str]]:
    """A layout of one master for each layout of a `Slide`, and what to tell of it.

    The master that has the most of them is taken, the first among equals; a layout that
    `has_room` for text before one that has not. Empty where no layout has a title.
    """
    best: dict[str, SlideLayout] = {}
    most, told = -1, list[str]()
    for master in presentation.slide_masters:
        chosen, missing = _of_master(master, has_room)
        if chosen and len(LAYOUTS) - len(missing) > most:
            best, most, told = chosen, len(LAYOUTS) - len(missing), _told(chosen, missing)
    return best, told


def placeholders(holder: SlideLayout | SlideMaster, kinds: set[PP_PLACEHOLDER]) -> list[Element]:
    """The placeholders of these kinds on a layout or a master, in order."""
    found: Element = holder.placeholders  # its stated type is wrong in 1.0.2
    return [shape for shape in found if shape.placeholder_format.type in kinds]


def _of_master(
    master: SlideMaster, has_room: Callable[[SlideLayout], bool]
) -> tuple[dict[str, SlideLayout], list[str]]:
    """The layouts of one master, and the wanted ones that it lacks."""
    every = list(master.slide_layouts)
    titled = [layout for layout in every if placeholders(layout, {PP_PLACEHOLDER.TITLE})]
    titled = titled or [layout for layout in every if placeholders(layout, TITLES)]
    titled = [layout for layout in titled if has_room(layout)] or titled
    chosen: dict[str, SlideLayout] = {}
    missing: list[str] = []
    for wanted in LAYOUTS if titled else ():
        found = _by_name(titled, LAYOUT_NAMES[wanted]) or _by_bodies(titled, wanted)
        if found is None:
            missing.append(wanted)
            found = _nearest(titled, wanted)
        chosen[wanted] = found
    return chosen, missing


def _by_name(layouts: Sequence[SlideLayout], names: Sequence[str]) -> SlideLayout | None:
    by_name = {layout.name.strip().casefold(): layout for layout in reversed(layouts)}
    return next((by_name[n.casefold()] for n in names if n.casefold() in by_name), None)


def _by_bodies(layouts: Sequence[SlideLayout], wanted: str) -> SlideLayout | None:
    """The first layout with a title, the wanted number of bodies, and nothing else to fill."""
    for layout in layouts:
        if _body_count(layout) == _WANTED_BODIES[wanted] and not _others(layout):
            return layout
    return None


def _nearest(layouts: Sequence[SlideLayout], wanted: str) -> SlideLayout:
    """The layout whose number of bodies is nearest; what is not filled is taken away."""
    return min(layouts, key=lambda item: (abs(_body_count(item) - _WANTED_BODIES[wanted]),
                                          len(_others(item))))  # fmt: skip


def _body_count(layout: SlideLayout) -> int:
    return len(placeholders(layout, BODIES))


def _others(layout: SlideLayout) -> list[Element]:
    """Placeholders for subtitles, pictures, charts and the like."""
    usual = TITLES | BODIES | {
        PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE,
    }  # fmt: skip
    found: Element = layout.placeholders
    return [shape for shape in found if shape.placeholder_format.type not in usual]


def _told(chosen: dict[str, SlideLayout], missing: Sequence[str]) -> list[str]:
    """A sentence for each kind of layout that is missing."""
    spoken = {_SPOKEN[wanted]: chosen[wanted].name for wanted in missing}
    return [
        f"The template has no layout like “{name}”; its layout “{used}” was used instead."
        for name, used in spoken.items()
    ]
