"""`Ledger`: what an importer writes down while it reads."""

from collections import Counter

from boardapp.case.case import Case
from boardapp.importers.case_counts import SourceFact, case_counts
from boardapp.importers.report import LeftOut, Report, Warned


class Ledger:
    """Counts of what was read, kept and left out, and what seemed wrong.

    Kinds are those of the source. Each record is told as read once, and then as kept or left
    out once; `report` refuses anything else. `patients` and `patient` are set by the importer.
    """

    def __init__(self, format_name: str) -> None:
        self.format = format_name
        self.patients: tuple[str, ...] = ()
        self.patient = ""
        self._read: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._put: Counter[SourceFact] = Counter()
        self._warned: dict[Warned, None] = {}

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
        """Something in the source seems wrong; told once for each place."""
        self._warned[Warned(where, what)] = None

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
