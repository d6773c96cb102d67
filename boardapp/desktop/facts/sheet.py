"""A fact sheet as a page: what is stated, when, where it stands, and what is said of it."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from boardapp.desktop.parts import html
from boardapp.desktop.parts.html import Colours
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.fact import Cited, FactSheet, ReadThere, Result
from boardapp.review.model.findings import Finding
from boardapp.review.model.register import RegisterFact
from boardapp.words.capitals import capitalised
from boardapp.words.facts import field_name, item_of, kind_name, stated_text
from boardapp.words.flags import flag_text
from boardapp.words.grades import grade_rule_text, lab_grade_text
from boardapp.words.plurals import numbered

HINT = (
    "Choose a fact in a table, the timeline or a chart: all that is known of it stands here. "
    "Enter, F2 or a double click changes it here; Insert adds another."
)
_LABELS = 34
"""The share of the labels in the width of the pane, in per cent."""
_DETAIL = 90
"""Letters of what a record states that stand beside its name."""
_SIGNS = {"error": "▲ ", "warning": "▲ ", "note": "• "}


def sheet_page(
    sheet: FactSheet | None,
    seen_in: Iterable[tuple[str, str]],
    colours: Colours,
    drafts: Iterable[tuple[str, str]] = (),
) -> str:
    """The page of a fact; `seen_in` are the panels that show it too: (id, title).

    `drafts` are the texts that the case has not taken: (what they are typed for, text).
    """
    if sheet is None:
        return html.page([html.paragraph(HINT, kind="muted")], colours)
    return html.page(_body(sheet, seen_in, drafts), colours)


def _body(
    sheet: FactSheet, seen_in: Iterable[tuple[str, str]], drafts: Iterable[tuple[str, str]]
) -> Iterator[str]:
    yield f"<h2>{escape(capitalised(sheet.label))}</h2>"
    yield html.paragraph(capitalised(kind_name(sheet.kind)), kind="muted")
    for field, text in drafts:
        told = f"▲ Typed in “{field}” and not in the case yet: {text}"
        yield html.paragraph(told, kind="warning")
    rows = [*_fact_rows(sheet.facts), *(_result_rows(sheet.result) if sheet.result else ())]
    yield html.rows_table(rows, _LABELS)
    yield from _section(
        "What the checks say", (_finding(*one) for one in enumerate(sheet.findings))
    )
    yield from _section("Stands in", map(_citation, sheet.cited))
    for there in sheet.read:
        if there.records:
            yield from _section(f"Read from {there.citation}", _read(there))
    others = (there for there in sheet.read if not there.records)
    title = "Read from other places" if any(one.records for one in sheet.read) else "Read from it"
    yield from _section(title, map(_read_elsewhere, others))
    yield from _section("Also seen in", (html.link(*panel, html.PANEL_SCHEME) for panel in seen_in))


def _section(title: str, parts: Iterable[str]) -> Iterator[str]:
    told = list(parts)
    if told:
        yield html.heading(title)
        yield from told


def _fact_rows(facts: Iterable[RegisterFact]) -> Iterator[Row]:
    """A row for each field; the fields of one item of a list ("drug 2") stand in one."""
    for parts, group in groupby(facts, key=lambda fact: item_of(fact.parts)):
        told = [(fact.parts[len(parts) :], _value(fact)) for fact in group]
        named = (text if below in _BARE else f"{field_name(below)} {text}" for below, text in told)
        yield Row(label=capitalised(field_name(parts)), value="; ".join(named))


_BARE = ((), ("name",), ("text",), ("site",))
"""What is told of an item without the name of its field."""


def _value(fact: RegisterFact) -> str:
    if isinstance(fact.value, Moment):
        return html.time_text(fact.value)
    return stated_text(fact.value, fact.unit)


def _result_rows(result: Result) -> Iterator[Row]:
    """Flag and grade of a result, with the rule that gave the grade."""
    point = result.point
    yield Row(label="Flag", value=flag_text(point.flag, is_numeric=point.is_numeric))
    if grade := lab_grade_text(point.grade):
        yield Row(label="Grade", value=grade, note=grade_rule_text(result.series.terms, VERSION))


def _finding(number: int, finding: Finding) -> str:
    to_do = f"What to do: {finding.to_do}" if finding.to_do else ""
    seen = f"Acknowledged: {finding.acknowledged}" if finding.acknowledged else ""
    lines = (f"{_SIGNS[finding.severity]}{finding.title}: {finding.sentence}", to_do, seen)
    kind = "" if finding.severity == "note" else "warning"
    fix = html.link(f"{number}", finding.fix.text, html.FIX_SCHEME) if finding.fix else ""
    told = "".join(html.paragraph(line, kind="muted") for line in lines[1:])
    asked = "Say otherwise why it stands…" if finding.acknowledged else "Acknowledge…"
    reason = html.link(f"{number}", asked, html.REASON_SCHEME)
    return html.paragraph(lines[0], kind=kind) + told + fix + reason


def _citation(cited: Cited) -> str:
    where = str(cited.citation)
    if cited.document is None:
        return html.paragraph(where)
    return f"<p>{html.door(where, where)}: {escape(cited.document.citation)}</p>"


def _read(there: ReadThere) -> Iterator[str]:
    """Each record that was read from a place, as a way to it."""
    for record in there.records:
        told = "; ".join(_value(fact) for fact in record.facts if fact.parts not in _BARE)
        yield html.link(record.place, capitalised(record.label), detail=_cut(told))
    if there.count > len(there.records):
        rest = there.count - len(there.records)
        yield html.paragraph(f"and {rest:,} more", kind="muted")


def _read_elsewhere(there: ReadThere) -> str:
    name = str(there.citation)
    return f"<p>{html.door(name, name)}: {numbered(there.count, 'record')}</p>"


def _cut(text: str) -> str:
    return text if len(text) <= _DETAIL else f"{text[: _DETAIL - 1].rsplit(' ', 1)[0]} …"
