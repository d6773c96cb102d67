"""Responses, classes and numbers of remissions that disagree with the findings."""

from collections.abc import Iterator

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.clinical import lugano, mrd_class, recist, response_criteria
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.leukemia_remission_number import stated_number
from boardapp.clinical.response_words import REMISSIONS, claimed_response
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.judged.stated_and_computed import is_transplanted
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.plurals import numbered
from boardapp.words.times import stated_time

_UNCOUNTED_FROM = 2
"""From so many relapses on the CIBMTR itself gives no number but "≥ CR3"."""


def disagreements(scene: Scene) -> Iterator[Alarm]:
    """Each stated judgement that a rule contradicts; the stated one stays."""
    for row in scene.stated_and_computed:
        if row.agreement == "disagrees":
            yield Alarm(
                severity="warning",
                place=row.place,
                title=f"{row.subject}, {row.at}",
                sentence=_sentence(row) + _open_counts(row, scene),
                to_do="Look up the findings; keep what the source states, and say both.",
                source=row.source,
                basis=row.rule,
            )


def uncounted_remissions(scene: Scene) -> Iterator[Alarm]:
    """A late remission without a number, where the source does not tell all before it.

    The relapses before it count, not those of the whole case.
    Then nobody can count: four relapses do not make a fifth complete remission.
    """
    case, moments = scene.case, scene.moments
    ordered = stated_looks(case, moments)
    last = next((o for o in reversed(ordered) if claimed_response(o[2]) in REMISSIONS), None)
    if last is None or stated_number(last[2].response) or not _is_counted(case):
        return
    before = [look for _, _, look in ordered[: ordered.index(last) + 1]]
    relapses = sum(look.finding == "relapse" for look in before)
    if relapses < _UNCOUNTED_FROM:
        return
    told = _remissions_told(before)
    if told <= relapses:
        yield Alarm(
            severity="note",
            place=last.place / "response",
            title="Number of the remission",
            sentence=f"{relapses} relapses are stated but {numbered(told, 'remission')}; the "
            f'source does not number this one, so it is no "CR{relapses + 1}". By prior relapses '
            "the CIBMTR says ≥ CR3.",
            to_do='Write the response as stated, such as "complete remission, as stated".',
            source=last[2].source,
        )


def _is_counted(case: Case) -> bool:
    """Whether remissions are numbered at all: in acute leukemia, and once transplanted."""
    return profile_of(case.diagnosis).uses("remission number") or is_transplanted(case)


def _remissions_told(looks: list[Assessment]) -> int:
    """How many stretches of stated remission there are, parted by relapses."""
    count, is_in_remission = 0, False
    for look in looks:
        if look.finding == "relapse":
            is_in_remission = False
        elif claimed_response(look) in REMISSIONS and not is_in_remission:
            count, is_in_remission = count + 1, True
    return count


def _sentence(row: StatedAndComputed) -> str:
    if row.rule == response_criteria.RULE:
        return f"{capitalised(row.stated)} is stated; by marrow and counts it is {row.computed}."
    if row.rule == mrd_class.RULE:
        return f"{capitalised(row.stated)} is stated, but {row.computed}."
    if row.rule in (recist.RULE, lugano.RULE):
        by = "sizes" if row.rule == recist.RULE else "scores"
        return f"{capitalised(row.stated)} is stated; by the {by} it is {row.computed}."
    return f"Stated is {row.stated}; by the findings it is {row.computed}."


def _open_counts(row: StatedAndComputed, scene: Scene) -> str:
    """Whether the counts of the last stated remission are missing too, as in many reports."""
    responses = [r for r in scene.stated_and_computed if r.rule == response_criteria.RULE]
    last = responses[-1] if responses else row
    is_open = (
        last is not row
        and response_criteria.PLATELETS in last.missing
        and row.rule == response_criteria.RULE
    )
    return (
        f" The counts at the last look ({stated_time(last.when)}) are not reported."
        if is_open
        else ""
    )
