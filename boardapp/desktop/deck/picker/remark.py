"""What is to be known about the chosen slide and about the list, in a sentence or two."""

from typing import TYPE_CHECKING

from boardapp.desktop.deck.picker.model import is_retitled

if TYPE_CHECKING:
    from boardapp.case.deck_settings import DeckSettings, Preset
    from boardapp.deck.outline.picker import SlideChoice

TITLE_LINES = 2
HINT = (
    "Space leaves a slide out or takes it in; drag it, or Alt+Up and Alt+Down, to move it; F2 "
    "changes its title."
)


def remark_on(slide: "SlideChoice | None", stored: "DeckSettings", preset: "Preset") -> str:
    """The remark; `stored` is what the case keeps."""
    from boardapp.deck.fitting.title_fit import lines_of
    from boardapp.deck.outline.chosen import is_of_another

    said = []
    if slide and lines_of(slide.title) > TITLE_LINES:
        said.append("This title takes more than two lines: it is shortened on the slide.")
    elif slide and is_retitled(slide):
        said.append(f"Your title. Made from the data: “{slide.made_title}”")
    if is_of_another(stored, preset):
        said.append(
            f"The case keeps an order for its {stored.preset} deck; another order made here "
            "replaces it."
        )
    return " ".join(said) or HINT
