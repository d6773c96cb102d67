"""Backup: the completeness checklists, and what is missing that matters for the question.

Each gap stands once: what an item of a checklist names is not told again by its area.
"""

from collections.abc import Iterator, Sequence

from boardapp.case.place import Place
from boardapp.deck.outline.backup import has_checklists, missing_by_area
from boardapp.deck.outline.diagnosis import missing_name
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.checks.completeness import missing_first
from boardapp.review.model.base import AntigenRow, Row
from boardapp.review.model.findings import CompletenessRow
from boardapp.words.capitals import lowered
from boardapp.words.lists import parted
from boardapp.words.plurals import counted, noun

_ALWAYS = "asked for in every case"
"""Said of what no rule ties to this question: the reader of a slide takes no blank for it."""
_NO_ITEM = "on no checklist"
_ASKED_ANTIGENS = ("CD19", "CD22")
"""The antigens that an item of the checklists names."""


def completeness_slide(material: Material) -> Slide | None:
    """What boards ask for and the case lacks, then by area what else it does not report."""
    if not has_checklists(material):
        return None
    rows = material.review.completeness
    missing = list(_once(missing_first(rows)))
    areas = missing_by_area(material)
    others = [(area, _untold(gaps, missing)) for area, gaps in areas]
    gaps = [gap for _, found in areas for gap in found]
    cells: list[tuple[str, ...]] = [
        (row.item, row.state, _detail(row, gaps), row.matters or _ALWAYS) for row in missing
    ]
    cells += [
        (f"{lowered(area)}, further", _state(found), _names(found), _NO_ITEM)
        for area, found in others
        if found
    ]
    columns = ("Item", "State", "What there is, and what is not", "Why it matters here")
    block = table(columns, cells, (2.2, 0.9, 3.6, 3), "Completeness", _counted(rows))
    further = [gap for _, gaps in others for gap in gaps]
    facts = Facts(lines=(*(fact(row, _line(row)) for row in missing), *row_facts(further)))
    title = _title(len(missing), sum(bool(row.matters) for row in missing), len(further))
    return slide(material, "completeness", "Backup", title, (block,), facts)


def _title(count: int, matters: int, further: int) -> str:
    more = f"; {further} further {noun(further, 'gap')}" if further else ""
    if matters:
        return f"{matters} of {count} missing items matter for the question{more}"
    return f"{counted(count, 'item')} of the checklists not stated in full{more}"


def _detail(row: CompletenessRow, gaps: Sequence[Row]) -> str:
    """What there is; of an item that only counts its records, which of them lack what."""
    lists = [place for place in row.asks if place == place.collection == "therapies"]
    lacking = [gap for gap in gaps if any(place.contains(gap.place) for place in lists)]
    named = f"not reported: {_names(lacking)}" if lacking else ""
    return named if named and row.state == "missing" else parted((row.detail, named))


def _names(gaps: Sequence[Row]) -> str:
    return ", ".join(map(missing_name, gaps))


def _state(gaps: Sequence[Row]) -> str:
    """What is said of all of them: "not done"; else that they are missing."""
    values = {gap.value for gap in gaps}
    return values.pop() if len(values) == 1 else "missing"


def _once(rows: Iterator[CompletenessRow]) -> Iterator[CompletenessRow]:
    """The items without those that ask for nothing but what items before them name."""
    named: set[str] = set()
    for row in rows:
        if not row.asks or not named.issuperset(row.asks):
            named.update(row.asks)
            yield row


def _untold(gaps: list[Row], items: list[CompletenessRow]) -> list[Row]:
    """The gaps that no item names."""
    asked = [place for item in items for place in item.asks]
    return [gap for gap in gaps if not _is_told(gap, asked)]


def _is_told(gap: Row, asked: list[Place]) -> bool:
    if isinstance(gap, AntigenRow):
        return gap.antigen.upper() in _ASKED_ANTIGENS
    return any(gap.place and place.contains(gap.place) for place in asked)


def _line(row: CompletenessRow) -> str:
    return f"{row.checklist}, {row.item}: {row.state}, {row.detail}"


def _counted(rows: tuple[CompletenessRow, ...]) -> str:
    """How many items of each checklist are whole."""
    names = dict.fromkeys(row.checklist for row in rows)
    of = {name: [r.state == "there" for r in rows if r.checklist == name] for name in names}
    return "; ".join(f"{name} {sum(there)} of {len(there)}" for name, there in of.items())
