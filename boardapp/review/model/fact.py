"""One fact of a case with all that is known of it, as a pane shows it."""

from boardapp.case.case import Source
from boardapp.case.source import Citation
from boardapp.review.model.base import Shown
from boardapp.review.model.findings import Finding
from boardapp.review.model.labs import LabPoint, LabSeries
from boardapp.review.model.register import RegisterFact


class Cited(Shown, frozen=True, kw_only=True):
    """A place in a source, with the source itself; None where the case does not list it."""

    citation: Citation
    document: Source | None


class ReadRecord(Shown, frozen=True, kw_only=True):
    """A record that was read from a place of a source: what it is called, and what it states."""

    kind: str
    label: str
    facts: tuple[RegisterFact, ...]


class ReadThere(Shown, frozen=True, kw_only=True):
    """What was read from one place of a source: how many records, and the first of them.

    `records` are empty where another place was asked for.
    """

    citation: Citation
    count: int
    records: tuple[ReadRecord, ...] = ()


class Result(Shown, frozen=True, kw_only=True):
    """A result among those of its test: its flag, range and grade."""

    series: LabSeries
    point: LabPoint


class FactSheet(Shown, frozen=True, kw_only=True):
    """A record of the case: what it states, where that stands, and what is said of it.

    `place` is that of the record, `asked` the place within it that was asked for. `label` is what
    the record is called, `kind` its list in the file. `findings` are about this record.
    `read` is what was read from it, of a source: from the place that was asked for first.
    """

    asked: str
    kind: str
    label: str
    facts: tuple[RegisterFact, ...]
    cited: tuple[Cited, ...]
    findings: tuple[Finding, ...]
    result: Result | None = None
    read: tuple[ReadThere, ...] = ()
