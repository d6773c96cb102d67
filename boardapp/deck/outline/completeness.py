"""Backup: the completeness checklists, and what is missing that matters for the question."""

from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import Slide
from boardapp.review.checks.completeness import missing_first
from boardapp.review.model.findings import CompletenessRow
from boardapp.words.plurals import counted

_ALWAYS = "asked for in every case"
"""Said of what no rule ties to this question: the reader of a slide takes no blank for it."""


def completeness_slide(material: Material) -> Slide | None:
    """What boards ask for and the case lacks; none without a course, which lacks nearly all."""
    rows = material.review.completeness
    missing = list(missing_first(rows))
    if not missing or len(material.review.course) < 2:
        return None
    cells = [(row.item, row.state, row.detail, row.matters or _ALWAYS) for row in missing]
    columns = ("Item", "State", "What there is", "Why it matters here")
    block = table(columns, cells, (2.2, 0.9, 3.6, 3), "Completeness", _counted(rows))
    facts = Facts(lines=tuple(fact(row, _line(row)) for row in missing))
    matters = sum(bool(row.matters) for row in missing)
    title = (
        f"{matters} of {len(missing)} missing items matter for the question"
        if matters
        else f"{counted(len(missing), 'item')} of the checklists not stated in full"
    )
    return slide(material, "completeness", "Backup", title, (block,), facts)


def _line(row: CompletenessRow) -> str:
    return f"{row.checklist}, {row.item}: {row.state}, {row.detail}"


def _counted(rows: tuple[CompletenessRow, ...]) -> str:
    """How many items of each checklist are whole."""
    names = dict.fromkeys(row.checklist for row in rows)
    of = {name: [r.state == "there" for r in rows if r.checklist == name] for name in names}
    return "; ".join(f"{name} {sum(there)} of {len(there)}" for name, there in of.items())
