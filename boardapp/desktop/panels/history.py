"""History: the disease at presentation, then the course as dated entries."""

from collections.abc import Iterator, Sequence
from html import escape

from boardapp.case.place import Place
from boardapp.desktop.panels.antigen_rows import changes_text, lineage_rows
from boardapp.desktop.panels.tissue_rows import tissue_sections
from boardapp.desktop.parts import html
from boardapp.desktop.parts.html import Colours
from boardapp.desktop.parts.reading_panel import ReadingPanel
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.course import CourseEntry
from boardapp.review.model.review import Review
from boardapp.words.times import age_text, derived_text, short_text

_PIECE = 6  # entries
_RECURRENT = ("transfusion", "image")
_EMPTY = (
    "Nothing is stated after the diagnosis. Insert adds a therapy, an assessment or a "
    "complication, with a date or without."
)


class HistoryPanel(ReadingPanel):
    """The case told in order, each statement with its time, its source and its doubts."""

    panel_id = "history"
    title = "History"

    def body(self, review: Review, colours: Colours) -> list[str]:
        """The disease first, then the patient and the course as entries, then the remarks."""
        entries = [entry for entry in review.course if entry.kind not in _RECURRENT]
        later = any(look.place.collection == "assessments" for look in review.antigen_looks)
        return [
            html.heading("Diagnosis"),
            html.rows_table(review.diagnosis),
            *tissue_sections(review),
            html.heading("Antigens over time") if later else "",
            html.rows_table((*review.antigens, *lineage_rows(review)) if later else ()),
            html.paragraph(changes_text(review), kind="muted"),
            html.heading("Patient"),
            html.rows_table(
                (
                    Row(label="Label", value=review.label, place=Place("patient.label")),
                    *review.patient,
                )
            ),
            html.heading("Course"),
            _entries(entries, colours),
            *_left_out(review, entries),
            html.heading("Remarks of the source") if review.remarks else "",
            html.rows_table(review.remarks),
            html.heading("Sources") if review.sources else "",
            html.rows_table(review.sources),
            html.heading("References") if review.references else "",
            html.rows_table(review.references),
        ]


def _left_out(review: Review, entries: Sequence[CourseEntry]) -> Iterator[str]:
    """What the course above does not tell, and where it stands."""
    if len(entries) <= 1:
        yield html.paragraph(_EMPTY, kind="muted")
    transfusions = sum(event.kind == "transfusion" for event in review.complications)
    if transfusions:
        words = "1 transfusion is" if transfusions == 1 else f"{transfusions} transfusions are"
        yield html.paragraph(f"{words} listed in Toxicity, Complications.", kind="muted")


def _entries(entries: Sequence[CourseEntry], colours: Colours) -> str:
    """A table in pieces: Qt lays out a table whole, even where only its first rows are seen."""
    return "".join(
        '<table width="100%" cellspacing="0" cellpadding="0">'
        f"{''.join(_entry(entry, colours) for entry in entries[first : first + _PIECE])}</table>"
        for first in range(0, len(entries), _PIECE)
    )


def _entry(entry: CourseEntry, colours: Colours) -> str:
    doubts = "".join(html.paragraph(f"Doubt: {doubt}", kind="warning") for doubt in entry.doubts)
    text = f"<b>{escape(entry.title)}</b>{html.cited(entry.source)}"
    return (
        f'<tr><td width="26%" valign="top">{html.anchored(entry.place, _time(entry.when))}</td>'
        f'<td width="74%" valign="top">{text}{html.paragraph(entry.text)}{doubts}</td></tr>'
        f'<tr><td colspan="2" style="font-size: 1px; border-top: 1px solid {colours.rule};">'
        "</td></tr>"
    )


def _time(when: Moment) -> str:
    told = age_text(when.age)
    age = f"age {told}" if told else ""
    derived = "; ".join(filter(None, (derived_text(when), age)))
    return (
        f'{escape(short_text(when))}<br><span class="muted"><small>{escape(derived)}</small></span>'
    )
