"""The items of the completeness checklists, and how each is looked for in a case.

MDT-MODe (history, radiology, pathology, comorbidity and performance, psychosocial, the
patient's views), the 13 items of CARE, and the minimum set for a leukemia board.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from boardapp.case.case import Case
from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.diseases.profile import ItemName
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.response_words import state_of
from boardapp.clinical.therapy_class import is_given
from boardapp.review.course.stated_looks import all_stated
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import numbered

Checklist = Literal["MDT-MODe", "CARE", "minimum set"]
State = Literal["there", "in part", "missing"]
Found = tuple[State, str, str]
"""The state, a word on it, and the place in the file."""

_SILENT = ("", NOT_REPORTED, "not stated", "not done")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its name, who asks for it, how it is looked for, when it matters most.

    `key`: its name in the profiles of those diseases of which alone it is asked.
    """

    checklist: Checklist
    name: str
    look: Callable[[Case], Found]
    matters: str = ""
    key: ItemName | None = None
    asks: tuple[str, ...] = ()
    """The fields that it is about; where its word on them only counts, a slide names them."""


def _state(parts: list[bool]) -> State:
    return "there" if all(parts) else "in part" if any(parts) else "missing"


def _is_said(value: Value | str | None) -> bool:
    if isinstance(value, Value):
        return not value.is_missing
    return value is not None and value not in _SILENT


def _text(text: str, place: str) -> Found:
    return ("there", text, place) if _is_said(text) else ("missing", NOT_REPORTED, place)


def _count(number: int, name: str, place: str) -> Found:
    if not number:
        return "missing", NOT_REPORTED, place
    return "there", numbered(number, name), place


def _parts(place: str, **parts: bool) -> Found:
    """Several parts of one item: which are missing."""
    missing = [name.replace("_", " ") for name, is_there in parts.items() if not is_there]
    detail = f"missing: {', '.join(missing)}" if missing else "all stated"
    return _state(list(parts.values())), detail, place


def _history(case: Case) -> Found:
    return _count(len(case.therapies) + len(case.assessments), "event", "therapies")


def _radiology(case: Case) -> Found:
    if case.imaging and not case.images:
        return "there", numbered(len(case.imaging), "study", "studies"), "imaging"
    shown = [image for image in case.images if image.file]
    if case.images and not shown:
        return "in part", "named, to be shown by radiology", "images"
    return _count(len(case.images), "image", "images")


def _pathology(case: Case) -> Found:
    dx = case.diagnosis
    parts = {
        "morphology": _is_said(dx.morphology),
        "immunophenotype": any(_is_said(a.state) for a in dx.immunophenotype),
        "genetics": any(_is_said(g.result) for g in dx.genetics),
    }
    if "immunophenotype" not in profile_of(dx).items:
        parts.pop("immunophenotype")
    return _parts("diagnosis", **parts)


def _performance(case: Case) -> Found:
    stated = [p for p in case.patient.performance if _is_said(p.value)]
    if not stated:
        return "missing", NOT_REPORTED, "patient.performance"
    return "there", f"{stated[-1].scale} {stated[-1].value.text}", "patient.performance"


def _comorbidity_and_performance(case: Case) -> Found:
    return _parts(
        "patient",
        performance=_performance(case)[0] == "there",
        comorbidity=any(c.kind == "comorbidity" for c in case.patient.conditions),
    )


def _psychosocial(case: Case) -> Found:
    social = [c for c in case.patient.conditions if c.kind in ("social", "psychosocial", "family")]
    return _count(len(social), "statement", "patient.conditions")


def _views(case: Case) -> Found:
    return _count(len(case.goals), "goal", "goals")


def _intro(case: Case) -> Found:
    return _text(case.meeting.reason.text, "meeting.reason")


def _patient(case: Case) -> Found:
    return _parts(
        "patient", sex=_is_said(case.patient.sex), age_or_date=case.diagnosis.when.is_reported
    )


def _findings(case: Case) -> Found:
    dx = case.diagnosis
    return _parts(
        "diagnosis",
        features=bool(dx.features or dx.summary),
        performance=_performance(case)[0] == "there",
    )


def _timeline(case: Case) -> Found:
    therapies = [therapy.start.is_reported for therapy in case.therapies]
    looks = [look.when.is_reported for look in case.assessments]
    looks += [study.when.is_reported for study in case.imaging]
    timed = [*therapies, *looks]
    if not timed:
        return "missing", NOT_REPORTED, "therapies"
    return _state(timed), f"{sum(timed)} of {len(timed)} events have a time", "therapies"


def _assessment(case: Case) -> Found:
    found = len(case.assessments) + len(case.imaging) + len(case.labs)
    return _count(found, "result", "assessments")


def _interventions(case: Case) -> Found:
    if not case.therapies:
        return "missing", NOT_REPORTED, "therapies"
    drugs = [t for t in case.therapies if t.agents]
    dosed = [t for t in drugs if all(_is_said(agent.dose) for agent in t.agents)]
    detail = f"{len(case.therapies)} phases, doses in {len(dosed)} of {len(drugs)} with drugs"
    return "there" if drugs and len(dosed) == len(drugs) else "in part", detail, "therapies"


def _outcome(case: Case) -> Found:
    later = [a for a in all_stated(case) if a.response or a.finding != "evaluation"]
    return _count(len(later), "look", "assessments")


def _discussion(case: Case) -> Found:
    return _count(len(case.options) + len(case.remarks), "statement", "options")


def _consent(case: Case) -> Found:
    if case.is_synthetic:
        return "there", "no patient stands behind a synthetic case", "privacy"
    return "missing", f"the case file does not hold it (privacy: {case.privacy.status})", "privacy"


def _not_held(_: Case) -> Found:
    return "missing", "written for a journal; the case file does not hold it", "title"


def _abstract(case: Case) -> Found:
    return _text(case.diagnosis.summary, "diagnosis.summary")


def _question(case: Case) -> Found:
    return _text(case.meeting.question.text, "meeting.question")


def _problem(case: Case) -> Found:
    return _text(case.meeting.new_problem.text, "meeting.new_problem")


def _age(case: Case) -> Found:
    is_there = case.diagnosis.when.is_reported
    return ("there", str(case.diagnosis.when), "diagnosis.when") if is_there else (
        "missing", NOT_REPORTED, "diagnosis.when")  # fmt: skip


def _fusion(case: Case) -> Found:
    found = case.diagnosis.genetics
    fusions = [g for g in found if g.kind == "fusion"]
    karyotypes = [g for g in found if g.kind == "karyotype" and _is_said(g.result)]
    if not fusions and karyotypes:
        return "there", karyotypes[0].result, "diagnosis.genetics"
    if not fusions:
        return "missing", NOT_REPORTED, "diagnosis.genetics"
    is_whole = all("::" in g.name or _is_said(g.partner) for g in fusions)
    detail = ", ".join(g.name for g in fusions)
    return ("there", detail, "diagnosis.genetics") if is_whole else (
        "in part", f"{detail}, partner {NOT_REPORTED}", "diagnosis.genetics")  # fmt: skip


def _burden(case: Case) -> Found:
    dx = case.diagnosis
    return _parts(
        "diagnosis", leukocytes=_is_said(dx.leukocytes), marrow_blasts=_is_said(dx.marrow_blasts)
    )


def _cns(case: Case) -> Found:
    cns = case.diagnosis.cns
    if cns is None or not _is_said(cns.status):
        return "missing", NOT_REPORTED, "diagnosis.cns"
    has_counts = cns.leukocytes is not None
    detail = cns.status if has_counts else f"{cns.status}, counts of the CSF {NOT_REPORTED}"
    return "there" if has_counts else "in part", detail, "diagnosis.cns"


def _antigens(case: Case) -> Found:
    looks = (case.diagnosis.immunophenotype, *(a.antigens for a in case.assessments))
    said = {a.name.upper() for look in looks for a in look if _is_said(a.state)}
    return _parts("diagnosis.immunophenotype", CD19="CD19" in said, CD22="CD22" in said)


def _lines(case: Case) -> Found:
    lines = {t.line for t in case.therapies if t.line is not None and is_given(t)}
    return _count(len(lines), "line", "therapies")


def _doses(case: Case) -> Found:
    agents = [agent for therapy in case.therapies for agent in therapy.agents]
    if not agents:
        return "missing", NOT_REPORTED, "therapies"
    stated = [_is_said(agent.dose) for agent in agents]
    return _state(stated), f"{sum(stated)} of {len(stated)} drugs have a dose", "therapies"


def _response(case: Case) -> Found:
    looks = sum(bool(state_of(look)) for look in all_stated(case))
    lines = sum(_is_said(therapy.best_response) for therapy in case.therapies)
    if looks or not lines:
        return _count(looks, "response", "assessments")
    return "there", f"{numbered(lines, 'best response')} stated with the therapy", "therapies"


def _mrd(case: Case) -> Found:
    done = [m for a in case.assessments if a.marrow for m in a.marrow.mrd
            if m.result not in ("not done", "not reported")]  # fmt: skip
    if not done:
        return "missing", NOT_REPORTED, "assessments"
    whole = [_is_said(m.method) and (m.limit is not None or m.value is not None) for m in done]
    detail = f"{sum(whole)} of {len(whole)} results have a method and a level or limit"
    return _state(whole), detail, "assessments"


_COUNTS = ("haemoglobin", "platelets", "neutrophils")


def _counts(case: Case) -> Found:
    names = {result.test for result in case.labs}
    asked = {name: analyte.name for name in names if (analyte := find_analyte(name))}
    tests = {name for name, known in asked.items() if known in _COUNTS}
    told = {r.test for r in case.labs if r.test in tests and r.value.is_numeric}
    known = {asked[test] for test in told}
    return _parts(
        "labs",
        haemoglobin="haemoglobin" in known,
        platelets="platelets" in known,
        neutrophils="neutrophils" in known,
    )


def _ranges(case: Case) -> Found:
    # Counted in one pass, since a case may hold 100,000.
    with_range = [
        result.low is not None or result.high is not None
        for result in case.labs
        if (value := result.value).low is not None or value.high is not None
    ]
    if not with_range:
        return "missing", "no numeric result", "labs"
    detail = f"{sum(with_range)} of {len(with_range)} results have the laboratory's range"
    return _state([all(with_range), any(with_range)]), detail, "labs"


def _options(case: Case) -> Found:
    return _count(len(case.options), "option", "options")


ITEMS: tuple[Item, ...] = (
    Item("MDT-MODe", "history", _history),
    Item("MDT-MODe", "radiology", _radiology),
    Item("MDT-MODe", "pathology", _pathology,
          asks=("diagnosis.morphology", "diagnosis.immunophenotype")),
    Item("MDT-MODe", "comorbidity and performance", _comorbidity_and_performance,
          "a transplant", asks=("patient.performance", "patient.conditions")),
    Item("MDT-MODe", "psychosocial", _psychosocial, "the goals of treatment"),
    Item("MDT-MODe", "patient's views", _views, "the goals of treatment"),
    Item("CARE", "1 title", lambda case: _text(case.title, "title")),
    Item("CARE", "2 key words", _not_held),
    Item("CARE", "3 abstract", _abstract),
    Item("CARE", "4 introduction", _intro),
    Item("CARE", "5 patient information", _patient),
    Item("CARE", "6 clinical findings", _findings),
    Item("CARE", "7 timeline", _timeline),
    Item("CARE", "8 diagnostic assessment", _assessment),
    Item("CARE", "9 therapeutic intervention", _interventions),
    Item("CARE", "10 follow-up and outcomes", _outcome),
    Item("CARE", "11 discussion", _discussion),
    Item("CARE", "12 patient perspective", _views),
    Item("CARE", "13 informed consent", _consent),
    Item("minimum set", "question for the board", _question),
    Item("minimum set", "reason for presentation", _intro, asks=("meeting.reason",)),
    Item("minimum set", "new clinical problem", _problem, asks=("meeting.new_problem",)),
    Item("minimum set", "age or date at diagnosis", _age, asks=("diagnosis.when",)),
    Item("minimum set", "fusion or karyotype", _fusion, key="fusion or karyotype"),
    Item("minimum set", "leukocytes and marrow blasts", _burden,
          key="leukocytes and marrow blasts",
          asks=("diagnosis.leukocytes", "diagnosis.marrow_blasts")),
    Item("minimum set", "CNS status with counts", _cns, "the CNS", "CNS status",
          asks=("diagnosis.cns",)),
    Item("minimum set", "CD19 and CD22", _antigens, "drugs against an antigen", "CD19 and CD22"),
    Item("minimum set", "performance status", _performance, "a transplant",
          asks=("patient.performance",)),
    Item("minimum set", "lines of therapy", _lines),
    Item("minimum set", "doses", _doses, "drugs against an antigen", asks=("therapies",)),
    Item("minimum set", "responses", _response, "the depth of remission"),
    Item("minimum set", "MRD with method and limit", _mrd, "the depth of remission", "MRD"),
    Item("minimum set", "blood counts", _counts, "bleeding"),
    Item("minimum set", "reference ranges", _ranges, "bleeding"),
    Item("minimum set", "goals of the family", _views, "the goals of treatment"),
    Item("minimum set", "options", _options),
)  # fmt: skip
"""Every item, in the order of its checklist."""
