"""Why a source can't be imported, said in one sentence."""

from collections.abc import Sequence


class SourceError(Exception):
    """A source that can't be imported: one sentence with where, why and what to do.

    Nothing of the source has then reached a case.
    """

    def __str__(self) -> str:
        text = str(self.args[0])
        return text if text.endswith((".", "?")) else f"{text}."


class SeveralPatientsError(SourceError):
    """A source with several patients, of whom one must be chosen; `patients` are their ids."""

    def __init__(self, name: str, patients: Sequence[str]) -> None:
        self.patients = tuple(patients)
        shown = ", ".join(self.patients[:_SHOWN])
        more = len(self.patients) - _SHOWN
        shown += f" and {more} more" if more > 0 else ""
        super().__init__(
            f"{name} holds {len(self.patients)} patients; choose one with --patient: {shown}"
        )


class UnknownPatientError(SourceError):
    """A patient was asked for whom the source does not hold; `patients` are those it holds."""

    def __init__(self, name: str, wanted: str, patients: Sequence[str]) -> None:
        self.patients = tuple(patients)
        shown = ", ".join(self.patients[:_SHOWN]) or "none"
        super().__init__(f'{name} holds no patient "{wanted[:80]}"; it holds: {shown}')


class ImportCancelled(Exception):
    """Whoever asked for the import no longer wants it."""


_SHOWN = 20
