"""What the tip of a mark tells: the result, when, flag and grade by which rule, and its source."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from boardapp.desktop.parts.html import time_text
from boardapp.review.labs.grades import VERSION
from boardapp.review.model.base import Shown
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.chimerism import transplant_text
from boardapp.words.cited import cited_text
from boardapp.words.flags import flag_text
from boardapp.words.grades import grade_rule_text, lab_grade_text
from boardapp.words.studies import measured_text, study_title
from boardapp.words.units import unit_text
from boardapp.words.values import range_text

Documents = Mapping[str, str]
"""What is cited, by the ids of the sources."""


def lab_tip(series: LabSeries, point: LabPoint, documents: Documents) -> str:
    """A result of the laboratory, in lines."""
    unit = unit_text(series.unit_of(point))
    reference = " ".join(filter(None, (range_text(*point.reference), unit)))
    flag = flag_text(point.flag, is_numeric=point.is_numeric)
    has_range = any(bound is not None for bound in point.reference)
    ranged = f"{flag}; reference {reference}" if has_range else flag
    grade = lab_grade_text(point.grade)
    rule = grade_rule_text(series.terms, VERSION)
    lines = (
        f"{series.test}: {series.text_of(point)}",
        time_text(point.when),
        capitalised(ranged),
        f"Grade {grade}; {rule}" if grade else "",
        _source(point.source, documents),
    )
    return "\n".join(filter(None, lines))


def response_tips(review: Review, documents: Documents) -> dict[str, Callable[[], str]]:
    """How each result of the response is told, by the key of its mark: MRD, studies, shares."""
    return {
        key: partial(_tip, lines, shown.source, documents) for shown, key, lines in _told(review)
    }


def _tip(lines: tuple[str, ...], source: str, documents: Documents) -> str:
    return "\n".join(filter(None, (*lines, _source(source, documents))))


def _told(review: Review) -> Iterator[tuple[Shown, str, tuple[str, ...]]]:
    """Each fact with the key of its mark and the lines of its tip."""
    for mrd in review.mrd:
        yield mrd, mrd.key, (mrd.text, time_text(mrd.when))
    for study in review.studies:
        measured = measured_text(study.record, study.sum)
        response = study.told
        yield study, study.key, (study_title(study.record), measured, response,
                                 time_text(study.when))  # fmt: skip
    for stretch in review.donor_shares:
        name = transplant_text(stretch.number, stretch.donor, is_autologous=stretch.is_autologous)
        for share in stretch.shares:
            value = f"{share.value.text} %" if share.value.is_numeric else share.value.text
            cells = f" ({share.cells})" if share.cells else ""
            yield share, share.place, (f"Donor share{cells}: {value}", name, time_text(share.when))


def _source(source: str, documents: Documents) -> str:
    return f"Source: {cited_text(source, documents)}" if source else ""
