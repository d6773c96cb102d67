"""A case as a GA4GH phenopacket, version 2, in JSON, with a list of what that can't hold."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from boardapp import __version__
from boardapp.case.case import Case
from boardapp.case.diagnosis import Feature, GeneticFinding
from boardapp.case.laboratory import LabResult
from boardapp.case.patient import Measurement
from boardapp.case.record import Code
from boardapp.case.said import said
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.importers.converted import Converted
from boardapp.importers.phenopacket.measurements import is_of_the_body
from boardapp.importers.phenopacket.written import (
    LOCAL,
    PREFIXES,
    Json,
    interval,
    local,
    term,
    time_element,
    unit,
)
from boardapp.importers.report import LeftOut
from boardapp.importers.terminologies import terminology_address
from boardapp.today import today

_SCHEMA = "2.0.2"
_SEXES = {"male": "MALE", "female": "FEMALE", "other": "OTHER_SEX"}
_STATES = {"alive": "ALIVE", "dead": "DECEASED"}
_NO_PLACE = "a phenopacket has no place for it"
_VALUE = 'a phenopacket holds a number or words, and no range, limit or "about"'
_NO_RESULT = "a phenopacket holds results, and not why there is none"
_TIME = "its time is told from another event or only by its order"
_STATUS = "a phenopacket holds what was done, and this was not or is not known to have been"
_AS_RESULT = "a phenopacket tells no result of a laboratory from another measurement"
_WRITTEN = frozenset({"labs", "measurements", "genetics", "therapies", "sources"})
"""Lists of a case that are written; what of all others there is, is told."""
_OF_DIAGNOSIS = (
    *("summary", "leukocytes", "marrow_blasts", "morphology", "immunophenotype", "cns"),
    *("extramedullary", "risk_group"),
)
"""What of a diagnosis is no feature of its own."""
_FUSION = {"id": "SO:0001565", "label": "gene_fusion"}


def convert(case: Case) -> Converted:
    """The packet as JSON, two spaces of indentation, UTF-8."""
    packet = _Packet(case)
    content = packet.content()
    data = json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
    left_out = sorted(packet.left_out.items())
    return Converted(
        data, packet.facts, tuple(LeftOut(kind, count, why) for (kind, why), count in left_out)
    )


class _Packet:
    """One packet while it is written: its facts are counted, and what is not in it."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.facts = 0
        self.left_out: Counter[tuple[str, str]] = Counter()

    def content(self) -> Json:
        """The packet, without fields that are empty."""
        case = self._case
        fields: Json = {
            "id": "case",
            "subject": self._subject(),
            "phenotypicFeatures": [self._feature(one) for one in case.diagnosis.features],
            "measurements": list(self._measurements()),
            "interpretations": list(self._interpretations()),
            "diseases": list(self._diseases()),
            "medicalActions": [action for one in case.therapies for action in self._actions(one)],
        }
        for name in case.__struct_fields__:
            held = getattr(case, name)
            if isinstance(held, tuple) and held and name not in _WRITTEN:
                self._leave(name.replace("_", " "), _NO_PLACE, len(held))
        written = {name: value for name, value in fields.items() if value}
        return written | {"metaData": _meta_data(written)}

    def _leave(self, kind: str, why: str, count: int = 1) -> None:
        self.left_out[kind, why] += count

    def _time(self, when: When, kind: str) -> Json:
        """A time, told where it can't be held; the fact itself stays."""
        element = time_element(when)
        if element is None and when.is_reported:
            self._leave(f"time of {kind}", _TIME)
        return element or {}

    def _subject(self) -> Json:
        patient, state = self._case.patient, self._case.patient.vital_status
        subject: Json = {"id": patient.label or "patient"}
        if patient.sex in _SEXES:
            subject["sex"] = _SEXES[patient.sex]
        if state is not None and state.state in _STATES:
            subject["vitalStatus"] = {"status": _STATES[state.state]}
            if state.cause:
                subject["vitalStatus"]["causeOfDeath"] = local(state.cause)
            key = "timeOfDeath" if state.state == "dead" else "timeAtLastEncounter"
            holder = subject["vitalStatus"] if state.state == "dead" else subject
            if time := self._time(state.when, "vital status"):
                holder[key] = time
            self.facts += 1
        return subject

    def _feature(self, feature: Feature) -> Json:
        self.facts += 1
        if feature.value is not None:
            self._leave("value of a feature", _NO_PLACE)
        written: Json = {"type": term(feature.name, feature.codes)}
        if feature.state == "absent":
            written["excluded"] = True
        if time := self._time(feature.when, "feature"):
            written["onset"] = time
        return written

    def _diseases(self) -> Iterator[Json]:
        diagnosis = self._case.diagnosis
        self.facts += 1
        for name in _OF_DIAGNOSIS:
            if held := getattr(diagnosis, name):
                count = len(held) if isinstance(held, tuple) else 1
                self._leave(f"diagnosis: {name.replace('_', ' ')}", _NO_PLACE, count)
        main: Json = {"term": term(diagnosis.disease.text, diagnosis.disease.codes)}
        yield main | _named("onset", self._time(diagnosis.when, "diagnosis"))
        for condition in self._case.patient.conditions:
            if condition.kind != "comorbidity":
                self._leave(condition.kind, _NO_PLACE)
                continue
            self.facts += 1
            one: Json = {"term": term(condition.text, condition.codes)}
            yield one | _named("onset", self._time(condition.when, "condition"))

    def _measurements(self) -> Iterator[Json]:
        for result in self._case.labs:
            yield from self._measurement(result, result.test, result.low, result.high)
        for one in self._case.measurements:
            if not is_of_the_body(one.name, one.codes):
                self._leave("kind of measurement", _AS_RESULT)
            yield from self._measurement(one, one.name)

    def _measurement(
        self,
        one: LabResult | Measurement,
        name: str,
        low: float | None = None,
        high: float | None = None,
    ) -> Iterator[Json]:
        value = _value(one.value, one.unit, low, high)
        if value is None:
            self._leave("result", _NO_RESULT if one.value.is_missing else _VALUE)
            return
        self.facts += 1
        code = one.code if isinstance(one, LabResult) else ""
        codes = (Code(system="LOINC", code=code),) if code else one.codes
        written: Json = {"assay": term(name, codes), "value": value}
        yield written | _named("timeObserved", self._time(one.when, "result"))

    def _interpretations(self) -> Iterator[Json]:
        found = [*self._case.diagnosis.genetics, *self._case.genetics]
        genomic = []
        for finding in found:
            if finding.result != "present" and finding.kind != "karyotype":
                self._leave("genetic finding", "a phenopacket holds what was found, and no absence")
                continue
            self.facts += 1
            self._time(finding.when, "genetic finding")
            genomic.append(_genomic(finding, self._case.patient.label or "patient"))
        if genomic:
            disease = self._case.diagnosis.disease
            yield {
                "id": "genetics",
                "progressStatus": "UNKNOWN_PROGRESS",
                "diagnosis": {
                    "disease": term(disease.text, disease.codes),
                    "genomicInterpretations": genomic,
                },
            }

    def _actions(self, therapy: Therapy) -> Iterator[Json]:
        if therapy.status not in ("given", "ongoing"):
            self._leave("therapy", _STATUS)
            return
        if therapy.line is not None:
            self._leave("line of therapy", _NO_PLACE)
        shared = _shared(therapy)
        time = interval(therapy.start, therapy.end)
        if time is None and therapy.start.is_reported:
            self._leave("time of therapy", "a phenopacket holds days, and no other time")
        self.facts += 1
        if therapy.radiation:
            for field in therapy.radiation:
                yield {"radiationTherapy": self._radiation(field)} | shared
        elif therapy.agents:
            for agent in therapy.agents:
                treatment: Json = {"agent": term(agent.name, agent.codes)}
                if agent.route:
                    treatment["routeOfAdministration"] = local(agent.route)
                dose = self._dose(agent.dose, agent.unit, agent.schedule, time)
                yield {"treatment": treatment | _named("doseIntervals", dose)} | shared
        else:
            procedure: Json = {"code": term(therapy.name, therapy.codes)}
            performed = time_element(therapy.start)
            yield {"procedure": procedure | _named("performed", performed)} | shared

    def _dose(
        self, dose: Value | None, of_unit: str, schedule: str, time: Json | None
    ) -> list[Json]:
        """One dose with its stretch; empty where nothing of it is stated."""
        found: Json = {}
        if dose is not None:
            if dose.kind is Kind.NUMBER:
                found["quantity"] = {"unit": unit(of_unit), "value": _number(dose)}
            elif not dose.is_missing:
                self._leave("dose", _VALUE)
        if schedule:
            found["scheduleFrequency"] = local(schedule)
        if time:
            found["interval"] = time
        return [found] if found else []

    def _radiation(self, field: Radiation) -> Json:
        written: Json = {
            "bodySite": local(field.site),
            "modality": local(field.technique or "radiation therapy"),
        }
        dose, fractions = field.dose, field.fractions
        is_whole = dose is not None and dose.kind is Kind.NUMBER and (dose.low or 0.5).is_integer()
        if dose is not None and is_whole and field.unit == "Gy":
            written["dosage"] = int(dose.low or 0)
        elif dose is not None:
            self._leave("dose of radiation", "a phenopacket holds whole Gy")
        if fractions is not None and fractions.kind is Kind.NUMBER:
            written["fractions"] = int(fractions.low or 0)
        return written


def _named(name: str, value: object) -> Json:
    """A field, if there is something in it."""
    return {name: value} if value else {}


def _value(value: Value, of_unit: str, low: float | None, high: float | None) -> Json | None:
    """A value, with its range; None for what a packet can't hold."""
    if value.kind is Kind.TEXT:
        return {"ontologyClass": local(value.text)}
    if value.kind is not Kind.NUMBER:
        return None
    quantity: Json = {"unit": unit(of_unit), "value": _number(value)}
    if low is not None and high is not None:
        quantity["referenceRange"] = {"unit": unit(of_unit), "low": low, "high": high}
    return {"quantity": quantity}


def _number(value: Value) -> int | float | None:
    """A number as it is stated: 45 and 45.0 are not printed alike."""
    if isinstance(value.stated, int | float):
        return value.stated
    return int(value.stated) if value.stated.isdecimal() else value.low


def _genomic(finding: GeneticFinding, subject: str) -> Json:
    descriptor: Json = {"id": local(finding.name)["id"], "label": finding.name}
    gene = next((code for code in finding.codes if code.system == "HGNC"), None)
    if finding.gene:
        known = f"HGNC:{gene.code}" if gene else ""
        descriptor["geneContext"] = {"valueId": known, "symbol": finding.gene}
    syntax = "iscn" if finding.kind == "karyotype" else "hgvs"
    change = finding.result if finding.kind == "karyotype" else finding.change
    if change:
        descriptor["expressions"] = [{"syntax": syntax, "value": change}]
    if finding.kind == "fusion":
        descriptor["structuralType"] = _FUSION
    return {
        "subjectOrBiosampleId": subject,
        "interpretationStatus": "UNKNOWN_STATUS",
        "variantInterpretation": {"variationDescriptor": descriptor},
    }


def _shared(therapy: Therapy) -> Json:
    """What a therapy says of its purpose, its effect and its end."""
    stated = {
        "treatmentIntent": therapy.intent,
        "responseToTreatment": therapy.best_response,
        "treatmentTerminationReason": therapy.reason_stopped,
    }
    return {key: local(text) for key, text in stated.items() if said(text)}


def _meta_data(content: Json) -> Json:
    return {
        "created": f"{today()}T00:00:00Z",
        "createdBy": f"boardapp {__version__}",
        "resources": [_resource(prefix) for prefix in sorted(set(_prefixes(content)))],
        "phenopacketSchemaVersion": _SCHEMA,
    }


def _resource(prefix: str) -> Json:
    names = {short: name for name, short in PREFIXES.items()}
    name = names.get(prefix, "words of the case that have no code")
    return {
        "id": prefix.lower(),
        "name": name,
        "url": "" if prefix == LOCAL else terminology_address(name),
        "version": "not stated",
        "namespacePrefix": prefix,
        "iriPrefix": "",
    }


def _prefixes(found: object) -> Iterable[str]:
    if isinstance(found, dict):
        for key, value in found.items():
            if key in ("id", "valueId") and isinstance(value, str) and ":" in value:
                yield value.partition(":")[0]
            else:
                yield from _prefixes(value)
    elif isinstance(found, list):
        for value in found:
            yield from _prefixes(value)
