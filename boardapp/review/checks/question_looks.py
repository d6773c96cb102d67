"""How the items that only some questions ask for are looked for in a case."""

from boardapp.case.case import Case
from boardapp.case.imaging import ImagingStudy
from boardapp.case.therapy import Therapy
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.checks.completeness_looks import (
    Found,
    is_said,
    number_found,
    parts_found,
    whole_or_part,
    words_found,
)
from boardapp.review.course.mentions import STAGED
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import numbered

_ORGANS = {
    "heart": ("ejection fraction", "shortening fraction"),
    "kidney": ("creatinine", "creatinine clearance", "eGFR"),
    "liver": ("bilirubin",),
}
_CLOTTING = {
    "platelets": ("platelets",),
    "clotting": ("INR", "aPTT", "prothrombin time", "Quick"),
}


def donor(case: Case) -> Found:
    """A donor with the match, of a transplant that is planned or was given."""
    grafts = [therapy.transplant for therapy in case.therapies if therapy.transplant]
    return parts_found(
        "therapies",
        donor=any(is_said(graft.donor) for graft in grafts),
        match=any(is_said(graft.match) for graft in grafts),
    )


def organs(case: Case) -> Found:
    """Heart, kidney and liver, by one measured value each."""
    measured = _measured(case)
    return parts_found("labs", **{organ: bool(measured & set(n)) for organ, n in _ORGANS.items()})


def clotting(case: Case) -> Found:
    """Platelets, and one test of plasmatic clotting."""
    measured = _measured(case)
    return parts_found("labs", **{name: bool(measured & set(n)) for name, n in _CLOTTING.items()})


def _measured(case: Case) -> set[str]:
    """The tests and measures with a numeric value, by the names of the analytes."""
    names: set[str] = set()
    for result in case.labs:  # a case may hold 100,000 of some dozen tests
        if result.test not in names and result.value.is_numeric:
            names.add(result.test)
    names |= {measure.name for measure in case.measurements if measure.value.is_numeric}
    return {known.name if (known := find_analyte(name)) else name for name in names}


def earlier_radiation(case: Case) -> Found:
    """The fields that were irradiated, each with its dose and fractions."""
    given = [one for one in case.therapies if is_given(one)]
    fields = [field for therapy in given for field in therapy.radiation]
    if not fields:
        is_named = any(therapy_class(therapy) == "radiation" for therapy in given)
        detail = "fields and doses not reported" if is_named else "none stated, nor ruled out"
        return "missing", detail, "therapies"
    whole = [is_said(one.dose) and one.fractions is not None for one in fields]
    detail = f"{sum(whole)} of {len(whole)} fields have dose and fractions"
    return whole_or_part([True, *whole]), detail, "therapies"


def sized_imaging(case: Case) -> Found:
    """An imaging study that tells the size of a lesion."""
    if not case.imaging:
        return "missing", NOT_REPORTED, "imaging"
    sized = [study for study in case.imaging if _has_size(study)]
    studies = numbered(len(case.imaging), "imaging study", "imaging studies")
    if not sized:
        return "in part", f"{studies}, none with a size", "imaging"
    return "there", f"{len(sized)} of {studies} with a size", "imaging"


def _has_size(study: ImagingStudy) -> bool:
    """Whether it tells a size, or that the lesions it looked for are gone."""
    return study.sum_of_diameters is not None or any(
        is_said(lesion.size) or lesion.dimensions or lesion.state == "absent"
        for lesion in study.lesions
    )


def stage(case: Case) -> Found:
    """A stage or group as stated."""
    if not case.staging:
        return words_found(case, STAGED, "staging")
    return "there", "; ".join(f"{one.system} {one.stage}" for one in case.staging), "staging"


def reports(case: Case) -> Found:
    """Pathology reports."""
    return number_found(len(case.pathology), "pathology report", "pathology")


def margins(case: Case) -> Found | None:
    """The margins of each operation that was done; nothing where none was."""
    done = [one for one in case.therapies if is_given(one) and therapy_class(one) == "surgery"]
    if not done:
        return None
    told = [bool(one.surgery and is_said(one.surgery.margins)) for one in done]
    return whole_or_part(told), f"{sum(told)} of {len(told)} operations tell them", "therapies"


def later_genetics(case: Case) -> Found:
    """Genetic findings made after the diagnosis."""
    return number_found(len(case.genetics), "later finding", "genetics")


def toxicities(case: Case) -> Found:
    """What earlier treatment did to the patient."""
    return number_found(len(case.adverse_events), "complication", "adverse_events")


def end_of_last_therapy(case: Case) -> Found | None:
    """Whether the latest therapy of the file that treats the disease has an end, or goes on."""
    given = [one for one in case.therapies if is_given(one) and _treats(one)]
    if not given:
        return None
    last = given[-1]
    if last.status == "ongoing":
        return "there", f"{last.name} goes on", "therapies"
    is_told = last.end.is_reported or (therapy_class(last) == "surgery" and last.start.is_reported)
    detail = f"{last.name}: end {'stated' if is_told else NOT_REPORTED}"
    return "there" if is_told else "missing", detail, "therapies"


def _treats(therapy: Therapy) -> bool:
    return therapy.line is not None or therapy_class(therapy) != "supportive"
