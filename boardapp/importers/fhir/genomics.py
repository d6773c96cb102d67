"""Genomic Observations: variants, fusions, karyotypes, and which genes were looked at.

Source: HL7 Genomics Reporting (STU3) and mCODE STU4, components by LOINC. Two genes in one
variant are a fusion; one gene in a variant that calls itself a fusion has a partner that was not
reported.
"""

import re

from boardapp.case.case import Remark
from boardapp.case.diagnosis import GeneticFinding
from boardapp.case.record import Code
from boardapp.case.value import Value
from boardapp.importers.fhir.concepts import Concept, all_of, concept, objects, texts
from boardapp.importers.fhir.gathering import Gathering, joined_codes, sentence
from boardapp.importers.fhir.json_resources import Resource
from boardapp.importers.fhir.observation_kinds import mutated_gene
from boardapp.importers.fhir.resources import Located
from boardapp.importers.fhir.results import observed_when, specimen_of, status_note
from boardapp.importers.fhir.values import Stated, stated_value

GENE, CODING_CHANGE, GENOMIC_CHANGE, PROTEIN_CHANGE = "48018-6", "48004-6", "81290-9", "48005-3"
ALLELE_FRACTION, VARIANT_NAME, ISCN, ORIGIN = "81258-6", "81252-9", "81291-7", "48002-0"
_PRESENT, _ABSENT = "LA9633-4", "LA9634-2"
_KNOWN = (
    *(GENE, CODING_CHANGE, GENOMIC_CHANGE, PROTEIN_CHANGE),
    *(ALLELE_FRACTION, VARIANT_NAME, ISCN),
)
_FUSION = re.compile(r"\bfusion\b|::", re.IGNORECASE)


class _Parts:
    """The components of a variant, by their LOINC codes."""

    def __init__(self, resource: Resource) -> None:
        self._found: list[tuple[Concept, Concept, Stated | None]] = [
            (
                concept(part.get("code")),
                concept(part.get("valueCodeableConcept")),
                stated_value(part),
            )
            for part in objects(resource.get("component", ()))
        ]

    def concepts(self, code: str) -> list[Concept]:
        return [value for name, value, _ in self._found if name.has(code) and value.text]

    def text(self, code: str) -> str:
        for name, value, stated in self._found:
            if name.has(code):
                return value.text or (stated.value.text if stated else "")
        return ""

    def stated(self, code: str) -> Stated | None:
        return next((stated for name, _, stated in self._found if name.has(code)), None)

    def codes(self) -> tuple[Code, ...]:
        return joined_codes(*(value.codes for _, value, _ in self._found))

    def others(self) -> list[str]:
        """What the other components say, in words."""
        return [
            f"{_short(name)}: {value.text or (stated.value.text if stated else '')}"
            for name, value, stated in self._found
            if not name.has(*_KNOWN) and (value.text or stated)
        ]


_SHORT_NAMES = {
    ORIGIN: "origin",
    "53034-5": "allelic state",
    "62374-4": "reference",
    "48019-4": "type of change",
    "53037-8": "significance",
    "51958-7": "transcript",
}


def _short(name: Concept) -> str:
    return next((_SHORT_NAMES[c.code] for c in name.codes if c.code in _SHORT_NAMES), name.text)


def read_variant(located: Located, code: Concept, gathered: Gathering) -> str:
    """A variant with its genes, changes, share of reads and origin."""
    _ = code
    resource = located.resource
    parts = _Parts(resource)
    value = concept(resource.get("valueCodeableConcept"))
    genes = [_gene(one) for one in parts.concepts(GENE)]
    named = parts.text(VARIANT_NAME)
    karyotype = parts.text(ISCN)
    change = _change(parts) or ("" if karyotype else named)
    if not (genes or change or named or karyotype):
        return "names neither a gene nor a change"
    is_fusion = len(dict.fromkeys(genes)) > 1 or any(
        _FUSION.search(name) for name in (named, change)
    )
    fraction = parts.stated(ALLELE_FRACTION)
    kind = "fusion" if is_fusion else "karyotype" if karyotype and not genes else "variant"
    gathered.draft.genetics.append(
        GeneticFinding(
            name=_name(genes, named or change or karyotype, is_fusion=is_fusion),
            kind=kind,  # type: ignore[arg-type]  # one of the three words above
            result=karyotype if kind == "karyotype" else _result(value, resource),
            gene=genes[0] if genes else "",
            partner=_partner(genes) if is_fusion else "",
            change="" if is_fusion and change == named else change,
            allele_fraction=fraction.value if fraction else None,
            unit=fraction.unit if fraction else "",
            method=texts(resource.get("method")),
            specimen=specimen_of(located, gathered),
            when=observed_when(located, gathered),
            codes=joined_codes(parts.codes(), value.codes),
            source=gathered.cite(located),
            note=sentence(
                [
                    f"ISCN: {karyotype}" if karyotype and kind != "karyotype" else "",
                    named if named not in (change, "") and not is_fusion else "",
                    *parts.others(),
                    status_note(resource),
                    *gathered.notes(resource),
                ]
            ),
        )
    )
    return ""


def read_gene_mutation(located: Located, code: Concept, gathered: Gathering) -> str:
    """A test for mutations of one gene, which LOINC names, with its result in words."""
    stated = stated_value(located.resource)
    if stated is None:
        return "states no value"
    value = concept(located.resource.get("valueCodeableConcept"))
    gene = mutated_gene(code)
    gathered.draft.genetics.append(
        GeneticFinding(
            name=f"{gene} mutation",
            gene=gene,
            result=stated.value.text,
            method=texts(located.resource.get("method")),
            specimen=specimen_of(located, gathered),
            when=observed_when(located, gathered),
            codes=joined_codes(code.codes, value.codes),
            source=gathered.cite(located),
            note=sentence([code.text, status_note(located.resource)]),
        )
    )
    return ""


def read_karyotype(located: Located, code: Concept, gathered: Gathering) -> str:
    """A karyotype, kept as it is written."""
    stated = stated_value(located.resource)
    if stated is None:
        return "states no value"
    gathered.draft.genetics.append(
        GeneticFinding(
            name="karyotype",
            kind="karyotype",
            result=str(stated.value.stated),
            specimen=specimen_of(located, gathered),
            when=observed_when(located, gathered),
            codes=code.codes,
            source=gathered.cite(located),
            note=status_note(located.resource),
        )
    )
    return ""


def read_region_studied(located: Located, code: Concept, gathered: Gathering) -> str:
    """Which genes were looked at: no finding, but what the absence of one rests on."""
    _ = code
    genes = [
        named.display or named.code
        for part in objects(located.resource.get("component", ()))
        for one in all_of(part.get("valueCodeableConcept"))
        for named in one.codes
        if concept(part.get("code")).has(GENE)
    ]
    if not genes:
        return "names no gene"
    gathered.draft.remarks.append(
        Remark(
            text=f"Genes looked at: {', '.join(dict.fromkeys(genes))}",
            kind="genes studied",
            source=gathered.cite(located),
        )
    )
    return ""


def _gene(found: Concept) -> str:
    hgnc = next((code for code in found.codes if code.system == "HGNC"), None)
    return (hgnc.display if hgnc else "") or found.text


def _change(parts: _Parts) -> str:
    coding = parts.text(CODING_CHANGE) or parts.text(GENOMIC_CHANGE)
    protein = parts.text(PROTEIN_CHANGE)
    return f"{coding} ({protein})" if coding and protein else coding or protein


def _partner(genes: list[str]) -> str:
    others = list(dict.fromkeys(genes))[1:]
    return ", ".join(others) or "not reported"


def _name(genes: list[str], named: str, *, is_fusion: bool) -> str:
    distinct = list(dict.fromkeys(genes))
    if is_fusion and len(distinct) > 1:
        return "::".join(distinct)
    if is_fusion and distinct:
        return f"{distinct[0]} fusion"
    return f"{distinct[0]} variant" if distinct else named


def _result(value: Concept, resource: Resource) -> str:
    if value.has(_PRESENT):
        return "present"
    if value.has(_ABSENT):
        return "absent"
    stated = stated_value(resource)
    if stated is not None:
        return stated.value.text
    absent = concept(resource.get("dataAbsentReason")).text
    return absent or str(Value.NOT_REPORTED.stated)
