"""The donor's share after each transplant, with what its last looks say together.

Rule "course of the donor's share, version 1" (ours). A share belongs to the last transplant that
surely came before it; where their order is open it belongs to none. Shares of the same cells after
the same transplant are compared while their order is sure: the donor's share falls or rises where
the last two are apart by 5 points of % or more (limit of ours: smaller differences are within what
the method may vary). Nothing measured after an autologous transplant is a donor's share.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from boardapp.case.assessment import Chimerism
from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.case.therapy import Therapy, Transplant
from boardapp.case.value import Value
from boardapp.clinical.chimerism import RULE as CHIMERISM_RULE
from boardapp.clinical.chimerism import DonorShare as RuleShare
from boardapp.clinical.chimerism import chimerism, lineage_of
from boardapp.clinical.chimerism_tests import chimerism_test
from boardapp.clinical.donors import is_autologous
from boardapp.clinical.therapy_class import is_given, therapy_class
from boardapp.review.clock.distances import Time
from boardapp.review.clock.moments import Moments
from boardapp.review.model.base import Moment
from boardapp.review.model.chimerism import ChangeKind, DonorChange, DonorShare, DonorStretch
from boardapp.review.model.course import Look
from boardapp.words.lists import parted
from boardapp.words.looks import chimerism_text

RULE = "course of the donor's share, version 1"
LEAST_CHANGE_POINTS = 5.0
_PERCENT = ("%", "")


class _Measured(NamedTuple):
    """A share with its time for the clock, and the therapy that its look names."""

    share: DonorShare
    time: Time
    after: str


class _Graft(NamedTuple):
    key: str
    place: Place
    therapy: Therapy


def donor_stretches(
    case: Case, moments: Moments, looks: Sequence[Look], as_of: Moment
) -> tuple[DonorStretch, ...]:
    """A stretch for each transplant after which something was measured, in order of time.

    The last gathers what belongs to no transplant for sure. () where nothing was measured.
    """
    later = {look.key for look in looks if look.is_later}
    measured = [*_of_looks(case, moments, later), *_of_labs(case, moments, as_of)]
    if not measured:
        return ()
    grafts = _grafts(case, moments)
    by_graft: dict[str, list[_Measured]] = {}
    for one in measured:
        by_graft.setdefault(_graft_before(one, grafts, moments), []).append(one)
    found = [
        _stretch(number, graft, by_graft[graft.key], moments, looks)
        for number, graft in enumerate(grafts, 1)
        if graft.key in by_graft
    ]
    if "" in by_graft:
        shares = tuple(sorted((one.share for one in by_graft[""]), key=_day))
        found.append(DonorStretch(number=0, shares=shares, source=shares[0].source))
    return tuple(found)


def _of_looks(case: Case, moments: Moments, later: set[str]) -> Iterator[_Measured]:
    for key, place, look in placed("assessments", case.assessments):
        for number, one in enumerate(look.chimerism):
            share = DonorShare(
                key=key,
                when=moments.start(key),
                value=Value(one.text) if one.text and one.donor.is_missing else one.donor,
                cells=said(one.specimen),
                text=chimerism_text((one,)),
                is_later=key in later,
                place=place / "chimerism" / number,
                source=look.source,
            )
            yield _Measured(share, (key, "start"), look.after)


def _of_labs(case: Case, moments: Moments, as_of: Moment) -> Iterator[_Measured]:
    """Results of tests of chimerism; those in another unit than % are told in words."""
    tests = {name: chimerism_test(name) for name in {result.test for result in case.labs}}
    for number, result in enumerate(case.labs):
        test = tests[result.test]
        if test is None:
            continue
        value = test.donor_percent(result.value)
        if result.value.is_numeric and result.unit not in _PERCENT:
            value = Value(f"{result.value.text} {result.unit}")
        place, when = Place.of("labs", number), moments.at(result.when)
        share = _share(place, when, value, parted((test.cells, said(result.specimen)), ", "))
        found = replace(share, is_later=_later(when, as_of), place=place, source=result.source)
        yield _Measured(found, result.when, "")


def _share(key: str, when: Moment, value: Value, cells: str) -> DonorShare:
    stated = Chimerism(donor=value, specimen=cells, text="" if value.is_numeric else value.text)
    return DonorShare(key=key, when=when, value=value, cells=cells, text=chimerism_text((stated,)))


def _later(when: Moment, as_of: Moment) -> bool:
    """Whether a time surely lies behind that up to which data are told."""
    earliest, end = when.earliest, as_of.latest
    return earliest is not None and end is not None and earliest > end


def _grafts(case: Case, moments: Moments) -> list[_Graft]:
    """The transplants that were given, in the order of the clock."""
    found = {
        key: _Graft(key, place, therapy)
        for key, place, therapy in placed("therapies", case.therapies)
        if is_given(therapy) and therapy_class(therapy) == "transplant"
    }
    return [found[key] for key in moments.in_order(found)]


def _graft_before(one: _Measured, grafts: Sequence[_Graft], moments: Moments) -> str:
    """The transplant after which a share was measured; empty where that is not sure."""
    before = ""
    is_sure = True
    for graft in grafts:
        apart = moments.clock.apart((graft.key, "start"), one.time)
        if apart.latest is not None and apart.latest <= 0:
            continue  # the share came first
        if graft.key == one.after:
            return graft.key
        if apart.earliest is not None and apart.earliest > 0:
            before = graft.key
        else:
            is_sure = False
    return before if is_sure else ""


def _stretch(
    number: int,
    graft: _Graft,
    found: Iterable[_Measured],
    moments: Moments,
    looks: Sequence[Look],
) -> DonorStretch:
    measured = sorted(found, key=lambda one: _day(one.share))
    transplant = graft.therapy.transplant or Transplant()
    told = [one for one in measured if one.share.value.is_numeric and not one.share.is_later]
    last = tuple(one.share for one in told if one.share.key == told[-1].share.key)
    judged = chimerism([RuleShare(lineage_of(s.cells), s.value) for s in last])
    deciding = {(by.lineage, by.percent) for by in judged.decided_by}
    turn, is_overtaken = _turn(looks, last)
    is_own = _is_autologous(graft.therapy, transplant)
    is_judged = bool(last) and not is_own
    return DonorStretch(
        number=number,
        name=moments.labels[graft.key],
        donor=said(transplant.donor),
        is_autologous=is_own,
        rule=CHIMERISM_RULE if is_judged else "",
        start=moments.start(graft.key),
        shares=tuple(one.share for one in measured),
        last=last,
        changes=tuple(_changes(told, {share.place for share in last}, moments)),
        state=judged.state if is_judged else "not assessable",
        decided_by=tuple(s for s in last if (lineage_of(s.cells), s.value) in deciding),
        missing=judged.missing if is_judged else (),
        turn=turn,
        is_overtaken=is_overtaken,
        place=graft.place,
        source=graft.therapy.source,
    )


def _is_autologous(therapy: Therapy, transplant: Transplant) -> bool:
    """By the stated kind or donor; by the name only where the case states neither."""
    stated = [text for text in (said(transplant.kind), said(transplant.donor)) if text]
    return any(map(is_autologous, stated or [therapy.name]))


def _changes(
    told: Sequence[_Measured], last: set[Place], moments: Moments
) -> Iterator[DonorChange]:
    """The last look's shares, each against the one before it in the same cells."""
    for at, now in enumerate(told):
        if now.share.place not in last:
            continue
        same = [one for one in told[:at] if one.share.cells == now.share.cells]
        if not same or not _is_before(same[-1], now, moments):
            continue
        before = same[-1].share
        yield DonorChange(
            before=before,
            last=now.share,
            kind=_kind(before.value, now.share.value),
            place=now.share.place,
            source=now.share.source,
        )


def _kind(before: Value, last: Value) -> ChangeKind:
    if _below(last, before):
        return "falls"
    return "rises" if _below(before, last) else "stays"


def _is_before(first: _Measured, last: _Measured, moments: Moments) -> bool:
    earliest = moments.clock.apart(first.time, last.time).earliest
    return earliest is not None and earliest > 0


def _below(low: Value, high: Value) -> bool:
    """Whether one value surely lies below another by what counts as a change."""
    if low.high is None or high.low is None:
        return False
    return high.low - low.high >= LEAST_CHANGE_POINTS


def _turn(looks: Sequence[Look], last: Sequence[DonorShare]) -> tuple[Look | None, bool]:
    """The last relapse or progression at the last share, or after it as far as both are drawn."""
    turns = [one for one in looks if one.state in ("relapse", "progression") and not one.is_later]
    if not turns or not last:
        return None, False
    turn, day = turns[-1], last[-1].when.drawn
    if turn.key == last[-1].key or (day is not None and turn.when.drawn == day):
        return turn, False
    if day is None or turn.when.drawn is None or turn.when.drawn < day:
        return None, False
    return turn, True


def _day(share: DonorShare) -> float:
    return float("inf") if share.when.drawn is None else share.when.drawn
