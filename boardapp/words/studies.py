"""Imaging studies, pathology reports, stages and genetic findings in words."""

from typing import Protocol

from boardapp.case.diagnosis import GeneticFinding
from boardapp.case.imaging import ImagingStudy, Lesion, TracerScore
from boardapp.case.pathology import PathologyReport, Staging, Stain
from boardapp.case.said import said
from boardapp.words.capitals import capitalised
from boardapp.words.lists import parted
from boardapp.words.numbers import rounded_text
from boardapp.words.sentences import sentences
from boardapp.words.values import value_text

ASSESSED = "assessment of that time"
"""Behind a response beside a study that the study does not state itself."""
_ABSENT = {"absent": "gone", "not done": "not looked at", "not reported": "not reported"}


def study_title(study: ImagingStudy) -> str:
    """What a study is called: "FDG PET/CT: whole body"."""
    return ": ".join(filter(None, (modality_name(study.modality), study.region)))


def modality_name(modality: str) -> str:
    """An examination as it is printed; "Imaging" where the source does not say which it was."""
    return capitalised(said(modality)) or "Imaging"


def study_text(study: ImagingStudy) -> str:
    """All that a study found, in sentences; its response as stated, with the system named."""
    diameters = value_text(study.sum_of_diameters, study.unit) if study.sum_of_diameters else ""
    return sentences(
        study_found(study),
        f"sum of diameters {diameters}" if diameters else "",
        "; ".join(map(score_text, study.scores)),
        response_by(study.response, study.response_system),
    )


def study_found(study: ImagingStudy) -> str:
    """What was seen, in sentences: the finding, then each lesion."""
    return sentences(study.finding, "; ".join(map(lesion_text, study.lesions)))


def lesion_text(lesion: Lesion) -> str:
    """One lesion: "L1, liver segment 4: 31 mm (target)", "mediastinal node: gone"."""
    name = ", ".join(filter(None, (lesion.name, lesion.site)))
    found = [
        _ABSENT.get(lesion.state, ""),
        value_text(lesion.size, lesion.unit) if lesion.size else "",
        "short axis" if lesion.size and lesion.is_node else "",
        lesion.dimensions,
        f"SUV {lesion.suv.text}" if lesion.suv else "",
        lesion.note,
    ]
    told = ", ".join(filter(None, found))
    role = f" ({lesion.role})" if lesion.role != "not stated" else ""
    return f"{name}: {told}{role}" if told else f"{name}{role}"


def size_text(low: float, high: float) -> str:
    """A size that was worked out, without its unit: "31", "30–36"."""
    first, last = rounded_text(low, 4), rounded_text(high, 4)
    return first if first == last else f"{first}–{last}"


class Sum(Protocol):
    """A sum of diameters in mm, with where it is from."""

    @property
    def low(self) -> float:
        """The least that it can be."""

    @property
    def high(self) -> float:
        """The most that it can be."""

    @property
    def is_stated(self) -> bool:
        """Whether the source states it; else it was summed."""


def measured_text(study: ImagingStudy, total: Sum | None) -> str:
    """The sum of a study and its scores: "sum 31 mm (stated)", "sum 42 mm (summed); Curie 4"."""
    size = ""
    if total is not None:
        kind = "stated" if total.is_stated else "summed"
        size = f"sum {size_text(total.low, total.high)} mm ({kind})"
    return parted((size, *map(score_text, study.scores)))


def score_text(score: TracerScore) -> str:
    """A tracer score by its system: "Deauville 4"."""
    return f"{score.system} {score.value.text}"


def response_by(response: str, system: str) -> str:
    """A response as stated, with its system: "PR by RECIST 1.1"; empty where none is stated."""
    if not said(response):
        return ""
    if not system:
        return response
    return f"{response}, as stated" if is_as_stated(system) else f"{response} by {system}"


def response_as_stated(response: str, system: str) -> str:
    """The same for a title, which says that it is stated: "PR by RECIST 1.1 as stated"."""
    told = response_by(response, "" if is_as_stated(system) else system)
    return f"{told} as stated" if told else ""


def is_as_stated(system: str) -> bool:
    """Whether a system is none but that the response is stated."""
    return system.casefold() == "as stated"


def report_title(report: PathologyReport) -> str:
    """What a pathology report is called: "Core needle biopsy: left femur"."""
    name = report.procedure or report.specimen or "pathology report"
    return ": ".join(filter(None, (capitalised(name), report.site)))


def report_text(report: PathologyReport) -> str:
    """All that a report says, in sentences."""
    return sentences(
        report.specimen if report.procedure else "",
        report.histology,
        grade_text(report),
        "; ".join(map(stain_text, report.stains)),
        report.conclusion,
    )


def grade_text(report: PathologyReport) -> str:
    """The grade of a tumor with its system: "grade 3 (FNCLCC)", "high grade"; empty without one."""
    if not said(report.grade):
        return ""
    grade = report.grade
    if "grade" not in grade.casefold():
        is_number = any(letter.isdigit() for letter in grade) or not grade.strip("IVX")
        grade = f"grade {grade}" if is_number else f"{grade} grade"
    return f"{grade} ({report.grading})" if report.grading else grade


def stain_text(stain: Stain) -> str:
    """One stain with its result: "desmin positive", "Ki-67 80 %"."""
    value = value_text(stain.value, stain.unit) if stain.value else ""
    return " ".join(filter(None, (stain.name, stain.result, value)))


def stage_text(stage: Staging) -> str:
    """A stage by its system, as stated: "Ann Arbor IIIB", "TNM (8th) pT2 N0 M0, pathological"."""
    basis = f", {stage.basis}" if stage.basis != "not stated" else ""
    return f"{stage.system} {stage.stage}{basis}"


def genetic_name(finding: GeneticFinding) -> str:
    """What a genetic finding is called: its name, with its change where that is of a gene alone."""
    is_gene_alone = finding.name.strip().casefold() == finding.gene.strip().casefold()
    return f"{finding.name} {finding.change}".strip() if is_gene_alone else finding.name


def genetic_short(finding: GeneticFinding) -> str:
    """What a genetic finding says in few words: change and share of reads; without these empty.

    That it is present is told only where nothing else is.
    """
    change = finding.change if finding.change not in finding.name else ""
    fraction = value_text(finding.allele_fraction, finding.unit) if finding.allele_fraction else ""
    if not (finding.change or fraction or finding.specimen):
        return ""
    told = ("" if finding.result == "present" else finding.result, change, fraction)
    return ", ".join(filter(None, told)) or finding.result


def genetic_text(finding: GeneticFinding) -> str:
    """What a genetic finding says beside its name: result, change, share of reads, method."""
    fraction = value_text(finding.allele_fraction, finding.unit) if finding.allele_fraction else ""
    details = [
        finding.result,
        " ".join(part for part in (finding.gene, finding.change) if part not in finding.name),
        f"allele fraction {fraction}" if fraction else "",
        f"partner {finding.partner}" if finding.partner else "",
        finding.method,
        finding.specimen,
    ]
    return ", ".join(filter(None, details))
