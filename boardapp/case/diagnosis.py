"""The disease at diagnosis."""

from typing import Literal

from boardapp.case.assessment import Antigen, CnsStatus
from boardapp.case.record import Code, Concept, Identified, Record
from boardapp.case.value import Value
from boardapp.case.when import When

State = Literal["present", "absent", "not done", "not reported"]


class Coded(Record, frozen=True, kw_only=True):
    """A name as stated, with the codes that were given for it."""

    text: str
    codes: tuple[Code, ...] = ()


class Feature(Concept, frozen=True, kw_only=True):
    """A sign or finding at diagnosis: there or not, with a value where one is stated."""

    name: str
    state: State = "present"
    value: Value | None = None
    unit: str = ""
    when: When = When.NOT_REPORTED


class GeneticFinding(Concept, frozen=True, kw_only=True):
    """A fusion, karyotype (ISCN, kept as written) or variant; `result` in words.

    `change` is what was found in `gene`, as the source writes it (HGVS, ISCN, "amplified").
    `allele_fraction` is the variant's share of reads, a fraction with `unit` "1" or in the stated
    unit ("%").
    """

    name: str
    kind: Literal["fusion", "karyotype", "variant", "copy number"] = "variant"
    result: str = "present"
    method: str = ""
    partner: str = ""
    gene: str = ""
    change: str = ""
    allele_fraction: Value | None = None
    unit: str = ""
    specimen: str = ""
    when: When = When.NOT_REPORTED


class Diagnosis(Identified, frozen=True, kw_only=True):
    """The diagnosis and its features. The clock counts from its time.

    `profile` names the profile that the disease is to be read by, such as "T-ALL"; empty where
    its codes and its name are to decide.
    """

    id: str = "dx"
    when: When = When.NOT_REPORTED
    disease: Coded
    profile: str = ""
    summary: str = ""
    features: tuple[Feature, ...] = ()
    leukocytes: Value | None = None
    leukocytes_unit: str = ""
    marrow_blasts: Value | None = None
    morphology: str = ""
    immunophenotype: tuple[Antigen, ...] = ()
    genetics: tuple[GeneticFinding, ...] = ()
    cns: CnsStatus | None = None
    extramedullary: tuple[str, ...] = ()
    risk_group: str = ""
