"""New slides and pages of notes; the second of each kind is a copy of the first.

python-pptx makes each anew from its layout or its master, placeholder by placeholder: 3 ms
for a slide with notes, where a copy takes a quarter. For the number of a slide and for its
relation it goes through all slides before, which in a deck of thousands takes minutes.
"""

from collections.abc import Iterator
from copy import deepcopy

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.slide import NotesSlidePart, SlidePart
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from boardapp.deck.markup.part_names import free_names
from boardapp.deck.markup.xml import Element

_LAST_ID = 2_147_483_646
"""The highest number that one may follow: the schema allows one more."""
_SLIDE_NAME = "/ppt/slides/slide%d.xml"
_NOTES_NAME = "/ppt/notesSlides/notesSlide%d.xml"


class SlideMaker:
    """Adds slides to one presentation."""

    def __init__(self, presentation: Presentation) -> None:
        self._presentation = presentation
        self._blank_slides: dict[str, Element] = {}
        self._blank_notes: Element = None
        self._slide_names: Iterator[PackURI] = iter(())
        self._notes_names = free_names(presentation.part.package, _NOTES_NAME)

    def add(self, layout: SlideLayout, *, has_notes: bool) -> Slide:
        """A new slide at the end, with the empty placeholders of its layout."""
        blank = self._blank_slides.get(layout.part.partname)
        if blank is None:
            slide: Slide = self._presentation.slides.add_slide(layout)
            self._slide_names = free_names(self._presentation.part.package, _SLIDE_NAME)
            self._blank_slides[layout.part.partname] = deepcopy(slide.element)
        else:
            slide = self._copied(blank, layout)
        if has_notes:
            self._add_notes(slide)
        return slide

    def _copied(self, blank: Element, layout: SlideLayout) -> Slide:
        part = self._presentation.part
        name = next(self._slide_names)
        made = SlidePart(name, CONTENT_TYPE.PML_SLIDE, part.package, deepcopy(blank))
        made.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        relation = part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, made)  # noqa: SLF001 - no call
        slides: Element = self._presentation.slides._sldIdLst  # noqa: SLF001
        last = int(slides[-1].get("id"))
        if last < _LAST_ID:
            slides._add_sldId(id=last + 1, rId=relation)  # noqa: SLF001
        else:
            slides.add_sldId(relation)
        slide: Slide = made.slide
        return slide

    def _add_notes(self, slide: Slide) -> None:
        if self._blank_notes is None:
            self._blank_notes = deepcopy(slide.notes_slide.element)
            next(self._notes_names)  # python-pptx took it
            return
        part = slide.part
        made = NotesSlidePart(
            next(self._notes_names),
            CONTENT_TYPE.PML_NOTES_SLIDE,
            part.package,
            deepcopy(self._blank_notes),
        )
        master = self._presentation.part.notes_master_part
        made.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
        made.relate_to(part, RELATIONSHIP_TYPE.SLIDE)
        part.relate_to(made, RELATIONSHIP_TYPE.NOTES_SLIDE)
