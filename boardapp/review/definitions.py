"""The rules that a review uses, printed with their versions beside what they give."""

from collections.abc import Callable, Collection

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.events import Event, events
from boardapp.clinical import (
    chimerism,
    cns_status,
    inotuzumab_label,
    leukemia_remission_number,
    lugano,
    marrow_class,
    mrd_class,
    radiation,
    recist,
    relapse_marrow,
    relapse_site,
    relapse_timing,
    response_criteria,
    sos_criteria,
    sos_severity,
    target_lesions,
)
from boardapp.clinical.diseases import recognition
from boardapp.clinical.diseases.profile import RuleName
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.response_words import state_of
from boardapp.review.course import stated_looks, vital
from boardapp.review.course.disease import read_as
from boardapp.review.course.followed import has_sizes
from boardapp.review.course.stated_looks import all_stated, responding_studies
from boardapp.review.grade_definitions import GRADE_DEFINITIONS
from boardapp.review.imaging import judging, studies
from boardapp.review.labs import measures
from boardapp.review.model.findings import Definition
from boardapp.review.toxicity import cycle_times

DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        name="Time on the clock",
        version="boardapp time conventions 1",
        text=(
            "A stated amount holds to its own unit: days are exact, weeks ± 3.5 d, months and "
            'years ± half a unit, ages are completed units. "About" is ± 20 %, at least one '
            "day, week or month or half a year. 1 month = 30.436875 d."
        ),
        citation="Simple temporal network: Dechter, Meiri, Pearl. Artif Intell 1991;49:61-95.",
    ),
    Definition(
        name="Remissions",
        version="boardapp remission rule 2",
        text=(
            "A remission begins with the look that states it and ends with the next relapse or "
            "progression, or a look that states less; else it lasted at least to the last look "
            "that agrees with it. None is inferred, and none is numbered unless the source does."
        ),
        citation="Response as stated by the source.",
    ),
    Definition(
        name="MRD negative",
        version="reporting rule 1",
        text=(
            "No residual disease at the sample's own limit of detection, which is printed "
            "with method and specimen. 1×10⁻⁴ = 0.01 % = 100 per 10⁶ cells."
        ),
        citation="Flow or RQ-PCR < 1×10⁻⁴; NGS down to 1×10⁻⁶ where enough cells were read.",
    ),
    Definition(
        name="Reference range",
        version="as reported",
        text="The reporting laboratory's own range, stored with each result; none is supplied.",
        citation="The case file.",
    ),
    Definition(
        name="Radiation dose",
        version=radiation.RULE,
        text=(
            "100 Gy or more: the unit is very likely cGy. "
            "A cranial total above 30 Gy, or below 1 Gy (limit of ours), is to be checked."
        ),
        citation="1 Gy = 100 cGy; contemporary cranial doses are 12–18 Gy.",
    ),
    Definition(
        name="Laboratory grades (CTCAE)",
        version="CTCAE v5.0",
        text=(
            "By the laboratory value alone; a value at a limit has the lower grade. Without the "
            "laboratory's limit, or where its range does not fit the unit (limits of ours), a "
            "result is ungradable, not 0; so is one outside its range on a side that has no "
            "numbers. Bleeding, transfusion and symptoms are judged by a clinician. What v5.0 "
            "leaves between whole numbers is read as v6.0 writes it. v6.0 moves some limits."
        ),
        citation="NCI CTCAE v5.0, 2017.",
    ),
    Definition(
        name="Measures of the body (CTCAE)",
        version=measures.RULE,
        text=(
            "Ejection fraction, QTc and weight by the CTCAE v5.0. Baseline: the last number that "
            "surely was not taken after any therapy began; without one no change is judged. "
            "Weight gain only from 18 years on, since a child grows."
        ),
        citation="NCI CTCAE v5.0, 2017; the baseline and the age are limits of ours.",
    ),
    Definition(
        name="State at death",
        version=vital.RULE,
        text=(
            "Where a death is stated up to the data of the meeting, nothing is told as current: "
            "what the last look before it found is told as that of the last look."
        ),
        citation="Convention of this program; the death as stated.",
    ),
    Definition(
        name="CNS status",
        version=cns_status.RULE,
        text=(
            "CNS1 no blasts. With blasts: CNS2a/2b < 5 leukocytes/µL and < 10 / ≥ 10 "
            "erythrocytes/µL; CNS3a ≥ 5 and < 10; with ≥ 5 and ≥ 10 CNS2c or CNS3b by "
            "Steinherz–Bleyer (CSF WBC/RBC > 2 × blood WBC/RBC); CNS3c clinical signs."
        ),
        citation=cns_status.SOURCE,
    ),
    Definition(
        name="Marrow and response",
        version=response_criteria.RULE,
        text=(
            "M1 < 5 %, M2 5 to < 25 %, M3 ≥ 25 % blasts. CR: < 5 % blasts, none in the blood, "
            "platelets ≥ 100 and neutrophils ≥ 1 ×10⁹/L, no disease elsewhere; CRi: as CR but "
            "for the counts. MLFS (leukemia-free by morphology; criteria for adults with ALL): "
            "< 5 % blasts, no disease elsewhere, MRD < 1 % if measured, whatever the counts."
        ),
        citation=f"{marrow_class.SOURCE}; {response_criteria.SOURCE}",
    ),
    Definition(
        name="Marrow and response in AML",
        version=response_criteria.RULE,
        text=(
            "CR: < 5 % blasts, none in the blood, platelets ≥ 100 and neutrophils ≥ 1 ×10⁹/L, no "
            "disease elsewhere; CRh: as CR but platelets ≥ 50 and neutrophils ≥ 0.5 ×10⁹/L; CRi: "
            "as CR but for the counts; MLFS: < 5 % blasts, none in the blood, no disease elsewhere."
        ),
        citation=response_criteria.AML_SOURCE,
    ),
    Definition(
        name="MRD class",
        version=mrd_class.RULE,
        text=(
            "Negative is < 1×10⁻⁴; a negative result whose own limit is above that is negative "
            "with insufficient sensitivity. The stated outcome is not changed."
        ),
        citation=mrd_class.SOURCE,
    ),
    Definition(
        name="Relapse",
        version=f"{relapse_site.RULE}; {relapse_marrow.RULE}",
        text=(
            "Isolated marrow: M3 or blasts in the blood, no other site; combined: ≥ 5 % and "
            "elsewhere; isolated CNS: ≥ 5 cells/µL with blasts or signs, marrow < 5 %. Marrow "
            "relapse by blasts, with other tests ≥ 1 % where below 25 %."
        ),
        citation=relapse_marrow.SOURCE,
    ),
    Definition(
        name="Time class of a first relapse",
        version=relapse_timing.RULE,
        text=(
            "COG, marrow: < 18 months from diagnosis very early, < 36 early, else late. BFM: "
            "< 18 months very early; then early up to 6 months after frontline therapy, else "
            "late. Event-free survival is not computed for one patient."
        ),
        citation=relapse_timing.SOURCE,
    ),
    Definition(
        name="Number of a remission",
        version=leukemia_remission_number.RULE,
        text=(
            "By the relapses before it, from the third on without a number of its own; shown "
            "beside what the source states, never in its place."
        ),
        citation="CIBMTR.",
    ),
    Definition(
        name="Chimerism",
        version=chimerism.RULE,
        text=(
            "Full: more than 95 % of the donor in myeloid and in lymphoid cells. Below it is not "
            "full; where a mixed one begins is not told."
        ),
        citation=chimerism.SOURCE,
    ),
    Definition(
        name="SOS/VOD checklist",
        version=sos_criteria.RULE,
        text=(
            "At least two of five, without limit of time: refractory thrombocytopenia, weight "
            "gain, hepatomegaly, ascites, bilirubin. What is not reported is not assessed. Signs "
            "more than 14 d apart (limit of ours) are not added up."
        ),
        citation=sos_criteria.SOURCE,
    ),
    Definition(
        name="SOS/VOD severity",
        version=sos_severity.RULE,
        text=(
            "By the worst of liver tests, bilirubin and GFR since its onset; two severe ones of "
            "the starred make it very severe. Ascites and ventilation are the reader's."
        ),
        citation=sos_severity.SOURCE,
    ),
    Definition(
        name="Complications by cycle",
        version=cycle_times.RULE,
        text=(
            "A cycle lasts from its stated start, day 1, until the next begins; the last to its "
            "own stated end or that of the therapy. What may lie in another cycle is placed in "
            "none. A therapy without a stated end counts until one of a later line begins. "
            "The order of time says nothing of a cause."
        ),
        citation="Convention of this program; times and doses as stated in the case.",
    ),
    Definition(
        name="Looks by imaging",
        version=stated_looks.RULE,
        text=(
            "A study whose response is stated is a look at the disease, unless an assessment or an "
            "earlier study of the same time states the same: one day, one wording of the time, or "
            "no time and one therapy judged; one state, or without one the same words. A "
            "progression that it shows up to a month before one is stated is the same, and up to "
            "three months before where no therapy can have begun in between."
        ),
        citation="Convention of this program; responses as stated.",
    ),
    Definition(
        name="Sums of diameters",
        version=f"{target_lesions.RULE}; {studies.RULE}",
        text=(
            "As stated, else summed from the sizes of all target lesions: longest diameter, short "
            "axis of nodes. Followed are the targets of the first study that names some, from the "
            "baseline of a line on those of that study; other sums are not compared. Lesions of "
            "one name or site in a study are not summed; a new lesion is none of those before it."
        ),
        citation=target_lesions.SOURCE,
    ),
    Definition(
        name="RECIST 1.1",
        version=f"{recist.RULE}; {judging.RULE}",
        text=(
            "CR: targets gone, nodes < 10 mm; PR: sum of diameters ≥ 30 % below the baseline; PD: "
            "≥ 20 % and ≥ 5 mm above the least sum, or a new lesion; else SD. Baseline: the last "
            "study with sizes that surely was not made after the line began (ours)."
        ),
        citation=recist.SOURCE,
    ),
    Definition(
        name="Lugano metabolic response",
        version=f"{lugano.RULE}; {judging.RULE}",
        text=(
            "Deauville 1–3 CMR; 4–5 with less uptake than at baseline PMR, unchanged NMR, with "
            "more or a new lesion PMD. Uptake is compared by the two scores alone; equal scores "
            "of 4 or 5 leave it open."
        ),
        citation=lugano.SOURCE,
    ),
    Definition(
        name="Cycles of inotuzumab ozogamicin",
        version=inotuzumab_label.RULE,
        text=(
            "At most 6 without a transplant, 2 to 3 before one; more exceed the label. Limits for "
            "a dose: bilirubin > 1.5 and ALT or AST > 2.5 × ULN; facts beside the values."
        ),
        citation=inotuzumab_label.SOURCE,
    ),
)
"""Every rule that a review can use, whatever the disease."""


def definitions_of(
    case: Case, *, with_sos: bool, with_cycles: bool, judged: Collection[str] = ()
) -> tuple[Definition, ...]:
    """The rules that the review of this case used; a rule of another disease is none of them.

    `with_sos`: there is a checklist of SOS/VOD; `with_cycles`: complications were laid along
    cycles; `judged`: the rules that were laid beside something stated.
    """
    used = {
        "RECIST 1.1": recist.RULE in judged,
        "Lugano metabolic response": lugano.RULE in judged,
        "SOS/VOD checklist": with_sos,
        "SOS/VOD severity": with_sos or sos_severity.RULE in judged,
        "Complications by cycle": with_cycles,
        "Chimerism": chimerism.RULE in judged,
    }
    rules = (d for d in DEFINITIONS if used.get(d.name, _is_used(d.name, case)))
    of_grades = (d for d in GRADE_DEFINITIONS if d.version in judged)
    return (*rules, *of_grades, _profile_rule(case))


def _profile_rule(case: Case) -> Definition:
    """By which profile the disease is read, and how that was found."""
    found = read_as(case.diagnosis)
    return Definition(
        name="Disease profile",
        version=recognition.RULE,
        text=f"Read as {found.value}, {found.note}.",
        citation="the diagnosis of this case",
    )


def _is_used(name: str, case: Case) -> bool:
    rule = _USED_BY.get(name)
    return rule is None or rule(case)


def _uses(case: Case, rule: RuleName) -> bool:
    return profile_of(case.diagnosis).uses(rule)


def _has(case: Case, state: str) -> bool:
    return any(state_of(look) == state for look in all_stated(case))


def _is_death(event: Event) -> bool:
    return isinstance(event.record, Assessment) and event.record.finding == "death"


def _has_mrd(case: Case) -> bool:
    return any(look.marrow and look.marrow.mrd for look in case.assessments)


def _has_cns(case: Case) -> bool:
    return case.diagnosis.cns is not None or any(look.cns for look in case.assessments)


def _has_transplant(case: Case) -> bool:
    return any(t.transplant and t.status in ("given", "ongoing") for t in case.therapies)


def _has_inotuzumab(case: Case) -> bool:
    names = (name for t in case.therapies for name in (t.name, *(a.name for a in t.agents)))
    return any(inotuzumab_label.is_inotuzumab(name) for name in names)


_USED_BY: dict[str, Callable[[Case], bool]] = {
    "Remissions": lambda case: _has(case, "remission"),
    "MRD negative": _has_mrd,
    "Reference range": lambda case: bool(case.labs),
    "Radiation dose": lambda case: any(t.radiation for t in case.therapies),
    "Laboratory grades (CTCAE)": lambda case: bool(case.labs),
    "Measures of the body (CTCAE)": lambda case: measures.has_graded(case.measurements),
    "State at death": lambda case: any(map(_is_death, events(case))),
    "CNS status": lambda case: _uses(case, "CNS status") and _has_cns(case),
    "Marrow and response": lambda case: (
        _uses(case, "marrow and response")
        and not _uses(case, "AML response")
        and bool(case.assessments)
    ),
    "Marrow and response in AML": lambda case: (
        _uses(case, "AML response") and bool(case.assessments)
    ),
    "MRD class": _has_mrd,
    "Relapse": lambda case: _uses(case, "relapse classes of ALL") and _has(case, "relapse"),
    "Time class of a first relapse": lambda case: (
        _uses(case, "relapse classes of ALL") and _has(case, "relapse")
    ),
    "Number of a remission": lambda case: (
        _has(case, "remission") and (_uses(case, "remission number") or _has_transplant(case))
    ),
    "Cycles of inotuzumab ozogamicin": _has_inotuzumab,
    "Sums of diameters": lambda case: any(has_sizes(study) for study in case.imaging),
    "Looks by imaging": lambda case: any(responding_studies(case)),
}
"""What in a case calls for a rule; a rule that is not named here is always used."""
