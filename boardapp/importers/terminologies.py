"""The terminologies of codes: their usual names, and the addresses they have in FHIR.

A code is kept under the usual name ("LOINC"), and written again under the address. One whose
terminology is not listed keeps its address as its name, so that nothing is lost on the way.
"""

LOINC, SNOMED_CT = "LOINC", "SNOMED CT"
ADDRESSES: dict[str, str] = {
    LOINC: "http://loinc.org",
    SNOMED_CT: "http://snomed.info/sct",
    "RxNorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "HGNC": "http://www.genenames.org",
    "HPO": "http://human-phenotype-ontology.org",
    "ICD-O-3": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "ICD-10": "http://hl7.org/fhir/sid/icd-10",
    "ICD-10-CM": "http://hl7.org/fhir/sid/icd-10-cm",
    "ICD-9-CM": "http://hl7.org/fhir/sid/icd-9-cm",
    "NCIt": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl",
    "ATC": "http://www.whocc.no/atc",
    "NDC": "http://hl7.org/fhir/sid/ndc",
    "UCUM": "http://unitsofmeasure.org",
    "ClinVar": "http://www.ncbi.nlm.nih.gov/clinvar",
    "HGVS": "http://varnomen.hgvs.org",
    "ISCN": "https://iscn.karger.com",
    "Sequence Ontology": "http://www.sequenceontology.org",
    "MedDRA": "https://www.meddra.org",
    "CVX": "http://hl7.org/fhir/sid/cvx",
    "CPT": "http://www.ama-assn.org/go/cpt",
}
"""Each terminology by its usual name, with the address that FHIR knows it by."""

_OTHER_ADDRESSES: dict[str, str] = {
    "http://hl7.org/fhir/sid/icd-o-3": "ICD-O-3",
    "urn:oid:2.16.840.1.113883.6.43.1": "ICD-O-3",
    "urn:oid:2.16.840.1.113883.6.1": "LOINC",
    "urn:oid:2.16.840.1.113883.6.96": "SNOMED CT",
    "urn:oid:2.16.840.1.113883.6.88": "RxNorm",
    "urn:oid:2.16.840.1.113883.6.90": "ICD-10-CM",
    "http://purl.obolibrary.org/obo/hp.fhir": "HPO",
    "http://www.genenames.org/geneId": "HGNC",
    "https://www.genenames.org": "HGNC",
    "http://ncithesaurus-stage.nci.nih.gov": "NCIt",
    "urn:oid:2.16.840.1.113883.3.26.1.1": "NCIt",
}
_NAMES = {address: name for name, address in ADDRESSES.items()} | _OTHER_ADDRESSES


def terminology_name(address: str) -> str:
    """The usual name of a terminology, or its address where it is not listed."""
    return _NAMES.get(address) or _NAMES.get(address.rstrip("/")) or address


def terminology_address(name: str) -> str:
    """The address of a terminology, or its name where it is not listed."""
    return ADDRESSES.get(name, name)
