"""Results of one test on one day in the order of their times of day, which a case does not hold."""

from collections import defaultdict
from collections.abc import Sequence

from boardapp.case.laboratory import LabResult
from boardapp.case.when import When


def by_clock(results: Sequence[LabResult], clocks: Sequence[str]) -> list[LabResult]:
    """The results, those of one test and day in order of time; `clocks` are their times of day."""
    days: dict[tuple[str, When], list[int]] = defaultdict(list)
    for number, (result, clock) in enumerate(zip(results, clocks, strict=True)):
        if clock:
            days[result.test, result.when].append(number)
    found = list(results)
    for numbers in days.values():
        ordered = sorted(numbers, key=clocks.__getitem__)
        for number, other in zip(numbers, ordered, strict=True):
            found[number] = results[other]
    return found
