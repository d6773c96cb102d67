"""What an import would bring: made on a thread, shown on the page, taken if the user wants it."""

import dataclasses
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.importers.formats import TABLES, recognise
from boardapp.importers.import_source import import_opened
from boardapp.importers.imported import Cancelled, Imported, ImportOptions, Progress
from boardapp.importers.merge import Merged, merge
from boardapp.importers.source_error import SeveralPatientsError, SourceError
from boardapp.importers.source_files import Source
from boardapp.importers.tables.mapping import Mapping
from boardapp.importers.tables.understanding import Question, Understanding, understand_file

Entries = Dictionary[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source holds for this case, and what must be said before it can be read.

    `fault` is a sentence while nothing can be taken: a patient must be chosen (`patients`) or a
    question about a table answered (`questions`). `merged` is what the open case would become.
    `samples` are the first entries of each test of a table, by its name there.
    """

    name: str
    options: ImportOptions
    imported: Imported | None = None
    merged: Merged | None = None
    mapping: Mapping | None = None
    fault: str = ""
    patients: tuple[str, ...] = ()
    questions: tuple[Question, ...] = field(default=())
    samples: Entries = field(default_factory=dict)

    @property
    def may_be_taken(self) -> bool:
        """Whether there is something to be taken."""
        return self.imported is not None


def offer_of(
    source: Source, options: ImportOptions, case: Case | None, progress: Progress, wanted: Cancelled
) -> Offer:
    """What the source would bring into the open case, or into a new one if that is None.

    Raises `ImportCancelled`. What can't be read is an offer with its sentence.
    """
    understood = _understood(source, options)
    mapping = _with_left_out(understood.mapping, options) if understood else None
    asked = {one.question for one in understood.unclear} if understood else set()
    questions = tuple(one for one in Question if one in asked and one is not Question.PATIENT)
    samples = understood.samples() if understood else {}
    offer = Offer(source.name, options, mapping=mapping, questions=questions, samples=samples)
    try:
        imported = import_opened(source, options, progress, wanted)
    except SeveralPatientsError as error:
        return dataclasses.replace(offer, fault=str(error), patients=error.patients, questions=())
    except SourceError as error:
        return dataclasses.replace(offer, fault=str(error))
    merged = merge(case, imported.case) if case is not None else None
    return dataclasses.replace(
        offer, imported=imported, merged=merged, patients=imported.report.patients
    )


def _with_left_out(mapping: Mapping, options: ImportOptions) -> Mapping:
    """The mapping with the tests that the user left out, so that they can be taken again."""
    given = options.mapping.tests if isinstance(options.mapping, Mapping) else ()
    known = {one.printed for one in mapping.tests}
    left_out = (one for one in given if one.ignore and one.printed not in known)
    return replace(mapping, tests=(*mapping.tests, *left_out))


def _understood(source: Source, options: ImportOptions) -> Understanding | None:
    """How the first table is understood; None where the source is no table, or none can be."""
    given = options.mapping if isinstance(options.mapping, Mapping) else None
    try:
        if given is None and recognise(source) is not TABLES:
            return None
        file = source.files[0]
        return understand_file(file.read(), file.name, given)
    except SourceError:
        return None
