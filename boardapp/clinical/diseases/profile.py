"""What a disease asks of a case: its rows, its rules, its checklist and its words, as data.

A profile is read from a file (`reading`) and found for a diagnosis (`recognition`). Nothing else
in boardapp knows one disease from another.
"""

from typing import Literal

import msgspec

Row = Literal[
    "leukocytes",
    "marrow_blasts",
    "morphology",
    "immunophenotype",
    "cns",
    "extramedullary",
    "risk_group",
]
"""Rows at diagnosis, by the field of a diagnosis that each tells."""

DomainName = Literal["mrd", "cns"]
"""Parts of the status that are named even where nothing is reported of them."""

RuleName = Literal[
    "marrow and response",
    "CNS status",
    "AML response",
    "relapse classes of ALL",
    "remission number",
    "cranial dose",
    "CSF counts",
    "NCI risk group",
    "Interfant risk group",
]
"""Published rules that hold for some diseases only.

"marrow and response": marrow classes, CR, CRi and MLFS by marrow and counts; "AML response": their
wording for AML, where CRh is a term too; "CNS status": the classes of the COG; "CSF counts": the
counts that these classes are told by; "relapse classes of ALL": time and site classes of COG and
BFM, and the MRD that the ELN asks of a remission; "remission number": the counting of the CIBMTR;
"NCI risk group" and "Interfant risk group": the groups at diagnosis by age and leukocytes;
"cranial dose": the usual dose to the whole brain where it is given for leukemia or lymphoma.
"""

ItemName = Literal[
    "immunophenotype",
    "fusion or karyotype",
    "leukocytes and marrow blasts",
    "CNS status",
    "CD19 and CD22",
    "MRD",
    "imaging",
    "stage",
]
"""Items of the checklists that are asked of some diseases only."""


class Recognition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what a disease is known.

    `names` are written as `written_names` says. `morphology` are codes of ICD-O-3, each alone or
    as a range, with its behaviour where only that is meant: "9500", "9811-9818", "8850-8858/3".
    `snomed` are concepts of SNOMED CT.
    """

    names: tuple[str, ...] = ()
    morphology: tuple[str, ...] = ()
    snomed: tuple[str, ...] = ()


class DiseaseProfile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One disease, or one kind of it, as far as boardapp treats it apart.

    `name` is what a case sets ("T-ALL", "lymphoma"); `title` what a sentence calls it. `family`
    is the name of the profile whose kind it is; its own name where it is no kind.
    """

    name: str
    title: str
    family: str
    recognition: Recognition = Recognition()
    rows: tuple[Row, ...] = ("morphology",)
    """What is named at diagnosis even where it is not reported."""
    domains: frozenset[DomainName] = frozenset()
    rules: frozenset[RuleName] = frozenset()
    items: frozenset[ItemName] = frozenset()
    """What the checklists ask of this disease beside what they ask of every one."""
    leads_with_tissue: bool = True
    """Whether its tissue is shown to the board; else it stands in the backup."""

    def uses(self, rule: RuleName) -> bool:
        """Whether a published rule holds for this disease."""
        return rule in self.rules
