"""A meeting as one deck: an agenda, the slides of each case, then the backup of each case.

Agenda and cases are linked both ways. Keys, titles and sections of a case carry its number or
label, so that no two of them are the same.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from boardapp.case.deck_settings import Preset
from boardapp.deck.fitting.design import FOOTER, FOOTER_POINTS
from boardapp.deck.fitting.measure import shorten
from boardapp.deck.fitting.title_fit import without_widow
from boardapp.deck.slides import (
    CASE_SIGN,
    Block,
    Deck,
    Note,
    Paragraph,
    Slide,
    TableBlock,
    TextBlock,
)
from boardapp.words.missing import stated
from boardapp.words.plurals import counted
from boardapp.words.sentences import shortened

MINUTES: Mapping[Preset, int] = {"short": 3, "standard": 5, "full": 10}
"""The time for a case by the length of its slides."""

AGENDA = "agenda"
_QUESTION_LENGTH = 160
_REASON_LENGTH = 220
_LABEL_LENGTH = 32
_COLUMNS = ("No.", "Case", "About", "Question for the board", "Time")
_WIDTHS = (0.5, 1.5, 3, 4, 0.9)


class AgendaCase(msgspec.Struct, frozen=True, kw_only=True):
    """One case of the meeting with its deck; `minutes` is the time it is given.

    `number` names its slides for ever, whatever place it has on the agenda; 0: its place.
    """

    label: str
    question: str
    minutes: int
    deck: Deck
    number: int = 0


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A case that could not be read: its file and the sentence that names it and says why."""

    name: str
    reason: str


def agenda_deck(cases: Sequence[AgendaCase], left_out: Sequence[LeftOut] = ()) -> Deck:
    """The deck of a meeting. Its own slides carry no banner; those of a made-up case do."""
    cases = _with_labels(cases)
    parts = [_case_slides(place, case, len(cases)) for place, case in enumerate(cases, start=1)]
    main = [slide for slides in parts for slide in slides if slide.section != "Backup"]
    backup = [slide for slides in parts for slide in slides if slide.section == "Backup"]
    hashes = "\n".join(case.deck.content_hash for case in cases)
    return Deck(
        title="Tumor board",
        subject=f"Tumor board, {counted(len(cases), 'case').lower()}",
        footer="Tumor board · agenda",
        banner="",
        slides=(_agenda_slide(cases, left_out), *main, *backup),
        content_hash=sha256(hashes.encode()).hexdigest(),
        has_dates=all(case.deck.has_dates for case in cases),
        has_identifiers=any(case.deck.has_identifiers for case in cases),
        cases=_facts(cases),
    )


def _agenda_slide(cases: Sequence[AgendaCase], left_out: Sequence[LeftOut]) -> Slide:
    blocks: list[Block] = [_agenda_table(cases)]
    if left_out:
        told = tuple(Paragraph(text=shortened(item.reason, _REASON_LENGTH)) for item in left_out)
        blocks.append(TextBlock(heading="Left out", paragraphs=told))
    return Slide(
        key=AGENDA,
        section="Case",
        section_name="Agenda",
        title=_agenda_title(cases, left_out),
        blocks=tuple(blocks),
        notes=tuple(_agenda_notes(cases, left_out)),
    )


def _agenda_title(cases: Sequence[AgendaCase], left_out: Sequence[LeftOut]) -> str:
    minutes = sum(case.minutes for case in cases)
    number = counted(len(cases), "case").lower()
    gone = f"; {counted(len(left_out), 'case').lower()} left out" if left_out else ""
    return f"Tumor board: {number}, {_minutes_text(minutes)}{gone}"


def _agenda_table(cases: Sequence[AgendaCase]) -> TableBlock:
    rows = tuple(
        (
            str(number),
            case.label,
            case.deck.title,
            shortened(stated(case.question), _QUESTION_LENGTH),
            f"{case.minutes} min",
        )
        for number, case in enumerate(cases, start=1)
    )
    told = "; ".join(f"{number} {case.label}" for number, case in enumerate(cases, start=1))
    return TableBlock(
        columns=_COLUMNS,
        rows=rows,
        widths=_WIDTHS,
        summary=f"Agenda, each row linked to its case: {told}",
        row_links=tuple((str(n), _first_key(case)) for n, case in enumerate(cases, start=1)),
    )


def _agenda_notes(cases: Sequence[AgendaCase], left_out: Sequence[LeftOut]) -> Iterator[Note]:
    for number, case in enumerate(cases, start=1):
        yield Note(text=f"{number} {case.label}: {case.question}")
    for item in left_out:
        yield Note(text=f"Left out: {item.reason}")


def _case_slides(place: int, case: AgendaCase, count: int) -> list[Slide]:
    """The slides of a case under keys, titles and sections of its own."""
    deck = case.deck
    footer = shorten(deck.footer, FOOTER_POINTS, FOOTER.width, 1, is_bold=True)
    slides = [
        replace(
            slide,
            key=_key(slide.key, case.number),
            title=without_widow(f"{case.label} – {slide.title}"),
            section_name=_section_name(place, case, slide),
            footer=footer,
            banner=deck.banner,
            facts=deck.facts,
        )
        for slide in deck.slides
    ]
    if slides:
        slides[0] = _with_way_back(slides[0], f"Case {place} of {count}", case.minutes)
    return slides


def _with_way_back(slide: Slide, place: str, minutes: int) -> Slide:
    text = f"{place}, {_minutes_text(minutes)}: back to the agenda"
    back = TextBlock(paragraphs=(Paragraph(text=text, link=AGENDA),), is_bulleted=False)
    return replace(slide, blocks=(*slide.blocks, back))


def _section_name(place: int, case: AgendaCase, slide: Slide) -> str:
    name = f"{place} {case.label}"
    return f"Backup {name}" if slide.section == "Backup" else name


def _first_key(case: AgendaCase) -> str:
    return _key(case.deck.slides[0].key, case.number) if case.deck.slides else AGENDA


def _key(key: str, number: int) -> str:
    return f"{key}{CASE_SIGN}{number}"


def _minutes_text(minutes: int) -> str:
    return f"{minutes} minute{'' if minutes == 1 else 's'}"


def _facts(cases: Sequence[AgendaCase]) -> tuple[tuple[str, ...], ...]:
    """The facts of each case at the place of its number; none where a number is no longer used."""
    found = {case.number: case.deck.facts for case in cases}
    return tuple(found.get(number, ()) for number in range(1, max(found, default=0) + 1))


def _with_labels(cases: Sequence[AgendaCase]) -> list[AgendaCase]:
    """The cases with numbers and short labels; one that comes again is told by its place."""
    labels = [_brief(case.label) for case in cases]
    counts = Counter(labels)
    return [
        replace(
            case,
            label=label if counts[label] == 1 else f"{label} (case {place})",
            number=case.number or place,
        )
        for place, (case, label) in enumerate(zip(cases, labels, strict=True), start=1)
    ]


def _brief(label: str) -> str:
    text = " ".join(label.split()) or "Patient"
    return text if len(text) <= _LABEL_LENGTH else f"{text[: _LABEL_LENGTH - 2].rstrip()} …"
