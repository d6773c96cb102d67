"""A small deck, written into a template before the real one: what would fail, fails here.

So one guard, at the door, speaks for all places at which a damaged template may show.
"""

from typing import get_args

from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.slides import Deck, FormBlock, Note, Paragraph, Slide, TableBlock, TextBlock
from boardapp.deck.writing.build import Opening, build

_TEXT = TextBlock(heading="Rehearsal", paragraphs=(Paragraph(text="A line of text."),))
_CALL_OUT = TextBlock(paragraphs=(Paragraph(text="A statement."),), is_emphasised=True)
_TABLE = TableBlock(columns=("Test", "Result"), rows=(("One", "1"), ("Two", "2")))
_FORM = FormBlock(fields=(("Item", ""),))
_BLOCKS = {
    "text": (_TEXT,),
    "two": (_TEXT, _TABLE),
    "visual": (_TABLE,),
    "stack": (_CALL_OUT, _TEXT, _FORM),
}


def rehearse(opening: Opening, name: str, *, has_banner: bool) -> None:
    """Write a slide of each layout with its notes. `name` is the template's.

    Raises DeckError for a deck that would not be sound, and whatever python-pptx raises for a
    damaged part. The opened presentation is used up.
    """
    layouts = get_args(Slide.__annotations__["layout"])
    deck = Deck(
        title="Rehearsal",
        subject="Rehearsal",
        footer="Rehearsal",
        banner="Rehearsal" if has_banner else "",
        slides=tuple(
            Slide(key=layout, section="Case", title=f"Rehearsal of the layout {layout}",
                  blocks=_BLOCKS[layout], layout=layout, notes=(Note(text="A note."),))
            for layout in layouts
        ),
    )  # fmt: skip
    written = build(opening, paginate(deck, style=opening.style), lambda _: None)
    for problem in written.problems:
        if problem.is_grave:
            raise DeckError(
                f"The template {name}",
                f"gives no sound presentation: {problem.text}",
                "Open it in PowerPoint and save it anew, or choose another template.",
            )
