"""What was found, left out, asked about and contradicts, as a page."""

from collections.abc import Iterable, Iterator
from html import escape

from boardapp.case.facts import StatedFact, StatedRecord
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.case.when import When
from boardapp.desktop.importing.offer import Offer
from boardapp.desktop.parts import html
from boardapp.desktop.parts.html import Colours
from boardapp.importers.case_counts import LAB_KINDS
from boardapp.importers.merge import Merged
from boardapp.importers.merged_doubts import Conflict
from boardapp.importers.report import Report
from boardapp.importers.tables.understanding import Question
from boardapp.words.facts import field_name, kind_name, stated_text
from boardapp.words.plurals import numbered

_ASKED = {
    Question.DATE_ORDER: "The dates may have the day or the month first, and none of them tells: "
    "choose above what the laboratory prints.",
    Question.DAY_ZERO: "The table counts days: name above the event from which it counts, such as "
    "dx for the diagnosis.",
}
MOST = 40
"""Lines of one kind that are told; the rest is counted."""


def offer_page(offer: Offer, colours: Colours) -> str:
    """The page of an offer."""
    return html.page(_body(offer), colours)


def _body(offer: Offer) -> Iterator[str]:
    if asked := [_ASKED[one] for one in offer.questions if one in _ASKED]:
        yield from (html.paragraph(one, kind="warning") for one in asked)
    elif offer.fault:
        yield html.paragraph(offer.fault, kind="warning")
    if offer.imported is None:
        return
    report = offer.imported.report
    yield html.paragraph(_read_text(report))
    if offer.merged is not None:
        yield from _merged(offer.merged)
    if offer.merged is None:
        yield from _section("In it", _found(report))
    left = (f"{one.count} × {one.kind}: {one.why}" for one in report.left_out)
    yield from _section("Left out, and why", left)
    yield from _section("Asked about", (f"{one.where}: {one.what}" for one in report.warnings))


def _read_text(report: Report) -> str:
    read, kept = sum(report.read.values()), sum(report.kept.values())
    if kept == read:
        return "All that is in it can be taken."
    return f"{kept} of {numbered(read, 'record')} can be taken."


def _found(report: Report) -> Iterator[str]:
    for key, count in report.case.items():
        if count and key not in LAB_KINDS:
            yield f"{count} × {kind_name(key)}"


def _merged(merged: Merged) -> Iterator[str]:
    added = [f"{count} × {kind_name(name)}" for name, count in merged.added.items() if count]
    known = sum(merged.known.values())
    yield from _section("Would be added to this case", added or ["nothing"])
    if known:
        yield html.paragraph(f"{numbered(known, 'fact')} of it stand in this case already.")
    yield from _conflicts(merged.conflicts)


def _conflicts(conflicts: tuple[Conflict, ...]) -> Iterator[str]:
    """What the two say of the same, side by side; this case keeps its own."""
    if not conflicts:
        return
    yield html.heading(f"Says otherwise ({len(conflicts)}): this case keeps what it says")
    yield "<table width='100%' cellpadding='3'>"
    yield "<tr><th align='left'>This case</th><th align='left'>The import</th></tr>"
    for one in conflicts[:MOST]:
        cells = (escape(_side(side)) for side in (one.here, one.there))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    yield "</table>"
    if len(conflicts) > MOST:
        yield html.paragraph(f"and {len(conflicts) - MOST} more", kind="muted")


def _side(side: object) -> str:
    """What one of the two states: all fields of a record, or one value."""
    if not isinstance(side, Record):
        return str(side)
    facts = StatedRecord("", Place(), side).facts()
    return "; ".join(f"{field_name(fact.parts)} {_value(fact)}" for fact in facts)


def _value(fact: StatedFact) -> str:
    return str(fact.value) if isinstance(fact.value, When) else stated_text(fact.value, fact.unit)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if not told:
        return
    yield html.heading(title)
    yield from (html.paragraph(line) for line in told[:MOST])
    if len(told) > MOST:
        yield html.paragraph(f"and {len(told) - MOST} more", kind="muted")
