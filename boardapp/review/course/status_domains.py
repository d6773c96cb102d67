"""Parts of the status that the profile of a disease chooses: marrow, sites, scores, sizes, margins.

Each is told only where it is reported, with the time of its last look. What was found before the
disease came back or grew is left out, unless a look tells it as overtaken.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from msgspec.structs import replace

from boardapp.case.assessment import Assessment, SiteFinding
from boardapp.case.case import Case
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Place, Placed, placed
from boardapp.case.said import said
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.clinical.diseases.profile import DomainName
from boardapp.clinical.response_words import ACTIVE, state_of
from boardapp.clinical.sites import is_marrow
from boardapp.review.clock.moments import Moments
from boardapp.review.course.followed import summed, targets_of
from boardapp.review.course.look_texts import marrow_text
from boardapp.review.course.looks import is_later
from boardapp.review.course.status_rows import time_note
from boardapp.review.model.base import Moment
from boardapp.review.model.course import Domain, Look, StatusRow
from boardapp.words.lists import parted
from boardapp.words.operations import residual_text
from boardapp.words.studies import score_text, size_text, study_title
from boardapp.words.values import value_text


class Told(Protocol):
    """The looks up to the data of the meeting, as the status tells them."""

    case: Case
    moments: Moments
    turn: Look | None

    def found_row(
        self, domain: Domain, label: str, field: str, text_of: Callable[[Assessment], str]
    ) -> Iterator[StatusRow]:
        """What the last look said that says anything of this field."""


IN_MARROW = "involved"
"""What a relapse or progression in the marrow says of it where nothing was measured."""


def domain_rows(told: Told, names: Sequence[DomainName]) -> Iterator[StatusRow]:
    """The rows of these domains, in this order, as far as each is reported."""
    for name in names:
        yield from _ROWS[name](told) if name in _ROWS else ()


def _marrow(told: Told) -> Iterator[StatusRow]:
    words = told.moments.disease_words

    def text_of(look: Assessment) -> str:
        """What the marrow showed; else that the disease came back in it."""
        came_back = state_of(look) in ACTIVE and any(map(is_marrow, look.sites))
        return marrow_text(look, words) or (IN_MARROW if came_back else "")

    return told.found_row("marrow", "Marrow", "marrow", text_of)


def _sites(told: Told) -> Iterator[StatusRow]:
    return told.found_row("sites", "Sites", "extramedullary", _sites_text)


def _sites_text(look: Assessment) -> str:
    """What a look says of each site: "lung: absent (CT)"."""
    return parted(_site_text(one) for one in look.extramedullary if said(one.state))


def _site_text(one: SiteFinding) -> str:
    return f"{one.site}: {one.state}" + (f" ({one.method})" if one.method else "")


def _scores(told: Told) -> Iterator[StatusRow]:
    """The scores of the last study that has any: "Deauville 2"."""
    yield from _study_row(told, "scores", "Tracer uptake", _scores_text)


def _scores_text(study: ImagingStudy) -> str:
    return parted((score_text(one) for one in study.scores if not one.value.is_missing), ", ")


def _lesions(told: Told) -> Iterator[StatusRow]:
    """The sum of diameters of the last study that states it, or measured all its targets."""
    yield from _study_row(told, "lesions", "Target lesions", _sum_text)


def _sum_text(study: ImagingStudy) -> str:
    total = study.sum_of_diameters
    if total is None or total.is_missing:
        span = summed(study, targets_of(study))
        if span is None or span.high is None:
            return ""
        text = size_text(float(span.low), float(span.high))
        return f"sum of diameters {text} mm, summed from the sizes"
    return f"sum of diameters {value_text(total, study.unit)}"


def _study_row(
    told: Told, domain: Domain, label: str, text_of: Callable[[ImagingStudy], str]
) -> Iterator[StatusRow]:
    studies = {
        study.key: study
        for study in placed("imaging", told.case.imaging)
        if text_of(study.record) and _is_current(told, study.key)
    }
    for key in reversed(told.moments.in_order(studies)):
        one = studies[key]
        row = _row(told, domain, label, text_of(one.record), one.place, one.record.source, key)
        yield replace(row, details=(study_title(one.record),))
        return


def _margins(told: Told) -> Iterator[StatusRow]:
    """The margins of the last operation that states them, with what was left behind."""
    operations: dict[str, Placed[Therapy]] = {
        one.key: one
        for one in placed("therapies", told.case.therapies)
        if _margins_text(one.record) and _is_current(told, one.key)
    }
    for key in reversed(told.moments.in_order(operations)):
        one = operations[key]
        place = one.place / "surgery" / "margins"
        text = _margins_text(one.record)
        row = _row(told, "margins", "Margins", text, place, one.record.source, key)
        yield replace(row, details=(one.record.name,))
        return


def _margins_text(therapy: Therapy) -> str:
    surgery = therapy.surgery
    if surgery is None or therapy.status not in GIVEN:
        return ""
    return parted((said(surgery.margins), residual_text(surgery.residual)))


def _is_current(told: Told, key: str) -> bool:
    """Whether it is of the time up to the data, and surely not of before the disease came back."""
    moments = told.moments
    if is_later(key, told.case.meeting.as_of, moments):
        return False
    if told.turn is None:
        return True
    since = moments.clock.between(told.turn.key, "start", key, "start")
    return since.earliest is not None and since.earliest >= 0


def _row(
    told: Told, domain: Domain, label: str, text: str, place: Place, source: str, key: str
) -> StatusRow:
    when: Moment = told.moments.start(key)
    return StatusRow(
        domain=domain,
        label=label,
        value=text,
        headline=text,
        note=time_note(when),
        when=when,
        place=place,
        source=source,
    )


_ROWS: dict[DomainName, Callable[[Told], Iterator[StatusRow]]] = {
    "marrow": _marrow,
    "sites": _sites,
    "scores": _scores,
    "lesions": _lesions,
    "margins": _margins,
}
"""How each domain is told; MRD and CNS, which every status tells where reported, have their own."""
