"""The patients of a source: packets, the proband of a family, the members of a cohort.

Version 1 is recognised by its own fields and refused: it has other fields for times and for what is
absent, and what it calls a variant is another thing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from boardapp.importers.ledger import Ledger
from boardapp.importers.phenopacket.documents import Document, documents_of
from boardapp.importers.phenopacket.terms import inner, objects, text_of
from boardapp.importers.source_error import (
    SeveralPatientsError,
    SourceError,
    UnknownPatientError,
)
from boardapp.importers.source_files import Source, SourceFile

FIELDS = (
    "subject",
    "phenotypicFeatures",
    "measurements",
    "biosamples",
    "interpretations",
    "diseases",
    "medicalActions",
    "files",
)
"""The fields of a phenopacket that hold records."""
_VERSION_1 = ("htsFiles", "variants", "genes")
_VERSION_1_SUBJECT = ("ageAtCollection", "ageRangeAtCollection")
_OTHER_VERSION = re.compile(r"^(?!2(?:\.|$))\d+")
_KIND_OF_PACKET = "phenopacket"


class Packet(NamedTuple):
    """One phenopacket. `part` is where it stands in a family or cohort, empty in none."""

    patient: str
    content: Document
    part: str = ""


def chosen_packet(origin: Source, wanted: str, ledger: Ledger) -> Packet:
    """The packet of one patient, with all others told to the ledger. Raises `SourceError`."""
    packets = [packet for file in origin.files for packet in _packets(file, origin, ledger)]
    if not packets:
        raise SourceError(f"{origin.name} holds no phenopacket; export it again")
    patients = list(dict.fromkeys(packet.patient for packet in packets))
    if not wanted and len(packets) > 1:
        raise SeveralPatientsError(origin.name, patients)
    found = [packet for packet in packets if not wanted or packet.patient == wanted]
    if not found:
        raise UnknownPatientError(origin.name, wanted, patients)
    if len(found) > 1:
        raise SourceError(
            f'{origin.name} holds {len(found)} phenopackets of "{wanted}"; give one file'
        )
    for packet in packets:
        if packet is not found[0]:
            ledger.read(_KIND_OF_PACKET)
            ledger.left_out(_KIND_OF_PACKET, "is of another patient")
    ledger.patients, ledger.patient = tuple(patients), found[0].patient
    return found[0]


def _packets(file: SourceFile, origin: Source, ledger: Ledger) -> Iterator[Packet]:
    try:
        documents = documents_of(file)
    except SourceError:
        if not origin.is_folder:
            raise
        ledger.read("file")
        ledger.left_out("file", "is no phenopacket")
        return
    for document in documents:
        _refuse_other_version(document, file.name)
        yield from _of_document(document, file.name, ledger)


def _of_document(document: Document, name: str, ledger: Ledger) -> Iterator[Packet]:
    if "proband" in document:
        proband = inner(document, "proband")
        relatives = objects(document.get("relatives"))
        ledger.warn("family", "only the proband was taken, and none of the relatives")
        ledger.read("relatives", len(relatives))
        ledger.left_out("relatives", "is a relative of the patient", len(relatives))
        yield Packet(_patient(proband), proband, "proband")
    elif "members" in document:
        for number, member in enumerate(objects(document.get("members"))):
            yield Packet(_patient(member), member, f"members[{number}]")
    elif any(field in document for field in FIELDS):
        yield Packet(_patient(document), document)
    else:
        raise SourceError(f"{name} holds no phenopacket; export it again")


def _patient(packet: Document) -> str:
    """The id of a patient: that of the subject, else that of the packet."""
    return text_of(inner(packet, "subject").get("id")) or text_of(packet.get("id"))


def _refuse_other_version(document: Document, name: str) -> None:
    content = inner(document, "proband") or document
    stated = text_of(inner(content, "metaData").get("phenopacketSchemaVersion"))
    subject = inner(content, "subject")
    is_first = any(key in content for key in _VERSION_1) or any(
        key in subject for key in _VERSION_1_SUBJECT
    )
    if _OTHER_VERSION.match(stated) or is_first:
        version = stated if _OTHER_VERSION.match(stated) else "1"
        raise SourceError(
            f"{name} is a phenopacket of version {version}, and version 2 is read; export it as "
            "version 2"
        )
