"""`Ledger`: what an importer writes down while it reads."""

from collections import Counter
from collections.abc import Callable

from boardapp.case.case import Case
from boardapp.importers.case_counts import SourceFact, case_counts
from boardapp.importers.doubts import Doubted, Fact
from boardapp.importers.report import LeftOut, Report, Warned


class Ledger:
    """Counts of what was read, kept and left out, and what seemed wrong.

    Kinds are those of the source. Each record is told as read once, and then as kept or left
    out once; `report` refuses anything else. `patients` and `patient` are set by the importer.
    `keeps_doubts` is False where the source is a case of boardapp, which has its doubts already.
    `words` takes out of a text what names the patient.
    """

    def __init__(self, format_name: str) -> None:
        self.format = format_name
        self.patients: tuple[str, ...] = ()
        self.patient = ""
        self.keeps_doubts = True
        self.words: Callable[[str], str] = str
        self._read: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._put: Counter[SourceFact] = Counter()
        self._warned: dict[Warned, None] = {}
        self._doubted: dict[Doubted, None] = {}

    def read(self, kind: str, count: int = 1) -> None:
        """So many records of this kind were met."""
        self._read[kind] += count

    def kept(self, kind: str, count: int = 1) -> None:
        """So many of them state something that is now in the case."""
        self._kept[kind] += count

    def left_out(self, kind: str, why: str, count: int = 1) -> None:
        """So many of them are not in the case; `why` in a few words ("entered in error")."""
        self._left_out[kind, why] += count

    def put(self, fact: SourceFact, count: int = 1) -> None:
        """So many facts were put into the case that the case itself can't count."""
        self._put[fact] += count

    def warn(self, where: str, what: str) -> None:
        """Something that the report tells, once for each place, and the case need not keep."""
        self._warned[Warned(where, what)] = None

    def doubt(self, where: str, what: str, fact: Fact | None = None) -> None:
        """Something in the source seems wrong: told as by `warn`, and a doubt of the case.

        It is about `fact`; where none is given, about what cites the place. `what` can stand
        alone, as a sentence without its end.
        """
        self.warn(where, what)
        self.keep(where, what, fact or Fact(cited=where))

    def keep(self, where: str, what: str, fact: Fact) -> None:
        """A doubt of the case alone, of which the report has told how often."""
        self._doubted[Doubted(what, fact, where)] = None

    @property
    def doubted(self) -> tuple[Doubted, ...]:
        """What is to be kept as doubts of the case."""
        return tuple(self._doubted) if self.keeps_doubts else ()

    @property
    def told(self) -> tuple[Warned, ...]:
        """What seemed wrong so far."""
        return tuple(self._warned)

    def report(self, case: Case) -> Report:
        """The report, for the case that was made.

        Raises ArithmeticError where the sums do not add up, which is a fault of the importer.
        """
        report = Report(
            format=self.format,
            patients=self.patients,
            patient=self.patient,
            read=dict(sorted(self._read.items())),
            kept={kind: count for kind, count in sorted(self._kept.items()) if count},
            left_out=tuple(
                LeftOut(kind, count, why)
                for (kind, why), count in sorted(self._left_out.items())
                if count
            ),
            case=case_counts(case, self._put),
            warnings=tuple(self._warned),
        )
        if report.unaccounted:
            raise ArithmeticError(f"records neither kept nor left out: {report.unaccounted}")
        return report
