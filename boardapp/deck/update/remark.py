"""The speaker notes of an updated slide: the fresh ones, or the edited ones with a remark."""

from collections.abc import Sequence
from copy import deepcopy

from pptx.slide import Slide

from boardapp.deck.fitting.design import NOTES_POINTS
from boardapp.deck.marking.lines import Line, line_digests, paragraph_text, split_digests
from boardapp.deck.marking.marker import notes_lines
from boardapp.deck.markup.paragraphs import Look, add_paragraph, empty
from boardapp.deck.markup.xml import Element
from boardapp.deck.update.matching import EditedSlide

HEADING = "Kept as edited; since then the case has changed"


def renew_notes(
    edited: EditedSlide, fresh: Slide, sentences: Sequence[str], language: str
) -> tuple[str, bool]:
    """Write the notes; return the digests of the remark, and whether anything changed.

    Notes that a person edited stay; `sentences` are put behind them as a remark, in the place
    of the remark of an earlier update.
    """
    remark = [Line(text) for text in (HEADING, *sentences)] if sentences else []
    kept = list(edited.body) if edited.has_edited_notes else notes_lines(fresh)
    present = notes_lines(edited.slide)
    if [*kept, *remark] == present:
        return line_digests(remark), False
    body = _body(edited.slide)
    if body is None:
        return "", False
    if edited.has_edited_notes:
        _take_off(body, edited.mark.remark)
    else:
        empty(body)
        source = _body(fresh) if fresh.has_notes_slide else None
        for paragraph in [] if source is None else source.findall("{*}p"):
            body.append(deepcopy(paragraph))
    _add(body, remark, language)
    return line_digests(remark), True


def _body(slide: Slide) -> Element:
    """The text body of the notes, made where there are none; None if a person removed it."""
    frame = slide.notes_slide.notes_text_frame
    return None if frame is None else frame._txBody  # noqa: SLF001 - paragraphs are written whole


def _take_off(body: Element, remark: str) -> None:
    """Remove the paragraphs of an earlier remark, from the end."""
    left = split_digests(remark)
    for paragraph in reversed(body.findall("{*}p")):
        digest = Line(paragraph_text(paragraph)).digest
        if digest in left:
            left.remove(digest)
            body.remove(paragraph)


def _add(body: Element, remark: Sequence[Line], language: str) -> None:
    for number, line in enumerate(remark):
        look = Look(points=NOTES_POINTS, language=language, is_bold=number == 0)
        add_paragraph(body, line.text, look)
    if body.find("{*}p") is None:  # The format wants one paragraph at least.
        add_paragraph(body, "", Look(points=NOTES_POINTS, language=language))
