"""The slides of the course: the timeline, as a drawing and as a table, and lines of therapy."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from boardapp.deck.course_titles import title_of_course
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.outline.names import called
from boardapp.deck.outline.operations import found_by, left_by, specimen_texts
from boardapp.deck.slides import FigureBlock, Note, Slide, TimelineBlock
from boardapp.deck.titles import lines_title
from boardapp.figures.strip.course import course_strip
from boardapp.figures.timeline.course import course_timeline
from boardapp.figures.timeline.timeline import Timeline
from boardapp.review.course.calm import came_of
from boardapp.review.model.base import Moment
from boardapp.review.model.course import (
    CourseEntry,
    LineOfTherapy,
    MrdPoint,
    Phase,
)
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.lists import listed, parted
from boardapp.words.looks import mrd_named, short_method
from boardapp.words.plurals import stated_count
from boardapp.words.sentences import opening
from boardapp.words.times import relative_text
from boardapp.words.vital import ongoing_word, planned_word

_TIMES = (
    "Pale, whiskered or dashed: not known to the day, drawn where the stated order allows. "
    "An open end stands for no length: none is stated."
)
_SAMPLINGS = "MRD of a sampling: positive where any method was, negative where all were."
_LINE_COLUMNS = ("Line", "Therapy", "Intent", "Start", "Best response", "Then")
_LINE_WIDTHS = (0.6, 3.3, 1.25, 1.25, 3.4, 3.0)
_START = 3
_MARKED = ("cycles", "radiation")
_GENERIC = ("engraftment", "evaluation", "follow-up")
"""Titles of entries that say nothing without their text."""


def timeline_slide(material: Material) -> Slide | None:
    """The course on one axis; none where nothing but the diagnosis is told, or could be drawn."""
    review = material.review
    if len(review.course) < 2 or not _says_a_course(review):
        return None
    block = _course_block(material)
    phases = review.all_phases
    is_drawn = not isinstance(block, TimelineBlock) or not _is_bare(block.timeline)
    if not is_drawn and not phases and not block.caption:
        return None
    facts = Facts(
        lines=(
            *(_explained(material) if isinstance(block, TimelineBlock) else ()),
            *map(phase_fact, phases),
            *_entry_facts(material),
        ),
        shown=(*review.course, *phases),
        rules=("clock",),
    )
    return slide(material, "timeline", "Course", title_of_course(review), (block,), facts, "visual")


def _says_a_course(review: Review) -> bool:
    """Whether the diagnosis has a time, or anything was given or found.

    Pictures and stays alone, placed by nothing, would stand after a diagnosis that nobody made.
    """
    dx = next((entry for entry in review.course if entry.kind == "diagnosis"), None)
    is_dated = dx is not None and dx.when.is_reported
    befell = any(event.is_medical for event in review.complications)
    return is_dated or befell or bool(review.looks or review.relapses or review.all_phases)


def _is_bare(timeline: Timeline) -> bool:
    """Whether nothing but the diagnosis stands on the axis."""
    has_bars = any(lane.bars for lane in timeline.lanes)
    return not has_bars and all(
        mark.role == "diagnosis" for lane in timeline.lanes for mark in lane.marks
    )


def _course_block(material: Material) -> TimelineBlock | FigureBlock:
    """Blocks in order where no axis could say true lengths, else the course on its axis."""
    timeline = course_timeline(material.review)
    strip = course_strip(material.review, lambda place: bool(material.doubts.about([place])))
    if strip is not None:
        noted = replace(strip, notes=(*strip.notes, *_doubted(material)))
        return FigureBlock(figure=noted, otherwise=(TimelineBlock(timeline=timeline),))
    undated = f"Not drawn: {'; '.join(timeline.undated)}." if timeline.undated else ""
    return TimelineBlock(timeline=timeline, caption=undated)


def _doubted(material: Material) -> Iterator[str]:
    """What "*" stands for on a strip."""
    review = material.review
    lengths = review.sequence.lengths if review.sequence else ()
    places = [phase.place / field for phase in review.phases for field in _MARKED]
    numbers = [n for n, _ in material.doubts.about([*places, *(one.place for one in lengths)])]
    if numbers:
        word = "doubt" if len(numbers) == 1 else "doubts"
        yield f"* As printed: see {word} {', '.join(map(str, numbers))}."


def _explained(material: Material) -> Iterator[Note]:
    """What the picture means where its legend has no room to say it."""
    yield Note(text=_TIMES)
    if material.review.mrd:
        yield Note(text=_SAMPLINGS)


def timeline_on_one_slide(material: Material) -> Slide | None:
    """The same for a short deck: what a full course has to leave out is named in the notes."""
    whole = timeline_slide(material)
    if whole is None:
        return None
    (block,) = whole.blocks
    if isinstance(block, TimelineBlock):
        block = replace(block, is_on_one_slide=True)
    return replace(whole, blocks=(block,))


def lines_slide(material: Material) -> Slide | None:
    """Each line of therapy with intent, start, response and what came then.

    Where no start is known beyond its place in the order, the order says it.
    """
    review = material.review
    planned = [phase.name for phase in review.not_given if phase.status == "planned"]
    if not review.lines and not planned:
        return None
    words = review.disease.words
    told = (f"{n.number} {n.name}, then {came_of(n, words)}" for n in review.lines)
    summary = f"Lines of therapy: {'; '.join(told)}"
    cells = [_line_cells(material, line) for line in review.lines]
    has_start = any(line.start.is_dated or line.start.is_exact for line in review.lines)
    columns = [
        column
        for column in range(len(_LINE_COLUMNS))
        if any(row[column] for row in cells) and (has_start or column != _START)
    ]
    block = table(
        [_LINE_COLUMNS[n] for n in columns],
        [[row[n] for n in columns] for row in cells],
        [_LINE_WIDTHS[n] for n in columns],
        summary,
        _beside_lines(material, planned),
        [line.place for line in review.lines],
    )
    phases = (*review.phases, *review.outside_lines, *review.not_given)
    facts = Facts(lines=tuple(map(phase_fact, phases)), shown=phases)
    is_dead = review.status.death is not None
    ongoing = [phase.name for phase in review.phases if phase.is_ongoing and not is_dead]
    best = _best_of_last(review.lines[-1]) if review.lines else ""
    by_us = COUNTED_BY_US if any(line.is_counted for line in review.lines) else ""
    told_plans = () if is_dead else planned
    title = lines_title([line.name for line in review.lines], ongoing, told_plans, best, by_us)
    return slide(material, "lines", "Backup", title, (block,), facts)


def _best_of_last(line: LineOfTherapy) -> str:
    """The best response of a line, never without what then came of it: "CR, then relapse 3"."""
    came = line.ended_by if line.best_response else ""
    return f"{line.best_response}, then {came}" if came else line.best_response


def _beside_lines(material: Material, planned: Sequence[str]) -> str:
    """What was planned, and what was given outside of the lines: below the table."""
    times = material.times
    outside = (
        parted((f"{phase.name} ({phase.kind})", times.brief(phase.start), found_by(phase)), ", ")
        for phase in material.review.outside_lines
    )
    plan, other = ", ".join(planned), "; ".join(outside)
    word = planned_word(is_dead=material.review.status.death is not None)
    told = (f"{word}: {plan}." if plan else "", f"Of no line: {other}." if other else "")
    return " ".join(filter(None, told))


def timeline_table_slide(material: Material) -> Slide | None:
    """Backup: the timeline as a table, for whoever can't see the drawing."""
    course = material.review.course
    if len(course) < 2:
        return None
    flag = material.doubts.flag
    rows = [
        (material.times.of(e.when), flag(_name(e), e.place, e.key), e.source or "none stated")
        for e in course
    ]
    columns, widths = ("When", "What", "Source"), (2.6, 5, 1.6)
    places = [entry.place for entry in course]
    block = table(columns, rows, widths, "The course in order of time", places=places)
    lines = tuple(_entry_facts(material))
    facts = Facts(lines=lines, shown=course, rules=("clock",))
    title = f"The course as a table: {len(course)} entries in order of time"
    return slide(material, "timeline-table", "Backup", title, (block,), facts)


def _told(moment: Moment) -> str:
    return relative_text(moment) if moment.is_reported else ""


def phase_fact(phase: Phase) -> Note:
    """All that is stated of a phase, in one line of the notes."""
    line = f"Line {phase.line}" if phase.line is not None else "No line"
    labelled = (
        ("protocol", phase.protocol),
        ("intent", phase.intent),
        ("sought", phase.sought),
        ("agents", phase.agents),
        ("cycles", phase.cycles),
        ("schedule", phase.schedule),
        ("details", phase.details),
        ("from", _told(phase.start)),
        ("to", _told(phase.end)),
        ("best response", phase.best_response_told),
        ("best MRD", phase.best_mrd),
        ("stopped for", phase.reason_stopped),
        ("outcome", phase.outcome),
        ("", phase.summary.rstrip(".")),
    )
    said = "; ".join(f"{label} {text}".strip() for label, text in labelled if text)
    return fact(phase, f"{line}: {phase.name}" + (f" – {said}" if said else ""))


def _entry_facts(material: Material) -> Iterator[Note]:
    """Each entry of the course with its time; of a therapy its phase says all."""
    told = {phase.place for phase in material.review.all_phases}
    for entry in material.review.course:
        if entry.place not in told:
            text = f"{entry.title}. {entry.text}".strip()
            yield fact(entry, f"{capitalised(material.times.of(entry.when))}: {text}")


def _name(entry: CourseEntry) -> str:
    """What an entry is about; its first sentence where the title alone says nothing."""
    if entry.kind == "goal" and entry.text:
        return f"{entry.title}: {opening(entry.text)}"
    return opening(entry.text) if entry.title.lower() in _GENERIC and entry.text else entry.title


def _line_cells(material: Material, line: LineOfTherapy) -> tuple[str, ...]:
    places = [phase.place / "best_response" for phase in line.phases]
    return (
        str(line.number),
        _line_text(material, line),
        line.intent,
        material.times.brief(line.start),
        material.doubts.mark(_response_text(material, line), *places),
        _then_text(line),
    )


def _then_text(line: LineOfTherapy) -> str:
    """What came then: what ended the line, else its outcome; why it was stopped; what goes on."""
    came = line.ended_by or parted(p.outcome for p in line.phases)
    ongoing = [p for p in line.phases if p.is_ongoing]
    reason = parted(p.reason_stopped for p in line.phases if not p.is_ongoing)
    if reason.casefold() in came.casefold():
        reason = ""
    elif came or ongoing:
        reason = f"stopped: {reason}"
    word = ongoing_word(is_dead=any(p.ended_at_death for p in ongoing))
    goes_on = f"{listed([p.name for p in ongoing])} {word}" if reason or came else word
    later = f"after these data: {line.later}" if line.later else ""
    return "; ".join(filter(None, (came, reason, goes_on if ongoing else "", later)))


def _line_text(material: Material, line: LineOfTherapy) -> str:
    """The phases in few words, with a protocol that they share said once."""
    protocols = {phase.protocol for phase in line.phases}
    shared = protocols.pop() if len(protocols) == 1 and len(line.phases) > 1 else ""
    phases = (_phase_text(material, phase, shared) for phase in line.phases)
    return parted((*phases, shared))


def _phase_text(material: Material, phase: Phase, shared_protocol: str) -> str:
    """Name, protocol, cycles and radiation of a phase; doubtful figures marked."""
    printed = material.doubts.printed
    is_name = phase.name.lower() in phase.protocol.lower()
    protocol = "" if phase.protocol == shared_protocol else phase.protocol
    parts = (
        "" if is_name and protocol else called(phase),
        protocol,
        printed(_cycles_text(phase), phase.place / "cycles"),
        printed(_radiation_text(phase), phase.place / "radiation"),
        material.doubts.mark(left_by(phase), phase.place / "surgery"),
    )
    return parted(parts, ", ")


def _cycles_text(phase: Phase) -> str:
    if not phase.cycles:
        return ""
    return stated_count(
        phase.cycles, "injection" if phase.therapy_class == "intrathecal" else "cycle"
    )


def _radiation_text(phase: Phase) -> str:
    """Dose and fractions; the site only where the name of the phase does not tell it."""
    if phase.therapy_class != "radiation":
        return ""
    fields = (
        field.dose if field.site.lower()[:5] in phase.name.lower() else field.text
        for field in phase.fields
    )
    return parted(fields)


def _response_text(material: Material, line: LineOfTherapy) -> str:
    """Best response and MRD as stated; a statement that another one contains is left out.

    A response that is known from a look alone is told with its time.
    """
    stated = list(line.best_responses)
    if line.best_look is not None and (time := material.times.brief(line.best_look.when)):
        stated[-1] = f"{stated[-1]} ({time})"
    told = [text for text in stated if not any(text in other != text for other in stated)]
    point = line.best_mrd_point
    mrd = _lowest_text(material, point) if point else mrd_named(line.best_mrd)
    return parted((*told, *specimen_texts(material, line), mrd))


def _lowest_text(material: Material, point: MrdPoint) -> str:
    """A result for a narrow cell: what it was, its level with the method, its time."""
    level = point.level if (point.value, point.limit) != (None, None) else ""
    how = ", ".join(filter(None, (level, short_method(point.method))))
    time = material.times.brief(point.when)
    return " ".join(filter(None, (f"MRD {point.outcome}", f"({how})" if how else "", time)))
