"""The formats that can be imported: recognised by what a file holds, never by its name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast

from boardapp.case.case import Case
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.source_error import SourceError
from boardapp.importers.source_files import Source

Recogniser = Callable[[bytes], bool]
"""Tells from the first bytes of a file whether it is of this format."""


class Importer(Protocol):
    """What the module of a format offers."""

    def read_source(
        self, source: Source, options: ImportOptions, ledger: Ledger, watch: Watch
    ) -> Case:
        """The case of one patient, each record told to the ledger. Raises `SourceError`."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `name` stands in the report; `module` is loaded when it is met."""

    name: str
    title: str
    recognises: Recogniser
    module: str

    @property
    def importer(self) -> Importer:
        """Its module."""
        return cast(Importer, import_module(self.module))


def _has(pattern: bytes) -> Recogniser:
    compiled = re.compile(pattern)
    return lambda head: compiled.search(head) is not None


def _is_timeline(head: bytes) -> bool:
    from boardapp.importers.event_tables.timelines import is_timeline

    return is_timeline(head)


def _is_mcode_csv(head: bytes) -> bool:
    from boardapp.importers.event_tables.mcode_csv import is_mcode_csv

    return is_mcode_csv(head)


def _is_sdtm(head: bytes) -> bool:
    from boardapp.importers.event_tables.sdtm import is_sdtm

    return is_sdtm(head)


def _is_table_of_results(head: bytes) -> bool:
    from boardapp.importers.tables.understanding import is_table_of_results

    return is_table_of_results(head)


_PACKET_KEYS = re.compile(
    rb"""^\s*[{\[][\s\S]*"(?:phenotypicFeatures|proband|medicalActions|phenopacketSchemaVersion)"\s*:"""
    rb"""|^(?:phenotypicFeatures|proband|medicalActions|metaData|subject|members):""",
    re.MULTILINE,
)


def _is_phenopacket(head: bytes) -> bool:
    from boardapp.importers.phenopacket.documents import is_protobuf

    return _PACKET_KEYS.search(head) is not None or is_protobuf(head[:64])


TABLES = Format(
    "lab-table",
    "tables of laboratory results (CSV, Excel, OpenDocument)",
    _is_table_of_results,
    "boardapp.importers.tables.importer",
)
FORMATS: tuple[Format, ...] = (
    Format(
        "fhir-r4",
        "FHIR R4 as JSON or NDJSON",
        _has(rb'^\s*[{\[][\s\S]*"resourceType"\s*:'),
        "boardapp.importers.fhir.reader",
    ),
    Format(
        "phenopacket",
        "GA4GH Phenopackets, version 2, as JSON, YAML or protobuf",
        _is_phenopacket,
        "boardapp.importers.phenopacket.reader",
    ),
    Format(
        "cbioportal",
        "timelines of cBioPortal",
        _is_timeline,
        "boardapp.importers.event_tables.timelines",
    ),
    Format(
        "mcode-csv",
        "tables of the mCODE Extraction Framework",
        _is_mcode_csv,
        "boardapp.importers.event_tables.mcode_csv",
    ),
    Format("sdtm", "study data (SDTM)", _is_sdtm, "boardapp.importers.event_tables.sdtm"),
    TABLES,
)
"""In the order in which they are tried."""

_REFUSED: tuple[tuple[Recogniser, str], ...] = (
    (
        _has(rb'"format"\s*:\s*"boardapp-case"'),
        "is a case of boardapp already; open it instead of importing it",
    ),
    (
        _has(rb"^\s*<[\s\S]*http://hl7\.org/fhir"),
        "is FHIR as XML, which is not read; export it as JSON",
    ),
    (_has(rb"^\s*<"), "is XML or HTML, which is not read; export it as JSON or as a table"),
    (_has(rb"^\s*$"), "is empty; export it again"),
    (
        _has(rb"\A(?:\xff\xfe|\xfe\xff|[^\0]\0|\0[^\0])"),
        "is text in UTF-16 that is no table of results; export it in UTF-8",
    ),
)
"""What is known and not read, and what to do instead."""


def recognise(source: Source) -> Format:
    """The format of a source. A folder has that of the first file that has one.

    Raises `SourceError` where it has none.
    """
    for form in FORMATS:
        if any(form.recognises(file.head) for file in source.files):
            return form
    for recognises, why in _REFUSED:
        if not source.is_folder and recognises(source.files[0].head):
            raise SourceError(f"{source.name} {why}")
    titles = "; ".join(form.title for form in FORMATS)
    raise SourceError(
        f"{source.name} is in none of the formats that can be imported ({titles}); "
        "export it in one of them"
    )
