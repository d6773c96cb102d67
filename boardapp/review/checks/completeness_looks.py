"""How each item of the completeness checklists is looked for in a case."""

from collections.abc import Sequence
from typing import Literal

from boardapp.case.case import Case
from boardapp.case.value import Value
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.condition_kind import condition_kind
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.response_words import state_of
from boardapp.clinical.therapy_class import is_given
from boardapp.review.course.mentions import is_mentioned
from boardapp.review.course.stated_looks import all_stated
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import numbered

State = Literal["there", "in part", "missing"]
Found = tuple[State, str, str]
"""The state, a word on it, and the place in the file."""

_SILENT = ("", NOT_REPORTED, "not stated", "not done")


def whole_or_part(parts: list[bool]) -> State:
    """Whether all parts are there, some, or none."""
    return "there" if all(parts) else "in part" if any(parts) else "missing"


def is_said(value: Value | str | None) -> bool:
    """Whether a value or a text says anything."""
    if isinstance(value, Value):
        return not value.is_missing
    return value is not None and value not in _SILENT


def text_found(text: str, place: str) -> Found:
    """A text that is there or not."""
    return ("there", text, place) if is_said(text) else ("missing", NOT_REPORTED, place)


def number_found(number: int, name: str, place: str, many: str = "") -> Found:
    """So many records of a kind, or none."""
    if not number:
        return "missing", NOT_REPORTED, place
    return "there", numbered(number, name, many), place


def parts_found(place: str, **parts: bool) -> Found:
    """Several parts of one item: which are missing."""
    missing = [name.replace("_", " ") for name, is_there in parts.items() if not is_there]
    detail = f"missing: {', '.join(missing)}" if missing else "all stated"
    return whole_or_part(list(parts.values())), detail, place


def words_found(case: Case, names: Sequence[str], place: str) -> Found:
    """What has no record of its own here, but may be told in words: then it is not missing."""
    if is_mentioned(case, names):
        return "in part", "told in words", place
    return "missing", NOT_REPORTED, place


def history(case: Case) -> Found:
    """Therapies and looks."""
    return number_found(len(case.therapies) + len(case.assessments), "event", "therapies")


def radiology(case: Case) -> Found:
    """Imaging studies, or pictures with their files."""
    if case.imaging and not case.images:
        return number_found(len(case.imaging), "imaging study", "imaging", "imaging studies")
    shown = [image for image in case.images if image.file]
    if case.images and not shown:
        return "in part", "named, to be shown by radiology", "images"
    return number_found(len(case.images), "image", "images")


_REPORT = {"morphology": "morphology", "histology": "report"}
"""What pathology is asked for: the name of a tumor is its histology already, a report is not."""


def pathology(case: Case) -> Found:
    """What the specimen showed: its form, antigens, genes."""
    dx, profile = case.diagnosis, profile_of(case.diagnosis)
    reports = any(is_said(report.histology) for report in case.pathology)
    is_stained = any(report.stains for report in case.pathology)
    parts = {
        _REPORT[profile.words.morphology]: is_said(dx.morphology) or reports,
        "immunophenotype": is_stained or any(is_said(a.state) for a in dx.immunophenotype),
        "genetics": any(is_said(g.result) for g in (*dx.genetics, *case.genetics)),
    }
    if "immunophenotype" not in profile.items:
        parts.pop("immunophenotype")
    return parts_found("diagnosis", **parts)


def performance(case: Case) -> Found:
    """The latest stated performance status."""
    stated = [p for p in case.patient.performance if is_said(p.value)]
    if not stated:
        return "missing", NOT_REPORTED, "patient.performance"
    return "there", f"{stated[-1].scale} {stated[-1].value.text}", "patient.performance"


_COMORBIDITY = ("comorbidity", "syndrome", "earlier malignancy")


def comorbidity_and_performance(case: Case) -> Found:
    """Both, since a board weighs them together."""
    return parts_found(
        "patient",
        performance=performance(case)[0] == "there",
        comorbidity=any(condition_kind(c.kind) in _COMORBIDITY for c in case.patient.conditions),
    )


def psychosocial(case: Case) -> Found:
    """What is said of family and surroundings."""
    social = [c for c in case.patient.conditions if c.kind in ("social", "psychosocial", "family")]
    return number_found(len(social), "statement", "patient.conditions")


def views(case: Case) -> Found:
    """What patient and family want."""
    return number_found(len(case.goals), "goal", "goals")


def intro(case: Case) -> Found:
    """Why the case is presented."""
    return text_found(case.meeting.reason.text, "meeting.reason")


def patient(case: Case) -> Found:
    """Sex, and an age or a date."""
    return parts_found(
        "patient", sex=is_said(case.patient.sex), age_or_date=case.diagnosis.when.is_reported
    )


def findings(case: Case) -> Found:
    """What was found at diagnosis."""
    dx = case.diagnosis
    return parts_found(
        "diagnosis",
        features=bool(dx.features or dx.summary),
        performance=performance(case)[0] == "there",
    )


def timeline(case: Case) -> Found:
    """How many events have a time."""
    therapies = [therapy.start.is_reported for therapy in case.therapies]
    looks = [look.when.is_reported for look in case.assessments]
    looks += [study.when.is_reported for study in case.imaging]
    timed = [*therapies, *looks]
    if not timed:
        return "missing", NOT_REPORTED, "therapies"
    return whole_or_part(timed), f"{sum(timed)} of {len(timed)} events have a time", "therapies"


def assessment(case: Case) -> Found:
    """Looks and results."""
    found = len(case.assessments) + len(case.imaging) + len(case.labs)
    return number_found(found, "result", "assessments")


def interventions(case: Case) -> Found:
    """Therapies, with the doses of their drugs."""
    if not case.therapies:
        return "missing", NOT_REPORTED, "therapies"
    drugs = [t for t in case.therapies if t.agents]
    dosed = [t for t in drugs if all(is_said(agent.dose) for agent in t.agents)]
    detail = f"{len(case.therapies)} phases, doses in {len(dosed)} of {len(drugs)} with drugs"
    return "there" if drugs and len(dosed) == len(drugs) else "in part", detail, "therapies"


def outcome(case: Case) -> Found:
    """Looks that say something of the disease."""
    later = [a for a in all_stated(case) if a.response or a.finding != "evaluation"]
    return number_found(len(later), "look", "assessments")


def discussion(case: Case) -> Found:
    """Options and remarks."""
    return number_found(len(case.options) + len(case.remarks), "statement", "options")


def consent(case: Case) -> Found:
    """Never taken for granted of a real patient."""
    if case.is_synthetic:
        return "there", "no patient stands behind a synthetic case", "privacy"
    return "missing", f"the case file does not hold it (privacy: {case.privacy.status})", "privacy"


def not_held(_: Case) -> Found:
    """What a case file has no place for."""
    return "missing", "written for a journal; the case file does not hold it", "title"


def abstract(case: Case) -> Found:
    """The diagnosis in a few sentences."""
    return text_found(case.diagnosis.summary, "diagnosis.summary")


def question(case: Case) -> Found:
    """What the board is asked."""
    return text_found(case.meeting.question.text, "meeting.question")


def problem(case: Case) -> Found:
    """What is new."""
    return text_found(case.meeting.new_problem.text, "meeting.new_problem")


def age(case: Case) -> Found:
    """When the diagnosis was made."""
    is_there = case.diagnosis.when.is_reported
    return ("there", str(case.diagnosis.when), "diagnosis.when") if is_there else (
        "missing", NOT_REPORTED, "diagnosis.when")  # fmt: skip


def fusion(case: Case) -> Found:
    """A fusion with its partner, or a karyotype."""
    found = case.diagnosis.genetics
    fusions = [g for g in found if g.kind == "fusion"]
    karyotypes = [g for g in found if g.kind == "karyotype" and is_said(g.result)]
    if not fusions and karyotypes:
        return "there", karyotypes[0].result, "diagnosis.genetics"
    if not fusions:
        return "missing", NOT_REPORTED, "diagnosis.genetics"
    is_whole = all("::" in g.name or is_said(g.partner) for g in fusions)
    detail = ", ".join(g.name for g in fusions)
    return ("there", detail, "diagnosis.genetics") if is_whole else (
        "in part", f"{detail}, partner {NOT_REPORTED}", "diagnosis.genetics")  # fmt: skip


def burden(case: Case) -> Found:
    """How much leukemia there was."""
    dx = case.diagnosis
    return parts_found(
        "diagnosis", leukocytes=is_said(dx.leukocytes), marrow_blasts=is_said(dx.marrow_blasts)
    )


def cns(case: Case) -> Found:
    """The CNS status with the counts it rests on."""
    cns = case.diagnosis.cns
    if cns is None or not is_said(cns.status):
        return "missing", NOT_REPORTED, "diagnosis.cns"
    has_counts = cns.leukocytes is not None
    detail = cns.status if has_counts else f"{cns.status}, counts of the CSF {NOT_REPORTED}"
    return "there" if has_counts else "in part", detail, "diagnosis.cns"


def antigens(case: Case) -> Found:
    """CD19 and CD22 at any look."""
    looks = (case.diagnosis.immunophenotype, *(a.antigens for a in case.assessments))
    said = {a.name.upper() for look in looks for a in look if is_said(a.state)}
    return parts_found("diagnosis.immunophenotype", CD19="CD19" in said, CD22="CD22" in said)


def lines(case: Case) -> Found:
    """Lines of therapy that were given."""
    lines = {t.line for t in case.therapies if t.line is not None and is_given(t)}
    return number_found(len(lines), "line", "therapies")


def doses(case: Case) -> Found:
    """How many drugs have a dose."""
    agents = [agent for therapy in case.therapies for agent in therapy.agents]
    if not agents:
        return "missing", NOT_REPORTED, "therapies"
    stated = [is_said(agent.dose) for agent in agents]
    told = (
        f"{sum(stated)} of {numbered(len(stated), 'drug')} {'has' if len(stated) == 1 else 'have'}"
    )
    return whole_or_part(stated), f"{told} a dose", "therapies"


def response(case: Case) -> Found:
    """Responses of looks, else of therapies."""
    looks = sum(bool(state_of(look)) for look in all_stated(case))
    lines = sum(is_said(therapy.best_response) for therapy in case.therapies)
    if looks or not lines:
        return number_found(looks, "response", "assessments")
    return "there", f"{numbered(lines, 'best response')} stated with the therapy", "therapies"


def mrd(case: Case) -> Found:
    """MRD with its method and a level or limit."""
    done = [m for a in case.assessments if a.marrow for m in a.marrow.mrd
            if m.result not in ("not done", "not reported")]  # fmt: skip
    if not done:
        return "missing", NOT_REPORTED, "assessments"
    whole = [is_said(m.method) and (m.limit is not None or m.value is not None) for m in done]
    detail = f"{sum(whole)} of {len(whole)} results have a method and a level or limit"
    return whole_or_part(whole), detail, "assessments"


_COUNTS = ("haemoglobin", "platelets", "neutrophils")


def counts(case: Case) -> Found:
    """Haemoglobin, platelets and neutrophils as numbers."""
    names = {result.test for result in case.labs}
    asked = {name: analyte.name for name in names if (analyte := find_analyte(name))}
    tests = {name for name, known in asked.items() if known in _COUNTS}
    told = {r.test for r in case.labs if r.test in tests and r.value.is_numeric}
    known = {asked[test] for test in told}
    return parts_found(
        "labs",
        haemoglobin="haemoglobin" in known,
        platelets="platelets" in known,
        neutrophils="neutrophils" in known,
    )


def ranges(case: Case) -> Found:
    """How many numeric results have their range."""
    # Counted in one pass, since a case may hold 100,000.
    with_range = [
        result.low is not None or result.high is not None
        for result in case.labs
        if (value := result.value).low is not None or value.high is not None
    ]
    if not with_range:
        return "missing", "no numeric result", "labs"
    detail = f"{sum(with_range)} of {len(with_range)} results have the laboratory's range"
    return whole_or_part([all(with_range), any(with_range)]), detail, "labs"


def options(case: Case) -> Found:
    """The options."""
    return number_found(len(case.options), "option", "options")
