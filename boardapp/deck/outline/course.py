"""The slides of the course: timeline, lines of therapy, relapses and remissions."""

from collections.abc import Iterator
from typing import TypeVar

from msgspec.structs import replace

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Note, Slide, TableBlock, TimelineBlock
from boardapp.deck.titles import course_title, lines_title, relapses_title
from boardapp.figures.timeline.course import course_timeline
from boardapp.review.model.course import CourseEntry, LineOfTherapy, Phase, Relapse, Remission
from boardapp.words.missing import first_stated, is_stated, joined
from boardapp.words.sentences import opening
from boardapp.words.times import relative_text

T = TypeVar("T")

_TIMES = "Hatched, whiskered or dashed: not known to the day, drawn where the stated order allows."
_SAMPLINGS = "MRD of a sampling: positive where any method was, negative where all were."
_LINE_COLUMNS = ("Line", "Therapy", "Intent", "Start", "Best response", "Then")
_LINE_WIDTHS = (0.6, 3.3, 1.25, 1.25, 3.4, 3.0)
_GENERIC = ("engraftment", "evaluation", "follow-up")
"""Titles of entries that say nothing without their text."""


def timeline_slide(material: Material) -> Slide | None:
    """The course on one axis; none where nothing but the diagnosis is told."""
    review = material.review
    if len(review.course) < 2:
        return None
    timeline = course_timeline(review)
    undated = f"Not drawn: {'; '.join(timeline.undated)}." if timeline.undated else ""
    block = TimelineBlock(timeline=timeline, caption=undated)
    facts = Facts(
        lines=(*_explained(material), *(_entry_fact(material, entry) for entry in review.course)),
        views=review.course,
        rules=("clock",),
    )
    title = course_title([r.sites for r in review.relapses], len(review.lines))
    return slide(material, "timeline", "Course", title, (block,), facts, "visual")


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
    lines = material.review.lines
    if not lines:
        return None
    told = (f"{n.number} {n.name}, then {n.ended_by or 'no relapse reported'}" for n in lines)
    summary = f"Lines of therapy: {'; '.join(told)}"
    cells = [_line_cells(material, line) for line in lines]
    if any(line.start.is_dated or line.start.is_exact for line in lines):
        block = table(_LINE_COLUMNS, cells, _LINE_WIDTHS, summary)
    else:
        short = [_without_start(row) for row in cells]
        columns, widths = _without_start(_LINE_COLUMNS), _without_start(_LINE_WIDTHS)
        block = table(columns, short, widths, summary)
    phases = material.review.phases
    facts = Facts(lines=tuple(map(phase_fact, phases)), views=phases)
    ongoing = [phase.name for phase in phases if phase.is_ongoing]
    title = lines_title([line.name for line in lines], ongoing)
    return slide(material, "lines", "Course", title, (block,), facts)


def relapses_slide(material: Material) -> Slide | None:
    """Backup: every relapse with its times, and every stated stretch of remission."""
    review = material.review
    blocks = (*_relapse_tables(material), *_remission_tables(material))
    if not blocks:
        return None
    facts = Facts(
        lines=(
            *(fact(r, f"Relapse {r.number}: {r.summary}") for r in review.relapses),
            *(fact(r, f"Remission: {r.evidence}") for r in review.remissions),
        ),
        views=(*review.relapses, *review.remissions),
        rules=("clock", "remission", "MRD"),
    )
    title = relapses_title(len(review.relapses), len(review.remissions))
    return slide(material, "relapses", "Backup", title, blocks, facts)


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
    block = table(("When", "What", "Source"), rows, (2.6, 5, 1.6), "The course in order of time")
    facts = Facts(views=course, rules=("clock",))
    title = f"The course as a table: {len(course)} entries in order of time"
    return slide(material, "timeline-table", "Backup", title, (block,), facts)


def phase_fact(phase: Phase) -> Note:
    """All that is stated of a phase, in one line of the notes."""
    line = f"Line {phase.line}" if phase.line is not None else "No line"
    labelled = (
        ("protocol", phase.protocol),
        ("intent", phase.intent),
        ("agents", phase.agents),
        ("cycles", phase.cycles),
        ("schedule", phase.schedule),
        ("details", phase.details),
        ("from", relative_text(phase.start)),
        ("to", relative_text(phase.end)),
        ("best response", phase.best_response),
        ("best MRD", phase.best_mrd),
        ("stopped for", phase.reason_stopped),
        ("outcome", phase.outcome),
    )
    said = "; ".join(f"{label} {text}" for label, text in labelled if is_stated(text))
    return fact(phase, f"{line}: {phase.name}" + (f" – {said}" if said else ""))


def _entry_fact(material: Material, entry: CourseEntry) -> Note:
    text = material.times.relative(f"{entry.title}. {entry.text}").strip()
    return fact(entry, f"{material.times.of(entry.when)}: {text}")


def _name(entry: CourseEntry) -> str:
    """What an entry is about; its first sentence where the title alone says nothing."""
    if entry.kind == "goal" and entry.text:
        return f"{entry.title}: {opening(entry.text)}"
    return opening(entry.text) if entry.title.lower() in _GENERIC and entry.text else entry.title


def _without_start(items: tuple[T, ...]) -> tuple[T, ...]:
    return (*items[:3], *items[4:])


def _line_cells(material: Material, line: LineOfTherapy) -> tuple[str, ...]:
    places = [phase.place / "best_response" for phase in line.phases]
    return (
        str(line.number),
        _line_text(material, line),
        line.intent,
        material.times.brief(line.start),
        material.doubts.mark(_response_text(line), *places),
        first_stated(line.ended_by, joined(p.outcome for p in line.phases), line.reason_stopped),
    )


def _line_text(material: Material, line: LineOfTherapy) -> str:
    """The phases in few words, with a protocol that they share said once."""
    protocols = {phase.protocol for phase in line.phases}
    shared = protocols.pop() if len(protocols) == 1 and len(line.phases) > 1 else ""
    phases = (_phase_text(material, phase, shared) for phase in line.phases)
    return joined((*phases, shared))


def _phase_text(material: Material, phase: Phase, shared_protocol: str) -> str:
    """Name, protocol, cycles and radiation of a phase; doubtful figures marked."""
    printed = material.doubts.printed
    is_name = phase.name.lower() in phase.protocol.lower()
    protocol = "" if phase.protocol == shared_protocol else phase.protocol
    parts = (
        "" if is_name and protocol else phase.name,
        protocol,
        printed(_cycles_text(phase), phase.place / "cycles"),
        printed(_radiation_text(phase), phase.place / "radiation"),
    )
    return joined(parts, ", ")


def _cycles_text(phase: Phase) -> str:
    if not is_stated(phase.cycles):
        return ""
    unit = "injection" if phase.kind.startswith("intrathecal") else "cycle"
    return f"{phase.cycles} {unit}{'' if phase.cycles == '1' else 's'}"


def _radiation_text(phase: Phase) -> str:
    """Dose and fractions; the site only where the name of the phase does not tell it."""
    if phase.kind != "radiation":
        return ""
    text = phase.details.replace(" in not reported fractions", "")
    site, _, rest = text.partition(" ")
    return rest if site.lower()[:5] in phase.name.lower() else text


def _response_text(line: LineOfTherapy) -> str:
    """Best response and MRD as stated; a statement that another one contains is left out."""
    stated = line.best_response.split("; ")
    told = [text for text in stated if not any(text in other != text for other in stated)]
    mrd = line.best_mrd
    if is_stated(mrd) and "MRD" not in mrd:
        mrd = f"MRD {mrd}"
    return joined((*told, mrd))


def _relapse_tables(material: Material) -> Iterator[TableBlock]:
    relapses = material.review.relapses
    if relapses:
        columns = ("Relapse", "Sites", "Since diagnosis", "Since start of line", "Marrow", "CNS")
        told = (f"{r.number}: {' + '.join(r.sites) or 'site not reported'}" for r in relapses)
        rows = [_relapse_cells(material, relapse) for relapse in relapses]
        widths = (0.9, 1.6, 1.4, 1.8, 2.9, 2.2)
        yield table(columns, rows, widths, f"Relapses: {'; '.join(told)}", _DERIVED)


def _remission_tables(material: Material) -> Iterator[TableBlock]:
    remissions = material.review.remissions
    if remissions:
        columns = ("Remission stated", "Until", "Duration", "Evidence")
        rows = [_remission_cells(material, remission) for remission in remissions]
        yield table(columns, rows, (2, 2, 1.4, 4.4), "Remissions as stated, to the next relapse")


_DERIVED = "Lengths of time are derived from the stated times; a range is all that they allow."


def _relapse_cells(material: Material, relapse: Relapse) -> tuple[str, ...]:
    sites = " + ".join(relapse.sites)
    line = f" (line {relapse.line})" if relapse.line else ""
    return (
        str(relapse.number),
        f"{sites} (isolated)" if sites and relapse.is_isolated else sites,
        material.doubts.mark(relapse.since_diagnosis, relapse.place / "when"),
        f"{relapse.since_line_start}{line}",
        relapse.marrow,
        relapse.cns,
    )


def _remission_cells(material: Material, remission: Remission) -> tuple[str, ...]:
    end = "ongoing at the last look" if remission.is_ongoing else remission.ended_by
    return (
        material.times.of(remission.start),
        end,
        remission.duration,
        material.doubts.mark(remission.evidence, remission.place / "response"),
    )
