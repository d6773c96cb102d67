"""Interpretations: variants and the genes that are named."""

from typing import Any, Literal

from boardapp.case.diagnosis import GeneticFinding
from boardapp.case.record import Code
from boardapp.importers.phenopacket.gathering import Gathering, sentence
from boardapp.importers.phenopacket.terms import code_of, inner, label, objects, text_of

_SYNTAXES = ("hgvs.c", "hgvs.g", "hgvs", "hgvs.m", "hgvs.n", "iscn", "spdi")
"""Ways to write a change, the one to be shown first."""
_FUSION = "fusion"
_Kind = Literal["fusion", "karyotype", "variant"]
_SILENT = frozenset({"", "UNKNOWN_STATUS", "NOT_PROVIDED", "UNKNOWN_ACTIONABILITY"})


def read_interpretation(interpretation: dict[str, Any], where: str, gathered: Gathering) -> str:
    """An interpretation: a finding for each variant or gene that it rests on."""
    diagnosis = inner(interpretation, "diagnosis")
    found = objects(diagnosis.get("genomicInterpretations"))
    if not found:
        return "names neither a variant nor a gene"
    disease = label(diagnosis.get("disease"))
    for number, one in enumerate(found):
        place = f"{where}.genomicInterpretations[{number}]"
        if not _read_one(one, disease, place, gathered):
            gathered.ledger.doubt(gathered.where(place), "names neither a variant nor a gene")
    return ""


def _read_one(one: dict[str, Any], disease: str, where: str, gathered: Gathering) -> bool:
    variant = inner(one, "variantInterpretation")
    descriptor = inner(variant, "variationDescriptor") or inner(variant, "variant")
    gene = inner(descriptor, "geneContext") or inner(one, "geneDescriptor") or inner(one, "gene")
    symbol = text_of(gene.get("symbol"))
    changes = _changes(descriptor)
    named = text_of(descriptor.get("label"))
    change = next((changes[key] for key in _SYNTAXES if key in changes), "")
    protein = changes.get("hgvs.p", "")
    if not (symbol or change or named):
        return False
    told = f"{change} ({protein})" if change and protein else change or protein
    status = text_of(one.get("interpretationStatus"))
    gathered.draft.genetics.append(
        GeneticFinding(
            name=_name(symbol, named, change),
            kind=_kind(descriptor, changes),
            result=changes["iscn"] if _kind(descriptor, changes) == "karyotype" else "present",
            gene=symbol,
            change="" if "iscn" in changes else told,
            codes=_codes(gene, descriptor),
            source=gathered.cite(where),
            note=sentence(
                [
                    f"{_words(status)} for {disease}" if status not in _SILENT and disease else "",
                    *_others(descriptor, variant),
                    *(f"{k}: {v}" for k, v in changes.items() if v not in (change, protein)),
                    gathered.words(descriptor.get("description")),
                ]
            ),
        )
    )
    return True


def _name(symbol: str, named: str, change: str) -> str:
    """What a finding is called: by the packet, with its gene where that is not in it."""
    if symbol and symbol not in named:
        return f"{symbol} {named or 'variant'}"
    return named or change


def _kind(descriptor: dict[str, Any], changes: dict[str, str]) -> _Kind:
    if _FUSION in label(descriptor.get("structuralType")):
        return "fusion"
    is_karyotype = "iscn" in changes and not inner(descriptor, "geneContext")
    return "karyotype" if is_karyotype else "variant"


def _changes(descriptor: dict[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in objects(descriptor.get("expressions")):
        if value := text_of(one.get("value")):
            found.setdefault(text_of(one.get("syntax")).lower(), value)
    return found


def _codes(gene: dict[str, Any], descriptor: dict[str, Any]) -> tuple[Code, ...]:
    symbol = {"id": gene.get("valueId"), "label": gene.get("symbol")}
    structural = descriptor.get("structuralType")
    return (*code_of(symbol), *code_of(structural))


def _others(descriptor: dict[str, Any], variant: dict[str, Any]) -> list[str]:
    """What of a variant a case has no field for."""
    told = [label(descriptor.get("allelicState")), label(descriptor.get("structuralType"))]
    class_of = text_of(variant.get("acmgPathogenicityClassification"))
    if class_of not in _SILENT:
        told.append(f"{_words(class_of)} by ACMG")
    action = text_of(variant.get("therapeuticActionability"))
    if action not in _SILENT:
        told.append(f"actionability: {_words(action)}")
    vcf = inner(descriptor, "vcfRecord")
    parts = [text_of(str(vcf.get(key, ""))) for key in ("chrom", "pos", "ref", "alt")]
    if all(parts):
        told.append(
            f"{text_of(vcf.get('genomeAssembly'))} {parts[0]}:{parts[1]} {parts[2]}>{parts[3]}"
        )
    return told


def _words(name: str) -> str:
    """A word of an enumeration as it is said: "LIKELY_PATHOGENIC"."""
    return name.replace("_", " ").lower()
