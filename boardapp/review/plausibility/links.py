"""What records say of one another and can't both be: looks and therapies, sites, plans, lines."""

import difflib
from collections.abc import Iterator

from boardapp.case.assessment import Assessment
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Place, Placed, placed
from boardapp.case.therapy import GIVEN
from boardapp.clinical.donors import is_autologous, is_of_another
from boardapp.clinical.leukemia_bounds import side
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.response_depth import is_molecular_return
from boardapp.clinical.sites import is_cns, is_marrow
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.lists import listed
from boardapp.words.times import stated_time

MARROW_SOURCE = "marrow relapse: ≥ 5 % blasts, or MRD ≥ 1 % (Ponte di Legno)"
_FEWEST_BLASTS = 5
_FEWEST_MRD = 0.01


def judged_therapies(scene: Scene) -> Iterator[Alarm]:
    """A look that names a therapy which the case lacks, did not give, or gave only later."""
    therapies = {key: record for key, _, record in placed("therapies", scene.case.therapies)}
    looks: list[Placed[Assessment] | Placed[ImagingStudy]] = [
        *placed("assessments", scene.case.assessments),
        *placed("imaging", scene.case.imaging),
    ]
    for key, place, look in looks:
        if not look.after:
            continue
        what = capitalised(scene.moments.labels[key])
        therapy = therapies.get(look.after)
        if therapy is None:
            near = difflib.get_close_matches(look.after, therapies, n=1)
            told = f'names "{look.after}", which is no therapy of the case'
            told += f"; {near[0]}?" if near else ""
        elif therapy.status not in GIVEN:
            told = f"judges {therapy.name}, which is stated as {therapy.status}"
        else:
            since = scene.moments.clock.between(look.after, "start", key, "start").latest
            if since is None or since >= 0:
                continue
            told = f"judges {therapy.name}, which began only after it"
        yield Alarm(
            severity="warning",
            place=place / "after",
            title=what,
            sentence=f"{what} {told}.",
            to_do="Write the id of the therapy that the look judges, or correct the times.",
            source=look.source,
        )


def isolated_sites(scene: Scene) -> Iterator[Alarm]:
    """A relapse that is called isolated and has the marrow or the CNS among several sites."""
    for key, place, look in placed("assessments", scene.case.assessments):
        sites = [site for site in look.sites if site.strip()]
        if not look.isolated or len(sites) < 2 or not any(is_marrow(s) or is_cns(s) for s in sites):
            continue
        yield Alarm(
            severity="warning",
            place=place / "isolated",
            title=capitalised(scene.moments.labels[key]),
            sentence=f"It is called isolated, and its sites are {listed(sites)}.",
            to_do="Look up the sites; with several of them it is combined.",
            source=look.source,
        )


def marrow_relapses(scene: Scene) -> Iterator[Alarm]:
    """A relapse of the marrow with fewer blasts and less MRD than a relapse asks for."""
    for key, place, look in placed("assessments", scene.case.assessments):
        if look.finding != "relapse" or look.marrow is None or not any(map(is_marrow, look.sites)):
            continue
        levels = [
            one.value.high * unit
            for one in look.marrow.mrd
            if one.value and one.value.high is not None and (unit := cells_fraction(one.unit))
        ]
        is_low = side(look.marrow.blasts, _FEWEST_BLASTS) == "below"
        is_told = is_molecular_return(look.response)
        if is_low and not is_told and not any(level >= _FEWEST_MRD for level in levels):
            yield Alarm(
                severity="warning",
                place=place / "marrow" / "blasts",
                title=capitalised(scene.moments.labels[key]),
                sentence=f"A relapse of the marrow is stated with "
                f"{look.marrow.blasts.text if look.marrow.blasts else ''} % blasts, "
                "and no MRD of 1 % or more.",
                to_do="Look up blasts and sites; say so where it is a molecular relapse.",
                source=look.source,
            )


def plans_of_the_dead(scene: Scene) -> Iterator[Alarm]:
    """What is still planned or goes on though a death is stated."""
    vital = scene.case.patient.vital_status
    is_dead = vital is not None and vital.state == "dead"
    if not is_dead and all(look.finding != "death" for look in scene.case.assessments):
        return
    for _, place, therapy in placed("therapies", scene.case.therapies):
        if therapy.status in ("planned", "ongoing"):
            yield Alarm(
                severity="note",
                place=place / "status",
                title=capitalised(therapy.name),
                sentence=f"{capitalised(therapy.name)} is stated as {therapy.status}, and a death "
                "is stated.",
                to_do='Write "not given" or "given", as it was.',
                source=therapy.source,
            )


def missing_lines(scene: Scene) -> Iterator[Alarm]:
    """Numbers of lines between which one is missing; a file may begin with a later line."""
    found = [
        (therapy.line, place)
        for _, place, therapy in placed("therapies", scene.case.therapies)
        if therapy.line is not None
    ]
    numbers = {line for line, _ in found}
    if 1 not in numbers:
        return
    lacking = [n for n in range(1, max(numbers)) if n not in numbers][:_MOST_LACKING]
    if lacking:
        after = min(line for line in numbers if line > lacking[0])
        place = next(place for line, place in found if line == after)
        one = len(lacking) == 1
        yield Alarm(
            severity="note",
            place=place / "line",
            title="Lines of therapy",
            sentence=f"{'Line' if one else 'Lines'} {listed([str(n) for n in lacking])} "
            f"{'has' if one else 'have'} no therapy, and line {after} has.",
            to_do="Add what is missing, or correct the numbers.",
        )


_MOST_LACKING = 5


def ended_and_ongoing(scene: Scene) -> Iterator[Alarm]:
    """What is stated to go on, and to have ended before the data end."""
    end = scene.moments.at(scene.case.meeting.as_of).earliest
    for key, place, therapy in placed("therapies", scene.case.therapies):
        ended = scene.moments.end(key)
        is_past = end is None or (ended.latest is not None and ended.latest < end)
        if therapy.status == "ongoing" and therapy.end.is_reported and is_past:
            yield Alarm(
                severity="warning",
                place=place / "status",
                title=capitalised(therapy.name),
                sentence=f"{capitalised(therapy.name)} is stated as ongoing, and its end is "
                f"{stated_time(ended)}.",
                to_do='Write "given" where it ended; leave the end out where it goes on.',
                source=therapy.source,
                also_at=(place / "end",),
            )


def past_plans(scene: Scene) -> Iterator[Alarm]:
    """What is planned for a time before the data end."""
    end = scene.moments.at(scene.case.meeting.as_of).earliest
    for key, place, therapy in placed("therapies", scene.case.therapies):
        start = scene.moments.start(key)
        if therapy.status != "planned" or end is None or start.latest is None:
            continue
        if start.latest < end:
            yield Alarm(
                severity="note",
                place=place / "status",
                title=capitalised(therapy.name),
                sentence=f"{capitalised(therapy.name)} is stated as planned for a time before the "
                f"data end ({stated_time(start)}).",
                to_do='Write "given", "postponed" or "not given", as it was.',
                source=therapy.source,
            )


def meeting_before_data(scene: Scene) -> Iterator[Alarm]:
    """A meeting that is dated before the day up to which it has data."""
    meeting = scene.case.meeting
    if not (meeting.date.is_reported and meeting.as_of.is_reported):
        return
    since = scene.moments.clock.apart(meeting.as_of, meeting.date).latest
    if since is not None and since < 0:
        yield Alarm(
            severity="warning",
            place=Place("meeting.date"),
            title="Meeting",
            sentence="The meeting is dated before the day up to which it has data.",
            to_do="Correct the date of the meeting, or “as_of”.",
            also_at=(Place("meeting.as_of"),),
        )


def autologous_donors(scene: Scene) -> Iterator[Alarm]:
    """An autologous transplant with a donor who is somebody else."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        graft = therapy.transplant
        if graft and is_autologous(graft.kind) and is_of_another(graft.donor):
            yield Alarm(
                severity="warning",
                place=place / "transplant" / "donor",
                title=f"{capitalised(therapy.name)}: donor",
                sentence=f'The transplant is called autologous, and its donor is "{graft.donor}".',
                to_do="Look up the kind of the transplant and its donor.",
                source=therapy.source,
            )
