"""Site, marrow rule and time class of a relapse beside what the source says of it."""

from collections.abc import Iterator

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.interval import Interval
from boardapp.case.place import Place, placed
from boardapp.case.value import Value
from boardapp.clinical import relapse_marrow, relapse_site, relapse_timing
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.relapse_timing import Months
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.sites import is_cns, is_marrow
from boardapp.review.clock.moments import Moments
from boardapp.review.judged.cns_evidence import has_cns_disease
from boardapp.review.model.findings import Agreement, StatedAndComputed
from boardapp.words.missing import NOT_REPORTED


def relapse_rows(
    case: Case, moments: Moments, key: str, place: Place, relapse: Assessment
) -> Iterator[StatedAndComputed]:
    """The site, for a marrow relapse the marrow rule, for the first relapse its time class."""
    blasts = relapse.marrow.blasts if relapse.marrow else None
    for subject, below, stated, computed, agreement, rule, missing in (
        *_site(relapse, blasts),
        *_marrow(relapse, blasts),
        *_timing(case, moments, key, relapse),
    ):
        yield StatedAndComputed(
            subject=subject,
            at=moments.labels[key],
            key=key,
            when=moments.start(key),
            stated=stated,
            computed=computed,
            agreement=agreement,
            rule=rule,
            missing=missing,
            place=place / below,
            source=relapse.source,
        )


_Cells = tuple[str, str, str, str, Agreement, str, tuple[str, ...]]


def is_in_marrow(relapse: Assessment) -> bool:
    """Whether the source names the marrow as a site of the relapse."""
    return any(map(is_marrow, relapse.sites))


def is_in_cns(relapse: Assessment) -> bool:
    """Whether the source names the CNS as a site of the relapse."""
    return any(map(is_cns, relapse.sites))


def _site(relapse: Assessment, blasts: Value | None) -> Iterator[_Cells]:
    if not relapse.sites:
        return
    cns = has_cns_disease(relapse.cns)
    states = {finding.state for finding in relapse.extramedullary}
    other = True if "present" in states else False if states == {"absent"} else None
    computed = relapse_site.relapse_site(blasts, has_cns=cns, has_other_site=other)
    stated = ("isolated " if relapse.isolated else "") + " + ".join(relapse.sites)
    missing = [
        name
        for name, is_missing in (
            ("marrow blasts", blasts is None or not blasts.is_numeric),
            ("CSF", cns is None),
            ("other sites", other is None),
        )
        if is_missing
    ]
    agreement = _site_agreement(relapse, blasts, has_cns=cns, has_other=other)
    if agreement == "agrees" and (missing or computed == relapse_site.NOT_ASSESSABLE):
        agreement = "open"
    yield (
        "Relapse site",
        "sites",
        stated,
        computed,
        agreement,
        relapse_site.RULE,
        tuple(missing),
    )


def _site_agreement(
    relapse: Assessment, blasts: Value | None, *, has_cns: bool | None, has_other: bool | None
) -> Agreement:
    """A disagreement only where a finding excludes a stated site, or adds one to "isolated"."""
    marrow, cns = is_in_marrow(relapse), is_in_cns(relapse)
    is_denied = (marrow and side(blasts, 1) == "below") or (cns and has_cns is False)
    is_more = relapse.isolated and (
        (not marrow and side(blasts, relapse_site.MARROW_PERCENT) == "above")
        or (not cns and has_cns is True)
        or ((marrow or cns) and has_other is True)
    )
    return "disagrees" if is_denied or is_more else "agrees"


def _marrow(relapse: Assessment, blasts: Value | None) -> Iterator[_Cells]:
    if not is_in_marrow(relapse):
        return
    tests = _marrow_tests(relapse, blasts)
    computed = relapse_marrow.marrow_relapse(tests)
    agreement: Agreement = "agrees" if computed == relapse_marrow.RELAPSE else "open"
    missing = () if tests else ("marrow blasts",)
    yield (
        "Marrow relapse",
        "marrow.blasts",
        "marrow relapse",
        computed,
        agreement,
        relapse_marrow.RULE,
        missing,
    )


def _marrow_tests(relapse: Assessment, blasts: Value | None) -> list[Value]:
    """What the tests of this marrow show, in %: the share of blasts and each MRD with a level."""
    found = [blasts] if blasts is not None and blasts.is_numeric else []
    levels = (
        scaled(mrd.value, one * 100)
        for mrd in (relapse.marrow.mrd if relapse.marrow else ())
        if mrd.value is not None
        and mrd.value.is_numeric
        and (one := cells_fraction(mrd.unit)) is not None
    )
    return [*found, *levels]


def _timing(case: Case, moments: Moments, key: str, relapse: Assessment) -> Iterator[_Cells]:
    """Time classes are made for the first relapse."""
    others = (
        other
        for other, _, look in placed("assessments", case.assessments)
        if look.finding == "relapse"
    )
    if any(other != key and moments.is_before(other, key) for other in others):
        return
    dx = _months(moments.clock.months_between(case.diagnosis.id, "start", key, "start"))
    end = _end_of_frontline(case, moments, key)
    rule, source = relapse_timing.RULE, NOT_REPORTED
    if is_in_marrow(relapse):
        cog = relapse_timing.cog_timing(dx)
        yield "Time class (COG)", "when", source, f"{cog} (COG, marrow)", "open", rule, ()
    bfm = relapse_timing.bfm_timing(dx, end)
    yield "Time class (BFM)", "when", source, f"{bfm} (BFM)", "open", rule, ()


def _end_of_frontline(case: Case, moments: Moments, key: str) -> Months:
    """The time since the last phase of line 1 ended; open where that is not known."""
    phases = [
        phase
        for phase, _, therapy in placed("therapies", case.therapies)
        if therapy.line == 1 and therapy.status == "given"
    ]
    spans = [_months(moments.clock.months_between(phase, "end", key, "start")) for phase in phases]
    if not spans:
        return relapse_timing.UNKNOWN
    earliest = [span.earliest for span in spans]
    latest = [span.latest for span in spans if span.latest is not None]
    return Months(
        None if None in earliest else min(e for e in earliest if e is not None),
        min(latest) if latest else None,
    )


def _months(months: Interval) -> Months:
    return Months(months.earliest, months.latest)
