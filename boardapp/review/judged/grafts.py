"""Engraftment, primary graft failure and chimerism by rule, beside what the source states."""

import re
from collections.abc import Iterator, Sequence
from math import floor
from typing import NamedTuple

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.clinical import chimerism, engraftment
from boardapp.clinical.chimerism import Chimerism, DonorShare
from boardapp.clinical.donors import is_autologous
from boardapp.clinical.engraftment import DayCount, Engraftment, Graft
from boardapp.clinical.therapy_class import is_given
from boardapp.review.clock.moments import Moments
from boardapp.review.labs.blood_results import BloodResults
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.grafts import chimerism_text, engraftment_text, failure_text
from boardapp.words.lists import listed, parted
from boardapp.words.missing import NOT_REPORTED

TESTS = frozenset({"neutrophils", "platelets"})
_LAST_DAY = 100
"""Counts later than this say nothing of an engraftment: ours."""
_CORD = re.compile(r"\bcord\b", re.IGNORECASE)
_PLATELETS = re.compile(r"\bplatelet|\bthrombocyt", re.IGNORECASE)


class _Graft(NamedTuple):
    """A transplant that was given, with the looks after it and before the next.

    `last_day` is the last of its days that is surely before the next; below 0: none is.
    """

    key: str
    place: Place
    therapy: Therapy
    looks: tuple[tuple[str, Place, Assessment], ...]
    last_day: int = _LAST_DAY


def graft_rows(case: Case, moments: Moments, results: BloodResults) -> Iterator[StatedAndComputed]:
    """What the counts say of each transplant, and the chimerism of each look after it."""
    for graft in _grafts(case, moments):
        if _has_a_day(graft.therapy, moments, graft.key):
            yield from _engraftment(case, moments, results, graft)
        if graft.therapy.transplant and is_autologous(graft.therapy.transplant.kind):
            continue
        for key, place, look in graft.looks:
            yield from _chimerism(moments, key, place, look)


def _grafts(case: Case, moments: Moments) -> Iterator[_Graft]:
    given = {
        key: (key, place, therapy)
        for key, place, therapy in placed("therapies", case.therapies)
        if therapy.transplant is not None and is_given(therapy)
    }
    looks = {look.key: look for look in placed("assessments", case.assessments)}
    order = moments.in_order([*given, *looks])
    keys = [key for key in order if key in given]
    for number, key in enumerate(keys):
        later = order[order.index(key) :]
        end = keys[number + 1] if number + 1 < len(keys) else None
        until = later[: later.index(end)] if end else later
        found = tuple(
            (look, looks[look].place, looks[look].record) for look in until if look in looks
        )
        yield _Graft(*given[key], found, _last_day(moments, key, end))


def _last_day(moments: Moments, key: str, following: str | None) -> int:
    """The day before the next transplant can have been: later counts may be those after it."""
    if following is None:
        return _LAST_DAY
    days = moments.clock.between(key, "start", following, "start").earliest
    return -1 if days is None else min(_LAST_DAY, floor(days) - 1)


def _has_a_day(therapy: Therapy, moments: Moments, key: str) -> bool:
    """Whether the start is the day of the graft: a longer phase may begin with conditioning."""
    if not therapy.end.is_reported:
        return True
    return moments.clock.between(key, "start", key, "end").latest == 0


def _engraftment(
    case: Case, moments: Moments, results: BloodResults, graft: _Graft
) -> Iterator[StatedAndComputed]:
    neutrophils = tuple(_counts(results, "neutrophils", graft))
    platelets = tuple(_counts(results, "platelets", graft))
    if neutrophils:
        found = engraftment.neutrophil_engraftment(neutrophils)
        yield _row(moments, graft, "Neutrophil engraftment", found)
    if platelets:
        transfusions = _transfusion_days(case, moments, graft.key)
        found = engraftment.platelet_engraftment(platelets, transfusions)
        yield _row(moments, graft, "Platelet engraftment", found)
    failure = engraftment.primary_failure(neutrophils, _cell_source(graft.therapy))
    if failure.state in ("met", "met with pancytopenia"):
        yield _judged(
            moments, graft, "Primary graft failure", _outcome(graft), failure_text(failure),
            "open", failure.missing,
        )  # fmt: skip


def _counts(results: BloodResults, name: str, graft: _Graft) -> Iterator[DayCount]:
    for one in results.around(name, "10*9/L", graft.key, 0, graft.last_day):
        yield DayCount(one.day, one.result.value)


def _transfusion_days(case: Case, moments: Moments, key: str) -> tuple[int, ...] | None:
    """The days of platelets given; None where the case tells of none or not when."""
    given = [one for one in case.transfusions if _PLATELETS.search(one.product)]
    apart = [moments.clock.apart((key, "start"), one.when) for one in given]
    if not apart or not all(days.is_exact for days in apart):
        return None
    return tuple(round(days.earliest) for days in apart if days.earliest is not None)


def _cell_source(therapy: Therapy) -> Graft | None:
    source = therapy.transplant.cell_source if therapy.transplant else ""
    if not source:
        return None
    return "cord blood" if _CORD.search(source) else "other"


def _row(moments: Moments, graft: _Graft, subject: str, found: Engraftment) -> StatedAndComputed:
    return _judged(
        moments, graft, subject, _stated(graft, moments), engraftment_text(found),
        _agreement(moments, graft, subject, found), found.missing,
        is_computed=found.state != "not assessable",
    )  # fmt: skip


def _stated(graft: _Graft, moments: Moments) -> str:
    """The engraftment as stated: in the words of the transplant, and by the looks that found it."""
    found = [f"engraftment, {moments.words(look.when)}" for look in _engrafted(graft)]
    return parted((*found, _outcome(graft)))


def _outcome(graft: _Graft) -> str:
    return graft.therapy.transplant.outcome if graft.therapy.transplant else ""


def _engrafted(graft: _Graft) -> tuple[Assessment, ...]:
    return tuple(look for _, _, look in graft.looks if look.finding == "engraftment")


def _agreement(moments: Moments, graft: _Graft, subject: str, found: Engraftment) -> Agreement:
    """Of neutrophils only: a stated day before the earliest one by the counts disagrees."""
    days = [moments.clock.apart((graft.key, "start"), look.when) for look in _engrafted(graft)]
    exact = [round(days.earliest) for days in days if days.is_exact and days.earliest is not None]
    if found.day is None or not exact or _PLATELETS.search(subject):
        return "open"
    if min(exact) == found.day:
        return "agrees"
    return "disagrees" if found.is_earliest and min(exact) < found.day else "open"


def _judged(
    moments: Moments,
    graft: _Graft,
    subject: str,
    stated: str,
    computed: str,
    agreement: Agreement,
    missing: tuple[str, ...],
    *,
    is_computed: bool = True,
) -> StatedAndComputed:
    return StatedAndComputed(
        subject=subject,
        at=moments.labels[graft.key],
        key=graft.key,
        when=moments.start(graft.key),
        stated=stated or NOT_REPORTED,
        computed=computed,
        agreement=agreement,
        rule=engraftment.RULE,
        missing=missing,
        is_computed=is_computed,
        place=graft.place / "transplant",
        source=graft.therapy.source,
    )


def _chimerism(
    moments: Moments, key: str, place: Place, look: Assessment
) -> Iterator[StatedAndComputed]:
    shares = [
        DonorShare(chimerism.lineage_of(f"{one.specimen} {one.text}"), one.donor)
        for one in look.chimerism
        if one.donor.is_numeric
    ]
    if not shares:
        return
    found = chimerism.chimerism(shares)
    words = "; ".join(one.text for one in look.chimerism if one.text)
    yield StatedAndComputed(
        subject="Chimerism",
        at=moments.labels[key],
        key=key,
        when=moments.start(key),
        stated=_told([(one.specimen, one.donor, one.text) for one in look.chimerism]),
        computed=chimerism_text(found),
        agreement=_chimerism_agreement(words, found),
        rule=chimerism.RULE,
        missing=found.missing,
        is_computed=found.state != "not assessable",
        place=place / "chimerism",
        source=look.source,
    )


def _told(found: Sequence[tuple[str, Value, str]]) -> str:
    parts = []
    for specimen, donor, text in found:
        share = f"donor {donor} %" if donor.is_numeric else ""
        where = f" ({said(specimen)})" if said(specimen) and share else ""
        parts.append("; ".join(filter(None, (f"{share}{where}", text))))
    return listed([part for part in parts if part])


def _chimerism_agreement(words: str, found: Chimerism) -> Agreement:
    """Whether what the source calls it is what its own shares give."""
    called = chimerism.called(words)
    if called is None or found.is_full is None:
        return "open"
    if called == "full":
        return "agrees" if found.is_full else "disagrees"
    return "disagrees" if found.is_full else "open"
