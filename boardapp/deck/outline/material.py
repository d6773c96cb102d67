"""What every slide of an outline is made from, and how a slide and its notes are put together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from boardapp.case.place import Place
from boardapp.deck.fitting.stage import OWN_STYLE, Style
from boardapp.deck.outline.case_notes import NO_NOTES, CaseNotes
from boardapp.deck.outline.doubts import Doubts
from boardapp.deck.outline.names import key_notes, with_key
from boardapp.deck.outline.speaking.speech import spoken
from boardapp.deck.outline.speaking.telling import Telling
from boardapp.deck.outline.times import Times
from boardapp.deck.slides import Block, Note, Section, Slide, TableBlock
from boardapp.review.model.base import Row, Shown
from boardapp.review.model.review import Review
from boardapp.words.missing import stated

Layout = Literal["text", "two", "visual", "stack"]


@dataclass(frozen=True, slots=True)
class Material:
    """A review with what belongs to it: doubts by number, times to tell, images by file name.

    `style` is that of the slides: by it is counted how many a deck shows. `case_notes` are
    those of whoever made the case. `made` keeps what was made of it, since presets share most of
    their slides and a picker asks for all of them.
    """

    review: Review
    images: Mapping[str, bytes]
    doubts: Doubts
    times: Times
    style: Style = OWN_STYLE
    case_notes: CaseNotes = NO_NOTES
    made: dict[object, tuple[Slide, ...]] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Facts:
    """What stands on a slide, for its notes.

    `shown` is what the slide shows; `lines` say each of them with its source; `rules` are words
    from the names of the definitions that the slide relies on.
    """

    lines: tuple[Note, ...] = ()
    shown: tuple[Shown, ...] = ()
    rules: tuple[str, ...] = ()


def slide(
    material: Material,
    key: str,
    section: Section,
    title: str,
    blocks: Sequence[Block],
    facts: Facts,
    layout: Layout = "stack",
) -> Slide:
    """A slide with its notes: sources, rules used, doubts that concern it, notes of the case."""
    places = [*(line.place for line in facts.lines), *(one.place for one in facts.shown)]
    return Slide(
        key=key,
        section=section,
        title=title,
        blocks=with_key(blocks, material.review.short_names),
        layout=layout,
        say=spoken(key, Telling(material.review, material.doubts, material.times, facts.shown)),
        notes=(
            *facts.lines,
            *key_notes(title, blocks, material.review.short_names),
            *_rule_notes(material, facts),
            *_doubt_notes(material, facts),
            *material.case_notes.of(places, facts.lines),
        ),
    )


def fact(shown: Shown, text: str) -> Note:
    """One statement with the place and source of what it says."""
    return Note(text=text, place=shown.place, source=shown.source)


def row_facts(rows: Sequence[Row]) -> tuple[Note, ...]:
    """Each row as "label: value", with its note."""
    return tuple(
        fact(row, f"{row.label}: {stated(row.value)}" + (f" – {row.note}" if row.note else ""))
        for row in rows
    )


def table(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    summary: str,
    caption: str = "",
    places: Iterable[Place] = (),
) -> TableBlock:
    """A table in which a cell that would be empty says "not reported".

    `places` are those of the facts that its rows show, one for each row.
    """
    return TableBlock(
        columns=tuple(columns),
        rows=tuple(tuple(stated(cell) for cell in row) for row in rows),
        widths=tuple(widths),
        summary=summary,
        caption=caption,
        row_places=tuple(places),
    )


def shared_time(times: Sequence[str]) -> str:
    """The time that most rows of a table share; empty where each has its own."""
    told = Counter(time for time in times if time)
    time, count = told.most_common(1)[0] if told else ("", 0)
    return time if count > 1 else ""


def time_caption(shared: str) -> str:
    """What stands below a table whose rows share a time; empty where they share none."""
    return f"Time unless stated: {shared}." if shared else ""


def _rule_notes(material: Material, facts: Facts) -> tuple[Note, ...]:
    used = (
        rule
        for rule in material.review.definitions
        if any(word.lower() in rule.name.lower() for word in facts.rules)
    )
    return tuple(
        Note(
            text=f"Rule: {rule.name}, {rule.version}. {rule.text}",
            source=rule.citation,
            kind="rule",
        )
        for rule in used
    )


def _doubt_notes(material: Material, facts: Facts) -> tuple[Note, ...]:
    concerning = material.doubts.concerning(facts.shown)
    return tuple(
        Note(
            text=f"Doubt {number}: {item.sentence}",
            place=item.place,
            source=item.source,
            kind="doubt",
        )
        for number, item in concerning
    )
