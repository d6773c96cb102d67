"""The slides that only the full deck has: the course told in order, and the patient."""

from boardapp.deck.fitting.title_fit import MAX_LENGTH
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.model.course import CourseEntry
from boardapp.words.capitals import lowered
from boardapp.words.lists import listed
from boardapp.words.plurals import counted
from boardapp.words.sentences import shortened

_LONGEST_ENTRY = 200
_LEFT_OUT = ("transfusion", "image")


def patient_slide(material: Material) -> Slide | None:
    """Sex, performance status by time, comorbidities and social facts."""
    rows = [row for row in material.review.patient if not row.is_missing]
    if len(rows) < 2:
        return None
    cells: dict[str, str] = {}
    for row in rows:
        value = f"{row.value} ({row.note})" if row.note else row.value
        cells[row.label] = f"{cells[row.label]}, {value}" if row.label in cells else value
    block = table(("Item", "As stated"), list(cells.items()), (1, 3), "The patient")
    facts = Facts(lines=row_facts(rows), shown=tuple(rows))
    title = f"Patient: {listed([lowered(label) for label in cells])}"
    return slide(material, "patient", "Case", shortened(title, MAX_LENGTH), (block,), facts)


def history_slide(material: Material) -> Slide | None:
    """The course as a dated narrative: time, event and what is said of it."""
    entries = [e for e in material.review.course if e.kind not in _LEFT_OUT]
    if len(entries) < 2:
        return None
    rows = [(material.times.of(e.when), _told(material, e)) for e in entries]
    columns, places = ("When", "What happened"), [e.place for e in entries]
    block = table(columns, rows, (1, 3.6), "The history in order of time", places=places)
    lines = tuple(fact(e, f"{e.title}. {e.text}") for e in entries)
    facts = Facts(lines=lines, shown=tuple(entries))
    title = f"History in order of time: {counted(len(entries), 'entry', 'entries').lower()}"
    return slide(material, "history", "Course", title, (block,), facts)


def _told(material: Material, entry: CourseEntry) -> str:
    text = shortened(entry.text, _LONGEST_ENTRY)
    said = f"{entry.title}. {text}".strip() if text else entry.title
    return material.doubts.flag(said, entry.place, entry.key)
