"""The table of what came of each file, by which a later run goes on.

It is written line by line while the files are done, and in their order at the end: a run that
was stopped has left what it knows.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import TextIO, get_args

from boardapp.casefile.disk import write_atomic
from boardapp.cli.many.job import Job, Outcome, Result
from boardapp.importers.result_table import harmless

RESULTS = "results.csv"
COLUMNS = ("file", "result", "output", "told", "fingerprint")


class Results:
    """The table in one folder. Raises OSError where it can't be written."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / RESULTS
        self._known = dict(_read(self.path))
        self._file: TextIO | None = None

    def known(self, job: Job) -> Outcome | None:
        """What came of the same file with the same options, if all of it is still there."""
        found = self._known.get(str(job.source))
        is_same = found is not None and found.fingerprint == job.fingerprint
        if found is None or not is_same or found.result == "failed" or not job.target.is_file():
            return None
        return found

    def add(self, found: Outcome) -> None:
        """Add a line at once."""
        if self._file is None:
            self._file = self.path.open("a", encoding="utf-8", newline="")
        self._file.write(_lines([found]))
        self._file.flush()

    def close(self, found: Mapping[Path, Outcome], order: Sequence[Path]) -> None:
        """Write the table anew, in the order of the files: those that were done."""
        if self._file is not None:
            self._file.close()
        rows = [found[source] for source in order if source in found]
        text = _text([COLUMNS]) + _lines(rows)
        write_atomic(self.path, text.encode("utf-8", errors="replace"))


def _read(path: Path) -> Iterable[tuple[str, Outcome]]:
    """The outcomes of an earlier run; a line that was torn, or that is of another hand, is none."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    results: dict[str, Result] = {result: result for result in get_args(Result)}
    for cells in csv.reader(StringIO(text, newline="")):
        if len(cells) == len(COLUMNS) and cells[1] in results:
            source, result, target, told, fingerprint = cells
            yield (
                source,
                Outcome(Path(source), Path(target), results[result], told, fingerprint),
            )


def _lines(outcomes: Iterable[Outcome]) -> str:
    rows = (
        (str(one.source), one.result, str(one.target), one.told, one.fingerprint)
        for one in outcomes
    )
    return _text(rows)


def _text(rows: Iterable[Sequence[str]]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows([map(harmless, row) for row in rows])
    return text.getvalue()
