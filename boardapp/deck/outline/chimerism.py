"""The slide of the donor's share after transplants, and its table in the backup."""

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.clinical.chimerism import RULE as DEFINITION
from boardapp.deck.outline.chimerism_title import chimerism_title, shares_text
from boardapp.deck.outline.material import Facts, Material, slide, table
from boardapp.deck.slides import ChartBlock, Note, Section, Slide
from boardapp.figures.charts.chart import Fact
from boardapp.figures.charts.chimerism import chimerism_chart
from boardapp.review.course.chimerism import LEAST_CHANGE_POINTS, RULE
from boardapp.review.model.chimerism import DonorStretch
from boardapp.words.capitals import capitalised
from boardapp.words.chimerism import state_text, transplant_text
from boardapp.words.lists import parted
from boardapp.words.plurals import counted

_LEAST_LOOKS, _LEAST_DRAWN = 3, 2
"""Looks after one transplant that make a course to show; and those that make one at all."""
RULES = ("Chimerism",)


def chimerism_slide(material: Material) -> Slide | None:
    """The course of the donor's share; None where no transplant has looks enough for one."""
    return _slide(material, "Course") if _most_looks(material) >= _LEAST_LOOKS else None


def chimerism_backup_slide(material: Material) -> Slide | None:
    """The same behind the last question, where it is a course of few looks."""
    is_short = _LEAST_DRAWN <= _most_looks(material) < _LEAST_LOOKS
    return _slide(material, "Backup") if is_short else None


def chimerism_table_slide(material: Material) -> Slide | None:
    """Backup: all that was measured, by transplant; none where the status has the only one."""
    stretches = material.review.donor_shares
    shares = [share for stretch in stretches for share in stretch.shares]
    if len(shares) < 2:
        return None
    rows: dict[tuple[str, str], list[str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for stretch in stretches:
        for share in stretch.shares:
            key = (_transplant(stretch), material.times.of(share.when))
            rows.setdefault(key, []).append(material.doubts.mark(share.text, share.place))
            places.setdefault(key, share.place)
    cells = [(graft, when, "; ".join(texts)) for (graft, when), texts in rows.items()]
    columns = ("Transplant", "When", "Donor share")
    block = table(columns, cells, (1.6, 1, 2.4), "Donor share after each transplant",
                  places=places.values())  # fmt: skip
    title = f"{counted(len(shares), 'result')} of donor chimerism by transplant"
    facts = Facts(lines=_lines(material), shown=tuple(shares), rules=RULES)
    return slide(material, "chimerism-table", "Backup", title, (block,), facts)


def has_changed(material: Material) -> bool:
    """Whether a donor's share fell or rose at the last look after the last transplant."""
    last = [one for one in material.review.donor_shares if one.is_of_a_donor][-1:]
    return any(change.kind != "stays" for one in last for change in one.changes)


def _most_looks(material: Material) -> int:
    donors = (one for one in material.review.donor_shares if one.is_of_a_donor)
    return max((one.look_count for one in donors), default=0)


def _slide(material: Material, section: Section) -> Slide | None:
    chart = chimerism_chart(material.review)
    stretches = [one for one in material.review.donor_shares if one.is_of_a_donor]
    if chart is None:
        return None
    told = tuple(_fact(material, one) for one in stretches if one.last)
    spoken = " ".join(f"{fact.label}: {fact.text}." for fact in told)
    summary = f"{chart.summary} {spoken}".strip()
    block = ChartBlock(chart=replace(chart, facts=told, summary=summary))
    shown = tuple(share for one in stretches for share in one.shares)
    facts = Facts(lines=(_rule(), *_lines(material)), shown=shown, rules=RULES)
    title = _title(material, stretches)
    made = slide(material, "chimerism", section, title, (block,), facts, "visual")
    return replace(made, say=(f"{title}.", *([spoken] if spoken else ())))


def _title(material: Material, stretches: list[DonorStretch]) -> str:
    last = next((one for one in reversed(stretches) if one.last), stretches[-1])
    places = [share.place for share in last.last]
    return chimerism_title(last, material.times, lambda text: material.doubts.mark(text, *places))


def _fact(material: Material, stretch: DonorStretch) -> Fact:
    """What the published rule says of the last look after a transplant, by which shares."""
    by = shares_text(stretch.decided_by)
    when = material.times.brief(stretch.last[0].when)
    label = capitalised(parted((_transplant(stretch), when), ", "))
    return Fact(label=label, text=parted((state_text(stretch.state, stretch.missing), by), ": "))


def _lines(material: Material) -> tuple[Note, ...]:
    return tuple(
        Note(text=f"{_transplant(one)}: {s.text}", place=s.place, source=s.source)
        for one in material.review.donor_shares
        for s in one.shares
    )


def _rule() -> Note:
    text = (
        f"Rule: {RULE} (ours). A share falls or rises where the last two of the same cells after "
        f"one transplant are {LEAST_CHANGE_POINTS:g} points or more apart. "
        f"Full or not: {DEFINITION}."
    )
    return Note(text=text)


def _transplant(stretch: DonorStretch) -> str:
    return transplant_text(stretch.number, stretch.donor, is_autologous=stretch.is_autologous)
