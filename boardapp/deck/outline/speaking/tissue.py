"""What to say of tissue: each report, then each genetic finding, at its time."""

from collections.abc import Iterator, Sequence

from boardapp.deck.outline.speaking.telling import Telling, first_of, sentence
from boardapp.review.model.tissue import GeneticResult, TissueReport
from boardapp.words.capitals import lowered
from boardapp.words.lists import parted
from boardapp.words.plurals import counted


def pathology(telling: Telling) -> Iterator[str]:
    """Each report with what it found, and how many more there are."""
    reports = telling.review.tissue.reports
    yield sentence(first_of([_report(telling, one) for one in reports], "report"))


def genetics(telling: Telling) -> Iterator[str]:
    """How many findings there are, then the last of them where one surely is; else the first."""
    results = telling.review.tissue.genetics
    if len(results) > 1:
        yield sentence(counted(len(results), "genetic finding"))
    if len(results) > 1 and _ends_with_last(results):
        yield sentence(f"The last: {_finding(telling, results[-1])}")
    else:
        told = [_finding(telling, one) for one in results]
        yield sentence(first_of(told, "genetic finding"))


def _ends_with_last(results: Sequence[GeneticResult]) -> bool:
    """Whether the last of the row surely came after all others."""
    since = results[-1].when.earliest
    others = [one.when.latest for one in results[:-1]]
    return since is not None and all(time is not None and time < since for time in others)


def _report(telling: Telling, report: TissueReport) -> str:
    found = parted((report.histology, report.grade), ", ") or report.conclusion
    time = telling.times.told(report.when)
    name = lowered(report.procedure)
    return parted((parted((name, time), ", "), found.rstrip(".")), ": ")


def _finding(telling: Telling, one: GeneticResult) -> str:
    text = telling.doubts.mark(parted((one.called, one.fraction or one.result), ", "), one.place)
    return parted((text, one.specimen, telling.times.told(one.when)), ", ")
