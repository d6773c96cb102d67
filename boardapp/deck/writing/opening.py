"""The door by which a template comes in: opened, looked at and rehearsed behind one guard."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pptx.presentation import Presentation
from pptx.slide import SlideLayout

from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.design import LAYOUTS
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.template.file import CHOOSE, opened_template, read_template
from boardapp.deck.template.style import template_style
from boardapp.deck.writing import package
from boardapp.deck.writing.build import Opening
from boardapp.deck.writing.rehearsal import rehearse

if TYPE_CHECKING:
    from boardapp.deck.template.look import TemplateLook


def start(template: Path | None, *, has_banner: bool) -> Opening:
    """A presentation to write into: in our own design, or in that of a `template`.

    Raises DeckError with a sentence for a template that can't be used. One that a small deck can
    be written into is sound enough for the real one, which gets a fresh copy of it.
    """
    if template is None:
        presentation = package.new_presentation()
        return Opening(
            presentation=presentation, layouts=package.layouts(presentation), style=OWN_STYLE
        )
    with _guarded(template.name):
        data = read_template(template)
        first = _opened(data, template.name, has_banner=has_banner)
        rehearse(first, template.name, has_banner=has_banner)
        return _once_more(first, data)


def look_of(template: Path, *, has_banner: bool) -> "TemplateLook":
    """How the slides of a template look, for a painter. Raises DeckError as `start` does."""
    from boardapp.deck.template.look import EMU, template_look  # loads the figures' scenes

    with _guarded(template.name):
        opening = _opened(read_template(template), template.name, has_banner=has_banner)
        size = opening.presentation.slide_width, opening.presentation.slide_height
        width, height = ((side or 0) / EMU for side in size)
        return template_look(opening.layouts, opening.style, (width, height))


def resume(
    presentation: Presentation, name: str, *, has_banner: bool
) -> tuple[dict[str, SlideLayout], Style]:
    """The layouts and the style of a presentation that has slides, by its file's `name`.

    Ours where its layouts are; else it was written into a template, or was given another design.
    """
    names = {layout.name for layout in presentation.slide_layouts}
    if names.issuperset(LAYOUTS.values()):
        return package.layouts(presentation), OWN_STYLE
    style, found = template_style(presentation, name, has_banner=has_banner)
    return found, style


def _opened(data: bytes, name: str, *, has_banner: bool) -> Opening:
    presentation = opened_template(data)
    style, layouts = template_style(presentation, name, has_banner=has_banner)
    return Opening(presentation=presentation, layouts=layouts, style=style)


def _once_more(first: Opening, data: bytes) -> Opening:
    """The same template, opened anew for the real deck: what was read of it holds."""
    presentation = opened_template(data)
    every = (layout for master in presentation.slide_masters for layout in master.slide_layouts)
    named = {layout.part.partname: layout for layout in every}
    layouts = {wanted: named[layout.part.partname] for wanted, layout in first.layouts.items()}
    return Opening(presentation=presentation, layouts=layouts, style=first.style)


@contextmanager
def _guarded(name: str) -> Iterator[None]:
    """One sentence for whatever python-pptx and lxml may stumble over in a damaged template.

    It is caught broadly on purpose: of some 2,000 damaged templates sixteen failed, at as many
    places in python-pptx.
    """
    try:
        yield
    except DeckError:
        raise
    except Exception as error:
        raise DeckError(
            f"The template {name}", "is damaged, or no PowerPoint file (.pptx, .potx).", CHOOSE
        ) from error
