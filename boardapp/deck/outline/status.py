"""The slides of the current status: each domain with its own date."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.clinical.response_words import ACTIVE
from boardapp.deck.outline.laboratory import by_interest, latest_ranges
from boardapp.deck.outline.material import (
    Facts,
    Layout,
    Material,
    row_facts,
    shared_time,
    slide,
    table,
    time_caption,
)
from boardapp.deck.outline.mrd import few_results_table, mrd_facts
from boardapp.deck.slides import Block, FigureBlock, Slide, TableBlock
from boardapp.deck.titles import status_title
from boardapp.figures.cards.cards import Card, Cards, Row, Tone, Words
from boardapp.review.model.course import StatusRow
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import parted
from boardapp.words.missing import stated
from boardapp.words.vital import state_name

_MOST_TESTS = 5
_TILES_IN_A_ROW = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}
"""How many tiles stand side by side, by their number; else four."""
_BESIDE = 2
"""The same on half a slide."""
_ELSEWHERE = frozenset({"goals"})
"""Domains with a slide of their own."""
_RULES = ("MRD", "remission")


def status_slide(material: Material) -> Slide | None:
    """Status by domain, each as a tile with its own time."""
    if not _rows(material):
        return None
    return _slide(material, (status_tiles(material),))


def status_and_labs_slide(material: Material) -> Slide | None:
    """For the short deck: status by domain beside the results that matter, else a few of MRD."""
    if not _rows(material):
        return None
    series = by_interest(material.review)
    shown = series[:_MOST_TESTS]
    caption = f"{len(shown)} of {len(series)} tests." if len(shown) < len(series) else ""
    labs = latest_ranges(material, shown, caption)
    beside = labs or few_results_table(material)
    if not beside:
        return _slide(material, (status_tiles(material),))
    return _slide(material, (status_tiles(material, _BESIDE), *beside))


def status_tiles(material: Material, most: int = 0) -> FigureBlock:
    """A tile for each domain: what was last found, large; dashed where nothing is reported.

    `most` tiles stand side by side; 0: as many as their number asks for.
    """
    rows = _rows(material)
    listed = _domain_table(material)
    shared = _shared_time(rows)
    tiles = [_tile(material, row, shared) for row in rows]
    width = most or _TILES_IN_A_ROW.get(len(tiles), 4)
    figure = Cards(
        name="Status",
        summary=listed.summary,
        rows=tuple(Row(cards=tuple(tiles[n : n + width])) for n in range(0, len(tiles), width)),
    )
    return FigureBlock(figure=figure, caption=time_caption(shared), otherwise=(listed,))


def _shared_time(rows: Sequence[StatusRow]) -> str:
    """The time that most rows share, said once; none where a row tells something without a time.

    What is overtaken bears its own time: nothing of it holds for the time of another row.
    """
    told = [row for row in rows if not row.is_missing]
    times = [row.note for row in told if not row.is_overtaken]
    return shared_time(times) if all(row.note for row in told) else ""


def _tile(material: Material, row: StatusRow, shared: str) -> Card:
    """What was found, what belongs to it, when, and the doubts about it."""
    time = row.note if row.note != shared or row.is_overtaken else ""
    doubts = material.doubts.sign(*_places(row))
    headline = row.headline
    if not (headline or row.details or row.is_missing):
        headline = row.short or row.value
    told = row.details
    if told and time and not headline:  # the time of what was found last, not of its absence
        told, time = (*told[:-1], f"{told[-1]} ({time})"), ""
    # Of a performance status the details are of earlier times: its own stands before them.
    ordered = (time, *told) if row.domain == "performance" else (*told, time)
    details = [text for text in (*ordered, doubts) if text]
    if (row.domain == "counts" and len(row.details) > 1) or row.domain == "later":
        words = [Words(text=text, rank="text") for text in details]
        return Card(
            head=row.label,
            head_at="within",
            words=tuple(words),
            tone="strong",
            place=row.place,
        )
    is_open = not headline
    tone = "muted" if is_open else _tone(material, row)
    value = Words(text=capitalised(stated(headline)), rank="value", tone=tone)
    return Card(
        head=row.label,
        head_at="within",
        words=(value, *(Words(text=text, rank="detail") for text in details)),
        tone=tone,
        is_dashed=is_open,
        place=row.place,
    )


def _tone(material: Material, row: StatusRow) -> Tone:
    """Good where the last look found a remission or no residual disease; else what is found."""
    review = material.review
    look = next((one for one in review.looks if one.place == row.place), None)
    if row.domain == "disease" and look is not None:
        return (
            "good" if look.state == "remission" else "warning" if look.state in ACTIVE else "strong"
        )
    point = next((one for one in review.mrd if one.place == row.place), None)
    if row.domain == "mrd" and point is not None:
        return "good" if point.outcome == "negative" else "warning"
    return "strong"


def _slide(material: Material, blocks: tuple[Block, ...]) -> Slide:
    review = material.review
    shown = (review.status, *review.status.rows, *review.mrd)
    lines = (*row_facts(_told(material, review.status.rows)), *mrd_facts(review.mrd))
    title = status_title(
        _title_parts(material), material.times.told(review.status.as_of), _name(material)
    )
    layout: Layout = "two" if len(blocks) == 2 else "visual"
    return slide(
        material,
        "status",
        "Course",
        title,
        blocks,
        Facts(lines=lines, shown=shown, rules=_RULES),
        layout,
    )


def _name(material: Material) -> str:
    return state_name(is_dead=material.review.status.death is not None)


def _title_parts(material: Material) -> list[tuple[str, str]]:
    """What the looks found, each with its own time."""
    return [
        (part.text, parted((material.times.told(part.when), part.before), ", "))
        for part in material.review.status.parts
    ]


def _rows(material: Material) -> tuple[StatusRow, ...]:
    """The domains to show; none where nothing at all is known."""
    rows = _told(material, material.review.status.rows)
    return rows if any(not row.is_missing for row in rows) else ()


def _told(material: Material, rows: tuple[StatusRow, ...]) -> tuple[StatusRow, ...]:
    """The rows with their times told from diagnosis, several counts as one row."""
    dated = [replace(row, note=_time(material, row)) for row in rows]
    counts = [row for row in dated if row.domain == "counts"]
    merged = [_counts_row(counts)] if len(counts) > 1 else counts
    others = [row for row in dated if row.domain not in {"counts", *_ELSEWHERE}]
    return (*others, *merged)


def _time(material: Material, row: StatusRow) -> str:
    """The time of a row; empty where none is told, rather than that it isn't."""
    return material.times.told(row.when)


def _counts_row(rows: list[StatusRow]) -> StatusRow:
    """Counts of the same look at the blood in one row."""
    times = {row.note for row in rows}
    value = ", ".join(
        f"{lowered(row.label)} {row.value}" + (f" ({row.note})" if len(times) > 1 else "")
        for row in rows
    )
    sources = parted(row.source for row in rows)
    note = times.pop() if len(times) == 1 else ""
    details = tuple(f"{capitalised(row.label)} {row.value}" for row in rows)
    return replace(rows[0], label="Counts", value=value, details=details, note=note, source=sources)


def _domain_table(material: Material) -> TableBlock:
    """Domain and last known state; the time that most rows share stands below the table."""
    rows = _rows(material)
    shared = _shared_time(rows)
    cells = [(row.label, _dated(material, row, shared)) for row in rows]
    summary = f"{_name(material)}: " + "; ".join(f"{label}: {text}" for label, text in cells)
    caption, places = time_caption(shared), [row.place for row in rows]
    return table(("Domain", "Last known"), cells, (0.9, 2.8), summary, caption, places)


def _dated(material: Material, row: StatusRow, shared: str) -> str:
    value = stated(row.short or row.value)
    text = material.doubts.mark(value.removeprefix(f"{row.label} "), *_places(row))
    is_told = row.note and (row.note != shared or row.is_overtaken)
    return f"{text} – {row.note}" if is_told else text


def _places(row: StatusRow) -> tuple[Place, ...]:
    """Where the statement stands: of an assessment its response, not all that it measured."""
    is_assessment = (
        row.place.collection in ("assessments", "imaging") and row.place == row.place.record
    )
    if is_assessment and row.domain == "disease":
        return (row.place / "response", row.place / "sites")
    return (row.place,)
