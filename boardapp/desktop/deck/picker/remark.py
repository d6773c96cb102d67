"""What is to be known about the chosen slide and about the list, in a sentence or two."""

from typing import TYPE_CHECKING

from boardapp.desktop.deck.picker.model import is_retitled

if TYPE_CHECKING:
    from boardapp.case.deck_settings import DeckSettings, Preset
    from boardapp.deck.outline.picker import SlideChoice

TITLE_LINES = 2
HINT = (
    "Space leaves a slide out; drag it, or Alt+Up and Alt+Down, to move it; F2 changes its title."
)


def remark_on(
    slide: "SlideChoice | None", stored: "DeckSettings", preset: "Preset", *, is_changed: bool
) -> str:
    """The remark; `is_changed`: the case will keep another choice than it has."""
    from boardapp.deck.outline.chosen import is_of_another
    from boardapp.deck.titles import lines_of

    said = []
    if slide and lines_of(slide.title) > TITLE_LINES:
        said.append("This title takes more than two lines: it will be shortened on the slide.")
    elif slide and is_retitled(slide):
        said.append(f"Your title. Made from the data: “{slide.made_title}”")
    if is_changed:
        said.append("The case keeps this choice; Undo takes it back.")
        if is_of_another(stored, preset):
            said.append(f"It replaces the order kept for the {stored.preset} deck.")
    return " ".join(said) or HINT
