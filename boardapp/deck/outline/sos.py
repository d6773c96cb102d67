"""SOS/VOD on the slide of toxicity: the checklist, the label and the facts, never a score.

Checklist, risk factors and cycles are those of the review. What the case does not report
stands as "not assessed" or "not reported".
"""

from collections.abc import Iterator

from boardapp.deck.fitting.title_fit import first_fitting
from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.material import Facts, Material, fact, row_facts, slide, table
from boardapp.deck.slides import FigureBlock, Note, Paragraph, Slide, TextBlock
from boardapp.figures.cards.cards import Card, Cards, Row, Tone, Words
from boardapp.review.model.base import Shown
from boardapp.review.model.review import Review
from boardapp.review.model.toxicity import (
    CriterionState,
    InotuzumabDose,
    InotuzumabLedger,
    SosChecklist,
    SosCriterion,
)
from boardapp.review.toxicity.label_doses import against_liver_limits, has_counts
from boardapp.words.capitals import capitalised
from boardapp.words.inotuzumab import counts_text, liver_text
from boardapp.words.lists import listed, parted

_LIVER = ("bilirubin", "alt", "ast", "ggt")
_PROTECTION = ("ursodiol", "ursodeoxycholic", "defibrotide")
_HEADING = "Facts that bear on SOS/VOD (not scored)"
_ON_SLIDE = ("two alkylators in the conditioning",)
"""Risk factors with a line of their own: the other bullets tell or the notes hold the rest."""


def sos_block(material: Material) -> tuple[TextBlock, ...]:
    """The checklist and the facts as bullets; () where there is no reason to show them."""
    sos = _shown(material.review)
    if sos is None:
        return ()
    facts = (
        (sos.rule, _checklist_text(sos)),
        ("SOS/VOD as stated", sos.stated or "none reported"),
        *((capitalised(row.label), row.value) for row in sos.severity if not row.is_missing),
        *_drug_facts(material, sos),
        ("Liver values, latest", parted(_liver_texts(material.review))),
        ("Given for the liver", parted(_protection_texts(material.review))),
    )
    paragraphs = tuple(Paragraph(label=label, text=text) for label, text in facts if text)
    return (TextBlock(heading=_HEADING, paragraphs=paragraphs),)


def sos_ticks(material: Material) -> tuple[FigureBlock, ...]:
    """A tick for each criterion: met, not met or not assessed; () as for `sos_block`.

    Not shown where inotuzumab ozogamicin was not given, no criterion is met and none is stated;
    a drug or transplant that can cause it is no reason of its own.
    """
    sos = _shown(material.review)
    if sos is None or not sos.criteria:
        return ()
    cards = tuple(_tick(one) for one in sos.criteria)
    told = "; ".join(f"{one.name}: {one.state}" for one in sos.criteria)
    figure = Cards(name="SOS/VOD", summary=f"{sos.rule}: {told}", rows=(Row(cards=cards),))
    caption = f"{sos.rule}: {sos.conclusion}."
    return (FigureBlock(figure=figure, caption=caption, otherwise=sos_block(material)),)


_SIGNS: dict[CriterionState, tuple[str, Tone]] = {
    "met": ("✓ met", "warning"),
    "not met": ("– not met", "strong"),
    "not assessed": ("? not assessed", "muted"),
}


def _tick(criterion: SosCriterion) -> Card:
    text, tone = _SIGNS[criterion.state]
    is_open = criterion.state == "not assessed"
    return Card(
        head=capitalised(criterion.sign or criterion.name),
        head_at="within",
        words=(Words(text=text, rank="heading", tone=tone),),
        tone=tone,
        is_dashed=is_open,
        place=criterion.place,
    )


def sos_slide(material: Material) -> Slide | None:
    """Backup: each criterion with what decides it, and the facts that bear on SOS/VOD."""
    sos = _shown(material.review)
    if sos is None:
        return None
    rows = [(capitalised(one.name), one.state, one.basis) for one in sos.criteria]
    listed_all = table(
        ("Criterion", "State", "What decides it"),
        rows,
        (2.4, 1, 3),
        f"Checklist: {sos.rule}",
        places=[one.place for one in sos.criteria],
    )
    facts = Facts(lines=sos_notes(material), shown=sos_shown(material), rules=("sos", "inotuzumab"))
    title = first_fitting(capitalised(f"SOS/VOD: {sos.conclusion}"), "SOS/VOD: the checklist")
    blocks = (listed_all, *sos_block(material))
    return slide(material, "sos", "Backup", title, blocks, facts)


def sos_notes(material: Material) -> tuple[Note, ...]:
    """Each criterion with what decides it, each risk factor and each phase of the drug."""
    sos, ledger = _shown(material.review), material.review.inotuzumab
    if sos is None:
        return ()
    criteria = tuple(fact(one, f"{one.name}: {one.state} ({one.basis})") for one in sos.criteria)
    drug: tuple[Note, ...] = ()
    if ledger is not None:
        courses = (fact(c, f"{c.name}: cycles {c.cycles}, {c.dose}") for c in ledger.courses)
        total = f"cycles {ledger.cycles}, cumulative {ledger.cumulative_dose}"
        doses = (fact(dose, _dose_text(dose)) for dose in ledger.doses)
        drug = (*courses, *doses, fact(ledger, f"All phases: {total}; {ledger.against_label}"))
    return (*criteria, *row_facts(sos.severity), *drug, *row_facts(sos.risk_factors))


def _dose_text(dose: InotuzumabDose) -> str:
    liver = liver_text(dose.bilirubin, dose.transaminase, against_liver_limits(dose))
    counts = counts_text(dose.neutrophils, dose.platelets, reached=has_counts(dose))
    age = "label from 1 year of age" if dose.is_under_age else ""
    return f"Cycle {dose.cycle}, day {dose.day}: {parted((liver, counts, age))}"


def sos_shown(material: Material) -> tuple[Shown, ...]:
    """What of the review is shown, for the doubts that concern it."""
    ledger = material.review.inotuzumab
    return ledger.courses if ledger and _shown(material.review) else ()


def _shown(review: Review) -> SosChecklist | None:
    sos = review.sos
    if sos is None:
        return None
    is_met = any(criterion.state == "met" for criterion in sos.criteria)
    return sos if review.inotuzumab or is_met or sos.stated else None


def _checklist_text(sos: SosChecklist) -> str:
    """The conclusion, then what is met and by what."""
    met = [f"{one.name} ({one.basis})" for one in sos.criteria if one.state == "met"]
    return parted((sos.conclusion, *met))


def _drug_facts(material: Material, sos: SosChecklist) -> Iterator[tuple[str, str]]:
    """The cycles against the label, and the conditioning; doses stand in the notes."""
    ledger = material.review.inotuzumab
    if ledger is None:
        return
    told = (*_course_texts(material, ledger), ledger.against_label)
    yield "Inotuzumab ozogamicin", parted(told)
    for row in sos.risk_factors:
        if row.label in _ON_SLIDE:
            yield capitalised(row.label), row.value


def _course_texts(material: Material, ledger: InotuzumabLedger) -> Iterator[str]:
    lines = {phase.place: phase.line for phase in material.review.phases}
    for course in ledger.courses:
        told = f"{course.cycles} cycles" if course.cycles else "cycles not reported"
        cycles = material.doubts.printed(told, course.place / "cycles")
        line = lines.get(course.place)
        yield f"line {line}, {cycles}" if line is not None else cycles


def _liver_texts(review: Review) -> Iterator[str]:
    """The latest liver values; tests with the same words share them."""
    groups: dict[str, list[str]] = {}
    for one in review.labs:
        if one.test.lower() in _LIVER:
            text = lab_texts.flagged_text(one, lab_texts.latest_point(one))
            groups.setdefault(text, []).append(one.test)
    return (f"{listed(tests)} {text}" for text, tests in groups.items())


def _protection_texts(review: Review) -> Iterator[str]:
    for phase in review.supportive:
        if any(name in phase.name.lower() for name in _PROTECTION):
            yield phase.agents or phase.name
