"""A packet into a case: each field to its own reader, and every one told to the ledger."""

from collections.abc import Callable, Iterator
from typing import Any

from boardapp.case.case import Case, Source
from boardapp.case.when import CalendarDate
from boardapp.importers.doubtful_results import doubt_results
from boardapp.importers.draft import Draft
from boardapp.importers.identity import Identity
from boardapp.importers.imported import ImportOptions, Watch
from boardapp.importers.ledger import Ledger
from boardapp.importers.phenopacket.actions import read_action
from boardapp.importers.phenopacket.biosamples import read_biosample
from boardapp.importers.phenopacket.gathering import SOURCE_ID, Gathering
from boardapp.importers.phenopacket.measurements import read_measurement
from boardapp.importers.phenopacket.packets import FIELDS, Packet, chosen_packet
from boardapp.importers.phenopacket.subject import (
    diagnosis_place,
    drop_identifiers,
    read_disease,
    read_feature,
    read_subject,
)
from boardapp.importers.phenopacket.terms import inner, label, objects, text_of
from boardapp.importers.phenopacket.variants import read_interpretation
from boardapp.importers.source_files import Source as Origin
from boardapp.importers.times import Times, iso_date

_Reader = Callable[[dict[str, Any], str, Gathering], str]
_READERS: dict[str, _Reader] = {
    "subject": lambda one, _, gathered: read_subject(one, gathered),
    "measurements": read_measurement,
    "biosamples": read_biosample,
    "interpretations": read_interpretation,
    "medicalActions": read_action,
    "files": lambda *_: "is a file of sequences, which a case has no place for",
}


def read_source(origin: Origin, options: ImportOptions, ledger: Ledger, watch: Watch) -> Case:
    """The case of one phenopacket. Raises `SourceError`."""
    packet = chosen_packet(origin, options.patient, ledger)
    main = diagnosis_place(packet.content, ledger)
    records = list(_records(packet.content))
    onset = next((_onset(one) for _, where, one in records if where == main), None)
    gathered = _gathering(packet, origin, options, ledger, onset)
    for done, (field, where, one) in enumerate(records):
        if not done % 200:
            watch.step(done, len(records))
        ledger.read(field)
        outcome = _read(field, where, one, gathered, main)
        if outcome:
            ledger.left_out(field, outcome)
        else:
            ledger.kept(field)
    _doubt(packet.content, gathered)
    doubt_results(gathered.draft.labs, ledger)
    gathered.times.tell()
    gathered.identity.tell()
    return gathered.draft.case()


def _read(field: str, where: str, one: dict[str, Any], gathered: Gathering, main: str) -> str:
    if field == "diseases":
        return read_disease(one, where, gathered, is_main=where == main)
    if field == "phenotypicFeatures":
        return read_feature(one, where, gathered, is_main=where == main)
    return _READERS[field](one, where, gathered)


def _records(content: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each record of a packet with its field and place."""
    for field in FIELDS:
        if isinstance(content.get(field), dict):
            yield field, field, content[field]
        for number, one in enumerate(objects(content.get(field))):
            yield field, f"{field}[{number}]", one


def _gathering(
    packet: Packet,
    origin: Origin,
    options: ImportOptions,
    ledger: Ledger,
    onset: CalendarDate | None,
) -> Gathering:
    identity = Identity(ledger, keep=options.keep_identifiers, keep_dates=options.keep_dates)
    subject = inner(packet.content, "subject")
    born = iso_date(text_of(subject.get("dateOfBirth")))
    times = Times(ledger, born=born, diagnosed=onset, keep_dates=options.keep_dates)
    citation = f"GA4GH phenopacket, {identity.file_name(origin.name)}"
    draft = Draft(Source(id=SOURCE_ID, citation=citation, kind="import"))
    gathered = Gathering(packet.part, ledger, times, identity, draft)
    drop_identifiers(packet.content, gathered)
    if options.keep_identifiers:
        draft.label = packet.patient or draft.label
        draft.born = times.kept(text_of(subject.get("dateOfBirth")))
    return gathered


def _onset(stated: dict[str, Any]) -> CalendarDate | None:
    """The day on which the diagnosis was made, where it is told as one."""
    return iso_date(text_of(inner(stated, "onset").get("timestamp")))


def _doubt(content: dict[str, Any], gathered: Gathering) -> None:
    """Tell what a phenopacket must have and this one lacks, and what contradicts itself."""
    if not text_of(content.get("id")) and not gathered.part:
        gathered.ledger.warn("id", "the phenopacket has no id")
    if not text_of(inner(content, "subject").get("id")):
        gathered.ledger.warn("subject", "has no id")
    papers = objects(inner(content, "metaData").get("externalReferences"))
    if papers:
        named = ", ".join(filter(None, (text_of(one.get("id")) for one in papers)))
        gathered.ledger.warn("metaData", f"cites {named or 'papers'}, which were not taken")
    declared = {
        text_of(one.get("namespacePrefix")).upper()
        for one in objects(inner(content, "metaData").get("resources"))
    }
    used = {prefix for prefix in _prefixes(content) if prefix.upper() not in declared}
    if used:
        gathered.ledger.warn("metaData", f"declares no resource for {', '.join(sorted(used))}")
    _doubt_opposites(content, gathered)


def _prefixes(found: object) -> Iterator[str]:
    """The prefixes of all terms of a packet that have a label beside their id."""
    if isinstance(found, dict):
        identifier = found.get("id")
        is_term = set(found) <= {"id", "label"} and isinstance(identifier, str)
        if is_term and ":" in str(identifier):
            yield str(identifier).partition(":")[0]
        for key, value in found.items():
            if key != "metaData":
                yield from _prefixes(value)
    elif isinstance(found, list):
        for value in found:
            yield from _prefixes(value)


def _doubt_opposites(content: dict[str, Any], gathered: Gathering) -> None:
    """A feature that is there and another that says the opposite: "Decreased …", "Increased …"."""
    present = {
        label(one.get("type")).casefold()
        for one in objects(content.get("phenotypicFeatures"))
        if not one.get("excluded")
    }
    for name in sorted(present):
        other = name.replace("decreased", "increased", 1)
        if other != name and other in present:
            gathered.ledger.doubt(
                gathered.where("phenotypicFeatures"), f'states both "{name}" and "{other}"'
            )
