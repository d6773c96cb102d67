"""The items of the checklists that are asked of tumors: how each is looked for in a case.

What only the words of the case tell is "in part": it has no system and no time there.
"""

from boardapp.case.case import Case
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.diseases.written_names import Words, WrittenName
from boardapp.clinical.therapy_class import is_given
from boardapp.review.checks.completeness_looks import (
    Found,
    is_said,
    number_found,
    whole_or_part,
    words_found,
)
from boardapp.words.studies import grade_text, stage_text


def grade(case: Case) -> Found:
    """The grade of a report or by a staging system that grades."""
    grades = [grade_text(one) for one in case.pathology]
    grades += [stage_text(one) for one in case.staging if "grade" in one.system.casefold()]
    if told := "; ".join(filter(None, grades)):
        return "there", told, "pathology"
    return words_found(case, ("grade",), "pathology")


def mycn(case: Case) -> Found:
    """Whether MYCN was looked for."""
    genes = case.diagnosis.genetics
    found = [g.name for g in genes if "MYCN" in g.name.upper() or "MYCN" in g.gene.upper()]
    if found:
        return "there", ", ".join(found), "diagnosis.genetics"
    return words_found(case, ("MYCN", "N-MYC"), "diagnosis.genetics")


def markers(case: Case) -> Found:
    """The tests of the profile; each is asked for by its first name."""
    wanted = profile_of(case.diagnosis).markers
    tests = [Words(test) for test in {result.test for result in case.labs}]
    there = {
        names[0]: any(WrittenName.parse(name).find(t) for t in tests for name in names)
        for names in wanted
    }
    missing = [name for name, is_there in there.items() if not is_there]
    detail = f"missing: {', '.join(missing)}" if missing else "all stated"
    return whole_or_part(list(there.values())), detail, "labs"


def scores(case: Case) -> Found:
    """Scores of a tracer with their systems."""
    names = profile_of(case.diagnosis).scores
    count = sum(len(study.scores) for study in case.imaging)
    if not count:
        return words_found(case, names, "imaging")
    return number_found(count, "score", "imaging")


def resection(case: Case) -> Found:
    """What an operation took out and what it left."""
    operations = [t.surgery for t in case.therapies if is_given(t) and t.surgery]
    if any(is_said(one.residual) or is_said(one.margins) for one in operations):
        return "there", "stated with the operation", "therapies"
    names = ("resection", "resected", "biopsy", "residual", "debulking", "GTR", "STR")
    return words_found(case, names, "therapies")
