"""`update_deck`: a deck that people edited, brought up to date with its case."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

import boardapp
from boardapp.case.case import Case
from boardapp.case.deck_settings import Preset
from boardapp.casefile.album import Album
from boardapp.deck.errors import ExportCancelled
from boardapp.deck.fitting.fit import paginate
from boardapp.deck.fitting.page import FittedDeck, Page
from boardapp.deck.fitting.stage import Style
from boardapp.deck.fitting.text import brief
from boardapp.deck.marking.marker import TITLE, DeckMark, read_mark, write_deck_mark
from boardapp.deck.markup.saving import save
from boardapp.deck.markup.shapes import title_holder
from boardapp.deck.slides import Deck
from boardapp.deck.update.belonging import ANOTHER, DOUBTFUL, UNSAID, strangers
from boardapp.deck.update.checking import Checked, check_updated, notes_places
from boardapp.deck.update.matching import EditedSlide, edited_slide
from boardapp.deck.update.opening import guarded, known_mark, open_deck, read_deck
from boardapp.deck.update.order import (
    OutlinePlace,
    drop_slide,
    number_slide_parts,
    place_slides,
)
from boardapp.deck.update.renew import keep_slide, renew_slide
from boardapp.deck.update.report import KeptSlide, UpdateReport
from boardapp.deck.update.source import OneCase, Source
from boardapp.deck.writing import opening, package
from boardapp.deck.writing.links import add_links
from boardapp.deck.writing.notes import list_master
from boardapp.deck.writing.pages import write_page
from boardapp.deck.writing.properties import renew_properties
from boardapp.deck.writing.writer import Cancelled, Progress

Key = tuple[str, int]
"""A slide of the outline, and which of its pages."""

BY_HAND = "Made by hand."
COPY = "A copy made by hand; boardapp updates the other one."
_THEIRS = {BY_HAND, COPY, ANOTHER, DOUBTFUL, UNSAID}
NOT_GIVEN = "The case no longer gives this slide."


def update_deck(
    case: Case,
    case_path: Album | Path | None,
    deck_path: Path,
    out_path: Path | None = None,
    preset: Preset | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    slides: Sequence[str] = (),
) -> UpdateReport:
    """Bring the deck at `deck_path` up to date, and write it to `out_path` or in its place.

    `preset` None: as long as the deck was written; `slides` empty: those that were asked for
    then. Raises DeckError with a sentence for the
    user, ExportCancelled if `cancelled` said so; no file is then changed.
    """
    source = OneCase(case, case_path, preset, slides)
    return bring_up_to_date(source, deck_path, out_path or deck_path, progress, cancelled)


def bring_up_to_date(
    source: Source,
    deck_path: Path,
    target: Path,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> UpdateReport:
    """Bring the deck at `deck_path` up to date with its source, and write it to `target`.

    Raises as `update_deck` does; no file is then changed.
    """

    def ask() -> None:
        if cancelled and cancelled():
            raise ExportCancelled

    data = read_deck(deck_path)
    with guarded(deck_path):
        presentation = open_deck(data, deck_path)
        mark = known_mark(presentation, deck_path)
        slides = [held for slide in presentation.slides if (held := read_mark(slide))]
        source.claim(mark, slides, deck_path)
        found = _Found(presentation, mark, source)
        layouts, style = opening.resume(presentation, deck_path.name, has_banner=source.has_banner)
    deck, left_out = source.deck(mark, style)
    deck = _under_their_titles(deck, found)
    with guarded(deck_path):
        fitted = paginate(deck, ask, style)
        update = _Update(found, fitted, layouts, style)
        for number, page in enumerate(fitted.pages):
            ask()
            update.take(page, fitted.keys[number], number + 1)
            if progress:
                progress(number + 1, len(fitted.pages))
        update.finish()
        written = package.to_bytes(presentation)
        checked = update.check(data, written)
        ask()
        report = update.report(target, left_out)
    save(target, written, "PowerPoint")
    return replace(report, check=checked.lines)


class _Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a slide that is in the deck."""

    is_updated: bool = False
    is_added: bool = False
    kept: tuple[str, ...] = ()


class _Found:
    """What stands in the deck: the slide for each key, and what becomes of people's own."""

    def __init__(self, presentation: Presentation, mark: DeckMark, source: Source) -> None:
        self.presentation, self.mark = presentation, mark
        _drop_loose_slides(presentation)
        number_slide_parts(presentation)
        self.edited, self.fates = _recognised(presentation, mark, source)


class _Update:
    """The update of one deck; it goes through the pages of the fresh deck one by one."""

    def __init__(
        self, found: _Found, fitted: FittedDeck, layouts: dict[str, SlideLayout], style: Style
    ) -> None:
        self.presentation, self.mark, self.fitted = found.presentation, found.mark, fitted
        self.edited, self.fates = found.edited, found.fates
        self.layouts, self.style = layouts, style
        self.outline: list[OutlinePlace] = []
        self.written: list[tuple[Slide, Page]] = []
        self.removed: list[str] = []
        self.withdrawn: list[str] = []
        self.found: list[str] = []

    def take(self, page: Page, key: Key, number: int) -> None:
        """Write one page afresh, and let it renew its slide, join the deck, or stay away."""
        fresh = self.presentation.slides.add_slide(self.layouts[page.slide.layout])
        found = write_page(fresh, page, number, self.fitted.deck, key[1], self.style)
        edited = self.edited.get(key)
        if edited is None and key in self.mark.slides:
            self.removed.append(f"“{brief(page.slide.title)}”")
            drop_slide(self.presentation, fresh.slide_id)
            return
        if edited is None:
            self.fates[fresh.slide_id] = _Fate(is_added=True)
        else:
            outcome = renew_slide(edited, fresh, self.fitted.deck.language)
            self.fates[edited.slide.slide_id] = _Fate(
                is_updated=outcome.is_updated, kept=outcome.kept
            )
            drop_slide(self.presentation, fresh.slide_id)
        self.found += found
        slide = fresh if edited is None else edited.slide
        section = page.slide.section_name or page.slide.section
        place = OutlinePlace(slide_id=slide.slide_id, section=section, is_new=edited is None)
        self.outline.append(place)
        self.written.append((slide, page))

    def finish(self) -> None:
        """Take out what the case no longer gives, order the slides, renew the deck's marks."""
        gone = {
            key
            for key, edited in self.edited.items()
            if key not in self.fitted.keys and self._withdraw(edited)
        }
        place_slides(self.presentation, self.outline)
        number_slide_parts(self.presentation)
        _count_slides(self.presentation)
        slides = [key for key in self.mark.slides if key not in gone]
        slides += [key for key in self.fitted.keys if key not in slides]
        mark = DeckMark(
            version=boardapp.__version__,
            preset=self.fitted.deck.preset,
            asked=self.fitted.deck.asked,
            facts=self.fitted.deck.facts,
            slides=tuple(slides),
            cases=self.fitted.deck.cases,
            minutes=self.fitted.deck.minutes,
        )
        if mark != self.mark:
            write_deck_mark(self.presentation, mark)
        add_links(self.written)
        list_master(self.presentation)
        renew_properties(self.presentation, self.fitted.deck)

    def report(self, path: Path, notes: tuple[str, ...]) -> UpdateReport:
        """What became of each slide, in the order of the deck."""
        named = [
            (f"slide {number}, “{brief(title_of(slide))}”", self.fates[slide.slide_id])
            for number, slide in enumerate(self.presentation.slides, start=1)
        ]
        return UpdateReport(
            path=path,
            slides=len(named),
            updated=tuple(name for name, fate in named if fate.is_updated),
            kept=tuple(KeptSlide(slide=n, what=fate.kept) for n, fate in named if fate.kept),
            added=tuple(name for name, fate in named if fate.is_added),
            removed=tuple(self.removed),
            withdrawn=tuple(self.withdrawn),
            notes=notes,
        )

    def check(self, before: bytes, after: bytes) -> Checked:
        """Check the deck as it will be written. Raises DeckError for a grave fault of ours."""
        fates = (self.fates[slide.slide_id] for slide in self.presentation.slides)
        by_hand = {
            number: not _THEIRS.isdisjoint(fate.kept)
            for number, fate in enumerate(fates, start=1)
            if fate.kept
        }
        notes, deck = notes_places(self.presentation), self.fitted.deck
        return check_updated(
            before,
            after,
            by_hand,
            notes,
            has_dates=deck.has_dates,
            has_identifiers=deck.has_identifiers,
        )

    def _withdraw(self, edited: EditedSlide) -> bool:
        """Take out a slide that nobody touched or leads to; return whether it went."""
        slide_id = edited.slide.slide_id
        if edited.is_untouched and not _is_linked(self.presentation, edited.slide):
            self.withdrawn.append(f"“{brief(title_of(edited.slide))}”")
            drop_slide(self.presentation, slide_id)
            return True
        self.fates[slide_id] = _Fate(kept=(*keep_slide(edited), NOT_GIVEN))
        return False


def title_of(slide: Slide) -> str:
    """The title of a slide as it stands, or words for its absence."""
    title = title_holder(slide)
    text = " ".join(title.text_frame.text.split()) if title is not None else ""
    return text or "without a title"


def _under_their_titles(deck: Deck, found: _Found) -> Deck:
    """The deck with what a title says alone said in a block too, where that title is edited.

    Else a question that now fits into the title would be nowhere on the slide.
    """
    return replace(
        deck,
        slides=tuple(
            replace(slide, blocks=slide.retitled)
            if slide.retitled and _has_own_title(found.edited.get((slide.key, 1)))
            else slide
            for slide in deck.slides
        ),
    )


def _has_own_title(edited: EditedSlide | None) -> bool:
    """Whether a person changed the title of a slide, or took it off."""
    units = () if edited is None else edited.units.values()
    return any(unit.mark.kind == TITLE and unit.is_touched for unit in units)


def _recognised(
    presentation: Presentation, deck: DeckMark, source: Source
) -> tuple[dict[Key, EditedSlide], dict[int, _Fate]]:
    """The slide for each key, and the fate of those that are nobody's but the person's.

    Of copies the one that was touched least is boardapp's; of two such, the older. A slide of
    another case is nobody's either.
    """
    found: dict[Key, list[EditedSlide]] = {}
    marks = {slide.slide_id: read_mark(slide) for slide in presentation.slides}
    known = {number: mark for number, mark in marks.items() if mark is not None}
    other = strangers(known, deck, source.owns)
    fates = {number: _Fate(kept=(told,)) for number, told in other.items()}
    for slide in presentation.slides:
        mark = known.get(slide.slide_id)
        if mark is None:
            fates[slide.slide_id] = _Fate(kept=(BY_HAND,))
        elif slide.slide_id not in other:
            found.setdefault((mark.key, mark.part), []).append(edited_slide(slide, mark))
    chosen = {}
    for key, slides in found.items():
        first, *copies = sorted(slides, key=lambda s: (*s.touches, s.slide.slide_id))
        chosen[key] = first
        fates |= {copy.slide.slide_id: _Fate(kept=(COPY,)) for copy in copies}
    return chosen, fates


def _drop_loose_slides(presentation: Presentation) -> None:
    """Take away slides that are in the file but not in the deck, as careless programs leave."""
    listed = {slide.part for slide in presentation.slides}
    relations = presentation.part.rels
    for rid in [r for r, relation in relations.items() if not relation.is_external
                and relation.reltype.endswith("/slide")
                and relation.target_part not in listed]:  # fmt: skip
        relations.pop(rid)


def _count_slides(presentation: Presentation) -> None:
    """Set the slide numbers that programs show until they count anew."""
    for number, slide in enumerate(presentation.slides, start=1):
        for field in slide.element.iter(qn("a:fld")):
            text = field.find(qn("a:t"))
            if field.get("type") == "slidenum" and text is not None and text.text != str(number):
                text.text = str(number)


def _is_linked(presentation: Presentation, slide: Slide) -> bool:
    """Whether another slide leads to this one by a link."""
    return any(
        not relation.is_external and relation.target_part is slide.part
        for other in presentation.slides
        if other.slide_id != slide.slide_id
        for relation in other.part.rels.values()
    )
