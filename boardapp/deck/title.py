"""The title of a slide, in the layout's title placeholder."""

from pptx.slide import Slide

from boardapp.deck.paragraphs import Look, add_paragraph, empty


def set_title(slide: Slide, text: str, points: float, language: str) -> None:
    """Set the title and make it the first shape in reading order."""
    holder = slide.shapes.title
    if holder is None:
        raise TypeError("the layout has no title")
    body = holder.text_frame._txBody  # noqa: SLF001 - paragraphs are written whole
    empty(body)
    add_paragraph(body, text, Look(points=points, language=language))
