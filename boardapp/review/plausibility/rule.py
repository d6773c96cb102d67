"""What a rule of plausibility is, and what it is given."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from typing import Literal

import msgspec

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.review.clock.moments import Moments
from boardapp.review.model.findings import Finding, Severity, StatedAndComputed
from boardapp.review.model.fixes import Fix
from boardapp.review.model.grades import GradeByParts
from boardapp.review.model.labs import LabSeries
from boardapp.review.plausibility.texts import Text, texts


class Scene(msgspec.Struct, frozen=True, dict=True):
    """A case with what the review has derived of it so far.

    `today` is the day on which the case is read; None where the calendar is not asked.
    """

    case: Case
    moments: Moments
    labs: tuple[LabSeries, ...]
    stated_and_computed: tuple[StatedAndComputed, ...] = ()
    today: date | None = None
    grades: tuple[GradeByParts, ...] = ()

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the case but those of results: several rules go through them."""
        return tuple(texts(self.case))


class Alarm(msgspec.Struct, frozen=True):
    """What a rule has found: where, how grave, what, and what to do.

    `also_at` are further places of the same fault; `basis` replaces that of the rule; `fix` is the
    one sure mend, where there is one.
    """

    severity: Severity
    place: Place
    title: str
    sentence: str
    to_do: str
    source: str = ""
    also_at: tuple[Place, ...] = ()
    basis: str = ""
    fix: Fix | None = None


class Rule(msgspec.Struct, frozen=True):
    """One rule: its name for acknowledgements, its version, its source, and what finds."""

    name: str
    version: str
    basis: str
    find: Callable[[Scene], Iterator[Alarm]]
    reads: Literal["case", "facts", "results", "one test"] = "facts"
    """What it looks at: the case with its title, all that is a fact in it, nothing but the results
    and the clock, or the results of one test at a time. What it found is kept from one review to
    the next where those are the same."""

    def findings(self, scene: Scene) -> Iterator[Finding]:
        """Every alarm of this rule as a finding that names it."""
        for alarm in self.find(scene):
            yield Finding(
                severity=alarm.severity,
                title=alarm.title,
                sentence=alarm.sentence,
                basis=f"{self.name}, {self.version}: {alarm.basis or self.basis}",
                to_do=alarm.to_do,
                place=alarm.place,
                source=alarm.source,
                event=scene.moments.event_at(alarm.place),
                rule=self.name,
                also_at=alarm.also_at,
                fix=alarm.fix,
            )
