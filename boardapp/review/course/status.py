"""How things stand: each domain with the time of its last look.

What was found before the last relapse or progression is never told as current: it is named
as the last of its kind, before that relapse. What came after the data of the meeting is
named as later.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case
from boardapp.case.place import WHOLE, Place
from boardapp.case.said import said
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.leukemia_remission_number import stated_number
from boardapp.clinical.response_depth import speaks_of_mrd
from boardapp.clinical.response_words import ACTIVE, State
from boardapp.clinical.sites import is_cns
from boardapp.review.clock.moments import Moments
from boardapp.review.course.look_texts import cns_details, cns_text
from boardapp.review.course.looks import is_later
from boardapp.review.course.mrd_results import mrd_tile
from boardapp.review.course.stated_looks import stated_looks
from boardapp.review.course.status_domains import domain_rows
from boardapp.review.course.status_rows import (
    count_rows,
    goal_row,
    later_row,
    missing_row,
    performance_row,
    therapy_rows,
    time_note,
)
from boardapp.review.course.vital import (
    AT_LAST_LOOK,
    death_of,
    later_contact,
    vital_part,
    vital_row,
)
from boardapp.review.model.base import Moment
from boardapp.review.model.course import (
    Domain,
    Look,
    MrdPoint,
    Phase,
    Status,
    StatusPart,
    StatusRow,
)
from boardapp.review.model.labs import LabSeries
from boardapp.review.model.meeting import GoalEntry
from boardapp.words.lists import parted
from boardapp.words.looks import chimerism_text
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import relative_text


def current_status(
    case: Case,
    moments: Moments,
    as_of: Moment,
    *,
    looks: tuple[Look, ...],
    phases: tuple[Phase, ...],
    mrd: tuple[MrdPoint, ...],
    labs: tuple[LabSeries, ...],
    goals: tuple[GoalEntry, ...],
) -> Status:
    """The last statement of each domain up to the data of the meeting, each with its own time."""
    told = _Told(case, moments, looks)
    profile = profile_of(case.diagnosis)
    disease = told.disease_row()
    asked = [told.mrd_row(mrd), told.cns_row(by_sites=profile.uses("CSF counts"))]
    vital = vital_row(case, moments, told.death, told.stated_death, as_of)
    rows = [
        *((vital,) if vital and told.death else ()),
        disease,
        *(row for row in asked if row.domain in profile.asked_domains or not row.is_missing),
        *domain_rows(told, profile.domains),
        *told.chimerism_row(),
        *therapy_rows(
            [phase for phase in phases if not phase.is_later], is_dead=told.death is not None
        ),
        *count_rows(labs, told.current, as_of),
        *performance_row(case, moments, as_of),
        *goal_row([goal for goal in goals if not is_later(goal.key, case.meeting.as_of, moments)]),
        *((vital,) if vital and not told.death else ()),
        *later_row(looks, phases, labs, as_of, later_contact(case, moments, as_of)),
    ]
    parts = tuple(told.parts(disease, mrd))
    if vital:
        part = vital_part(vital)
        parts = (part, *parts) if told.death else (*parts, part)
    return Status(
        text=status_text(parts) or f"disease status {NOT_REPORTED}",
        as_of=as_of,
        rows=tuple(rows),
        parts=parts,
        death=told.death,
        place=vital.place if vital and told.death else disease.place,
        source=vital.source if vital and told.death else disease.source,
    )


def status_text(parts: Sequence[StatusPart]) -> str:
    """The parts of a status; each that is not from the first look says when it was."""
    texts = []
    for part in parts:
        is_apart = part.when != parts[0].when
        time = relative_text(part.when) if is_apart and part.when.is_reported else ""
        texts.append(", ".join(filter(None, (part.text, time, part.before))))
    return "; ".join(texts)


TURNS: frozenset[State] = frozenset({"relapse", "progression"})
"""What makes all that was found before it a thing of the past."""


class _Told:
    """The looks up to the data of the meeting, from the last to the first."""

    def __init__(self, case: Case, moments: Moments, looks: tuple[Look, ...]) -> None:
        self.case, self.moments = case, moments
        self.looks = [look for look in looks if not look.is_later]
        self._rank = {look.key: n for n, look in enumerate(self.looks)}
        self._by_key: dict[str, Assessment] = {
            key: look for key, _, look in stated_looks(case, moments)
        }
        self.death = death_of(self.looks)
        self.stated_death = self._by_key[self.death.key] if self.death else None
        self.current = next((look for look in reversed(self.looks) if _says(look)), None)
        self.turn = next((look for look in reversed(self.looks) if look.state in TURNS), None)

    def disease_row(self) -> StatusRow:
        label = "Disease, last look" if self.death else "Disease"
        if self.current is None:
            return missing_row("disease", label)
        text = _disease_text(self.current)
        return replace(_row("disease", label, text, self.current), headline=text)

    def mrd_row(self, mrd: tuple[MrdPoint, ...]) -> StatusRow:
        newest = self._newest(mrd)
        if told := self._mrd_in_words(newest):
            measured = self._measured_text(newest)
            text = self._since(told.key, f'as stated: "{told.response}"{measured}')
            is_overtaken = self.is_overtaken(told.key)
            return _row("mrd", "MRD", text, told, place=told.place / "response",
                        is_overtaken=is_overtaken)  # fmt: skip
        if not newest:
            return missing_row("mrd", "MRD")
        last = _decisive(newest)
        results = "; ".join(point.result for point in newest)
        text = self._since(last.key, results)
        row = _row("mrd", "MRD", text, last, is_overtaken=self.is_overtaken(last.key))
        others = [point.result for point in newest if point is not last]
        return self._tile(row, last.key, *mrd_tile(last), *others)

    def cns_row(self, *, by_sites: bool) -> StatusRow:
        """The last CNS status; `by_sites`: what came back in the CNS leaves it open since."""
        for look in reversed(self.looks):
            found = self._by_key[look.key]
            place = look.place / "cns"
            if found.cns and said(found.cns.status):
                row = self._dated("cns", "CNS", cns_text(found), look, place)
                row = replace(row, short=self._since(look.key, found.cns.status))
                return self._tile(row, look.key, found.cns.status, *cns_details(found))
            if by_sites and look.state in TURNS and any(map(is_cns, look.sites)):
                text = f"{look.state} in the CNS; later status {NOT_REPORTED}"
                row = _row("cns", "CNS", text, look, place=look.place / "sites")
                return replace(row, details=(f"since {_turn_name(look)} in the CNS",))
        dx = self.case.diagnosis
        if dx.cns is None or not said(dx.cns.status):
            return missing_row("cns", "CNS")
        text = f"{dx.cns.status} at diagnosis"
        headline, details = dx.cns.status, ("at diagnosis",)
        if self.turn is not None:
            headline, details = "", (f"since {_turn_name(self.turn)}; last {text}",)
            text = f"{NOT_REPORTED} {details[0]}"
        return StatusRow(
            domain="cns",
            label="CNS",
            value=text,
            headline=headline,
            details=details,
            is_overtaken=self.turn is not None,
            place=Place.of("diagnosis", "cns"),
            source=dx.source,
        )

    def chimerism_row(self) -> Iterator[StatusRow]:
        return self.found_row(
            "chimerism", "Chimerism", "chimerism", lambda look: chimerism_text(look.chimerism)
        )

    def found_row(
        self, domain: Domain, label: str, field: str, text_of: Callable[[Assessment], str]
    ) -> Iterator[StatusRow]:
        """What the last look said that says anything of this field; none where none does."""
        for look in reversed(self.looks):
            if text := text_of(self._by_key[look.key]):
                row = self._dated(domain, label, text, look, look.place / field)
                yield self._tile(row, look.key, text)
                return

    def parts(self, disease: StatusRow, mrd: tuple[MrdPoint, ...]) -> Iterator[StatusPart]:
        """What the status sentence is made of: the disease, then its residual disease."""
        if self.current is not None:
            text = f"{AT_LAST_LOOK}{disease.value}" if self.death else disease.value
            yield StatusPart(text=text, when=disease.when, place=disease.place)
        newest = self._newest(mrd)
        in_words = self._mrd_in_words(newest)
        if not newest:
            return
        last = _decisive(newest)
        if in_words and self.is_overtaken(last.key) and not self.is_overtaken(in_words.key):
            return
        if not self.is_overtaken(last.key):
            yield StatusPart(text=last.text, when=last.when, place=last.place)
        elif self.turn is not None:
            text = f"MRD {self._open_since()}; last {last.result}"
            before = f"{self._side(last.key)} {_turn_name(self.turn)}"
            yield StatusPart(text=text, when=last.when, before=before, place=last.place)

    def is_overtaken(self, key: str) -> bool:
        """Whether what this look found is from before the disease came back or grew.

        What was found at a relapse is overtaken once a later look states another state.
        """
        if self.turn is None:
            return False
        turned = self._rank[self.turn.key]
        is_over = self.current is not None and self.current.key != self.turn.key
        is_over = is_over and self.current is not None and self.current.state not in ACTIVE
        return self._rank[key] < turned or (self._rank[key] == turned and is_over)

    def _since(self, key: str, text: str) -> str:
        if not self.is_overtaken(key) or self.turn is None:
            return text
        return f"{self._open_since()}; last {text} {self._side(key)} {_turn_name(self.turn)}"

    def _side(self, key: str) -> str:
        return "at" if self.turn is not None and key == self.turn.key else "before"

    def _tile(self, row: StatusRow, key: str, headline: str, *details: str) -> StatusRow:
        """The row with what a tile of it says: what was found, or that it is overtaken."""
        told = tuple(filter(None, details))
        if not row.is_overtaken or self.turn is None:
            return replace(row, headline=headline, details=told)
        found = f"last {headline}{f' ({parted(told)})' if told else ''}"
        where = self._remission() or f"since {_turn_name(self.turn)}"
        side = f"{self._side(key)} {_turn_name(self.turn)}"
        return replace(row, details=(f"{where}; {found}, {side}",))

    def _remission(self) -> str:
        """The remission that the last look states by its number, as a place in the course."""
        name = self.current.response if self.current else ""
        is_numbered = self.current and self.current.state == "remission" and stated_number(name)
        return f"in {name}" if is_numbered else ""

    def _open_since(self) -> str:
        """Where nothing was reported: in this remission, else since the disease came back."""
        if remission := self._remission():
            return f"{remission} {NOT_REPORTED}"
        return f"{NOT_REPORTED} since {_turn_name(self.turn)}" if self.turn else NOT_REPORTED

    def _dated(self, domain: Domain, label: str, text: str, look: Look, place: Place) -> StatusRow:
        told = self._since(look.key, text)
        is_overtaken = self.is_overtaken(look.key)
        return _row(domain, label, told, look, place=place, is_overtaken=is_overtaken)

    def _mrd_in_words(self, newest: Sequence[MrdPoint]) -> Look | None:
        """The last look whose response speaks of residual disease, where no result is newer."""
        measured = self._rank[newest[-1].key] if newest else -1
        for look in reversed(self.looks):
            if self._rank[look.key] <= measured:
                return None
            if speaks_of_mrd(look.response):
                return look
        return None

    def _measured_text(self, newest: Sequence[MrdPoint]) -> str:
        """What was last measured, behind what a later look says in words; never what is past."""
        if not newest or self.is_overtaken(newest[-1].key):
            return ""
        last = _decisive(newest)
        when = relative_text(last.when) if last.when.is_reported else ""
        return f"; last measured {last.result}{f', {when}' if when else ''}"

    def _newest(self, mrd: tuple[MrdPoint, ...]) -> list[MrdPoint]:
        """The results of the newest look: often one by flow cytometry and one by NGS."""
        told = [point for point in mrd if point.key in self._rank]
        return [point for point in told if point.key == told[-1].key]


def _says(look: Look) -> bool:
    """Whether it says anything of the disease: a death says something of the patient."""
    return bool(look.state or look.response) and look.state != "death"


def _turn_name(look: Look) -> str:
    return look.turn or look.state


def _row(
    domain: Domain,
    label: str,
    value: str,
    found: Look | MrdPoint,
    *,
    place: Place = WHOLE,
    is_overtaken: bool = False,
) -> StatusRow:
    return StatusRow(
        domain=domain,
        label=label,
        value=value,
        note=time_note(found.when),
        when=found.when,
        is_overtaken=is_overtaken,
        place=place or found.place,
        source=found.source,
    )


def _disease_text(look: Look) -> str:
    return look.name if look.state in ACTIVE else look.told or look.name


def _decisive(newest: Sequence[MrdPoint]) -> MrdPoint:
    """Of the newest results the one to be told alone: what was found, else the most sensitive."""
    found = [point for point in newest if point.outcome != "negative"]
    limits = [math.inf if point.limit is None else point.limit for point in newest]
    return (found or [p for p, limit in zip(newest, limits, strict=True) if limit == min(limits)])[
        -1
    ]
