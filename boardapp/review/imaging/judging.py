"""Which studies a response is judged by: the baseline of its line, and what lies between.

Rule "baseline of a line, version 1" (ours). The line that a study judges is found as that of every
look (`boardapp.review.course.looks`). Its baseline is the last study with sizes, or with a score,
that surely was not made after the line began. What lies between is told only where the order of
all studies with sizes is sure.
"""

from collections.abc import Callable
from itertools import pairwise

from boardapp.case.case import Case
from boardapp.case.imaging import ImagingStudy
from boardapp.case.place import Placed, placed
from boardapp.review.clock.moments import Moments
from boardapp.review.course.looks import JudgedLines
from boardapp.review.model.course import Phase

RULE = "baseline of a line, version 1"

Study = Placed[ImagingStudy]
Has = Callable[[ImagingStudy], bool]


class Judging:
    """The imaging studies in the order of the clock, as each is judged by those before it."""

    def __init__(self, case: Case, phases: tuple[Phase, ...], moments: Moments) -> None:
        by_key = {study.key: study for study in placed("imaging", case.imaging)}
        self.studies: tuple[Study, ...] = tuple(by_key[k] for k in moments.in_order(by_key))
        self._moments = moments
        self._lines = JudgedLines(phases, moments)
        self._baselines: dict[tuple[int, Has], Study | None] = {}
        self._told: dict[Has, tuple[Study, ...]] = {}
        self._ordered: dict[Has, bool] = {}

    def line_of(self, study: Study) -> int | None:
        """The number of the line of therapy that a study judges; None before all of them."""
        return self._lines.judged_by(study.key, study.record.after)

    def baseline_of(self, study: Study, has: Has) -> Study | None:
        """The last study of its kind that surely was not made after the line began.

        None where there is none, where the study judges no line, and for the baseline itself.
        """
        line = self.line_of(study)
        found = None if line is None else self.baseline_of_line(line, has)
        return None if found is None or found.key == study.key else found

    def baselines(self, has: Has) -> dict[int, Study]:
        """The baseline of each line that has one, by its number."""
        found = ((line, self.baseline_of_line(line, has)) for line in self._lines.numbers)
        return {line: study for line, study in found if study is not None}

    def baseline_of_line(self, line: int, has: Has) -> Study | None:
        """The baseline of a line by its number."""
        if (line, has) not in self._baselines:
            first = self._lines.first_of(line)
            found = (
                study for study in reversed(self._with(has)) if self._is_not_after(study.key, first)
            )
            self._baselines[line, has] = next(found, None)
        return self._baselines[line, has]

    def between(self, baseline: Study, study: Study, has: Has) -> tuple[Study, ...] | None:
        """The studies of this kind between the two; None where their order isn't sure."""
        told = self._with(has)
        keys = [one.key for one in told]
        if study.key in keys and self._is_in_order(has):
            first, last = (keys.index(one.key) for one in (baseline, study))
            return told[first + 1 : last] if first < last else None
        return self._found_between(baseline, study, told)

    def _with(self, has: Has) -> tuple[Study, ...]:
        if has not in self._told:
            self._told[has] = tuple(study for study in self.studies if has(study.record))
        return self._told[has]

    def _is_in_order(self, has: Has) -> bool:
        """Whether each study of a kind surely was not made before the one before it."""
        if has not in self._ordered:
            self._ordered[has] = all(
                self._is_not_after(first.key, last.key) for first, last in pairwise(self._with(has))
            )
        return self._ordered[has]

    def _found_between(
        self, baseline: Study, study: Study, told: tuple[Study, ...]
    ) -> tuple[Study, ...] | None:
        """The same where the order of some is not sure: each is asked."""
        found = []
        for other in told:
            if other.key in (baseline.key, study.key):
                continue
            is_within = self._is_not_after(baseline.key, other.key)
            if self._is_not_after(other.key, study.key):
                if is_within:
                    found.append(other)
                elif not self._is_not_after(other.key, baseline.key):
                    return None
            elif not self._is_not_after(study.key, other.key):
                return None
        return tuple(found) if self._is_not_after(baseline.key, study.key) else None

    def _is_not_after(self, first: str, last: str) -> bool:
        """Whether the first event surely was not later than the last, by the days of the clock."""
        since = self._moments.clock.between(first, "start", last, "start").earliest
        return since is not None and since >= 0
