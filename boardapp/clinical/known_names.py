"""Names that a field is completed with while one types: tests, drugs, studies, antigens, genes.

Nothing is checked against them: a name that is not listed is kept as it is written. Units are the
usual ones of the tests. Genes by their HGNC symbols, antigens by their CD numbers.
"""

from functools import cache

from boardapp.case.assessment import Antigen, Assessment, Chimerism, CnsStatus, Mrd, SiteFinding
from boardapp.case.complications import AdverseEvent
from boardapp.case.diagnosis import Diagnosis, GeneticFinding
from boardapp.case.imaging import ImagingStudy, TracerScore
from boardapp.case.laboratory import LabResult, WorkUpItem
from boardapp.case.pathology import Staging, Stain
from boardapp.case.patient import Measurement, Patient, PerformanceStatus
from boardapp.case.record import Record
from boardapp.case.therapy import Agent, Cells, Cycle, Dose, Radiation, Therapy, Transplant
from boardapp.clinical.analytes import ANALYTES
from boardapp.clinical.antigens import TARGETS
from boardapp.clinical.names_lists import ASSAYS, DRUGS, PROTOCOLS

ANTIGENS = (
    *("CD1a", "CD2", "CD3", "CD4", "CD5", "CD7", "CD8", "CD10", "CD13", "CD15", "CD19", "CD20"),
    *("CD22", "CD30", "CD33", "CD34", "CD38", "CD45", "CD56", "CD58", "CD64", "CD65", "CD66c"),
    *("CD79a", "CD99", "CD117", "CD123", "CD133", "CRLF2", "HLA-DR", "IgM", "kappa", "lambda"),
    *("MPO", "NG2", "TdT"),
)
GENES = (
    *("ABL1", "AFDN", "AFF1", "ALK", "ASXL1", "BCL2", "BCL6", "BCR", "BRAF", "BTG1", "CBFB"),
    *("CDKN2A", "CDKN2B", "CEBPA", "CREBBP", "CRLF2", "DNMT3A", "DUX4", "EBF1", "ELL", "EPOR"),
    *("ERG", "ETV6", "EWSR1", "EZH2", "FLI1", "FLT3", "FOXO1", "GATA1", "GATA2", "HLF", "HOXA9"),
    *("IDH1", "IDH2", "IGH", "IKZF1", "IL7R", "JAK1", "JAK2", "JAK3", "KIT", "KMT2A", "KRAS"),
    *("LMO2", "MECOM", "MEF2D", "MLLT1", "MLLT3", "MLLT10", "MYC", "MYCN", "MYH11", "NF1"),
    *("NOTCH1", "NPM1", "NRAS", "NTRK1", "NTRK3", "NUP98", "NUP214", "P2RY8", "PAX3", "PAX5"),
    *("PAX7", "PBX1", "PDGFRA", "PDGFRB", "PHF6", "PTEN", "PTPN11", "RB1", "RUNX1", "RUNX1T1"),
    *("SMARCB1", "STIL", "TAL1", "TCF3", "TET2", "TLX1", "TLX3", "TP53", "WT1", "ZNF384"),
)
_SPECIMENS = ("blood", "bone marrow", "CSF", "plasma", "serum", "tissue", "urine")
_MODALITIES = (
    *("CT", "MRI", "FDG PET/CT", "PET/MRI", "MIBG", "X-ray", "ultrasound", "echocardiography"),
)
_RESPONSES = ("CR", "CRi", "PR", "SD", "PD", "MLFS", "NR")
_SYSTEMS = ("RECIST 1.1", "Lugano", "INRC", "RANO", "iRECIST", "Cheson 2007")
_GRADINGS = ("CTCAE v5.0", "ASTCT", "MAGIC", "NIH", "EBMT")
_ROUTES = ("intravenous", "intrathecal", "oral", "subcutaneous", "intramuscular", "topical")
_KINDS = (
    *("chemotherapy", "immunotherapy", "antibody", "cells", "transplant", "radiation", "surgery"),
    *("targeted", "intrathecal", "supportive"),
)
_MARROW = "bone marrow"


@cache
def known_names(kind: type[Record], field: str) -> tuple[str, ...]:
    """The names that are usual in this field of this kind of record; none where none is listed."""
    named = _BY_FIELD.get((kind, field), ())
    return named or (_units() if field.rpartition("_")[2] == "unit" else ())


@cache
def _units() -> tuple[str, ...]:
    doses = ("mg", "mg/m2", "mg/kg", "ug", "g/m2", "[IU]", "[IU]/m2", "Gy", "cm", "mm", "kg", "m2")
    return tuple(sorted({*(one.unit for one in ANALYTES), *doses, "Cel", "10*6/kg", "10*8/kg"}))


_TESTS = tuple(sorted(analyte.name for analyte in ANALYTES))
_DRUG_NAMES = tuple(sorted(set(DRUGS)))
_BY_FIELD: dict[tuple[type[Record], str], tuple[str, ...]] = {
    (LabResult, "test"): _TESTS,
    (LabResult, "specimen"): _SPECIMENS,
    (WorkUpItem, "test"): _TESTS,
    (Measurement, "name"): ("weight", "height", "body surface", "temperature"),
    (Therapy, "name"): _DRUG_NAMES,
    (Therapy, "kind"): _KINDS,
    (Therapy, "protocol"): PROTOCOLS,
    (Therapy, "intent"): ("cure", "bridge to transplant", "palliation", "prophylaxis"),
    (Therapy, "target"): ANTIGENS,
    (Therapy, "best_response"): _RESPONSES,
    (Therapy, "best_response_system"): _SYSTEMS,
    (Agent, "name"): _DRUG_NAMES,
    (Agent, "route"): _ROUTES,
    (Cycle, "agent"): _DRUG_NAMES,
    (Dose, "agent"): _DRUG_NAMES,
    (Radiation, "site"): ("cranium", "craniospinal axis", "total body", "testes", "mediastinum"),
    (Cells, "product"): tuple(name for name in _DRUG_NAMES if name.endswith("leucel")),
    (Cells, "target"): tuple(sorted({*TARGETS.values(), *ANTIGENS})),
    (Transplant, "kind"): ("allogeneic", "autologous"),
    (Transplant, "conditioning"): _DRUG_NAMES,
    (Transplant, "prophylaxis"): _DRUG_NAMES,
    (Transplant, "cell_source"): (_MARROW, "peripheral blood", "cord blood"),
    (Antigen, "name"): ANTIGENS,
    (Antigen, "method"): ("flow cytometry", "immunohistochemistry"),
    (Stain, "name"): ANTIGENS,
    (GeneticFinding, "gene"): GENES,
    (GeneticFinding, "partner"): GENES,
    (GeneticFinding, "method"): ASSAYS,
    (Mrd, "method"): ("flow cytometry", "RQ-PCR", "NGS"),
    (Mrd, "assay"): ASSAYS,
    (Mrd, "specimen"): (_MARROW, "blood"),
    (Assessment, "response"): _RESPONSES,
    (Assessment, "response_system"): _SYSTEMS,
    (Assessment, "sites"): (_MARROW, "CNS", "testis", "lymph nodes", "skin"),
    (SiteFinding, "site"): ("CNS", "testis", "lymph nodes", "skin", "liver", "spleen"),
    (Chimerism, "specimen"): (_MARROW, "blood", "CD3"),
    (CnsStatus, "status"): ("CNS1", "CNS2", "CNS2a", "CNS2b", "CNS2c", "CNS3", "CNS3a", "CNS3b"),
    (Diagnosis, "extramedullary"): ("CNS", "testis", "lymph nodes", "skin", "liver", "spleen"),
    (ImagingStudy, "modality"): _MODALITIES,
    (ImagingStudy, "response_system"): _SYSTEMS,
    (TracerScore, "system"): ("Deauville", "Curie", "SIOPEN"),
    (Staging, "system"): ("TNM", "Ann Arbor", "INRG", "INSS", "COG", "IRS", "WHO grade"),
    (AdverseEvent, "grading"): _GRADINGS,
    (Patient, "sex"): ("female", "male"),
    (PerformanceStatus, "scale"): ("Lansky", "Karnofsky", "ECOG"),
}
