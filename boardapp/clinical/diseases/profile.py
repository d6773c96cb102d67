"""What a disease asks of a case: its rows, its rules, its checklist and its words, as data.

A profile is read from a file (`reading`) and found for a diagnosis (`recognition`). Nothing else
in boardapp knows one disease from another.
"""

from typing import Literal

import msgspec

RowName = Literal[
    "stage",
    "leukocytes",
    "marrow blasts",
    "morphology",
    "immunophenotype",
    "CNS status",
    "extramedullary",
    "risk group",
]
"""Rows at diagnosis. Those that a case states are told whatever the disease; a profile names the
ones that are told to be missing. How each is made stands in `boardapp.review.course.disease`."""

DomainName = Literal["mrd", "cns", "marrow", "scores", "lesions", "sites", "margins"]
"""Parts of the status beside those of every disease: residual disease, CNS, marrow, the scores
of tracers, the diameters of target lesions, sites, margins of an operation. How each is made
stands in `boardapp.review.course.status`."""

RuleName = Literal[
    "marrow and response",
    "CNS status",
    "AML response",
    "relapse classes of ALL",
    "remission number",
    "cranial dose",
    "CSF counts",
    "relapse after remission",
    "NCI risk group",
    "Interfant risk group",
]
"""Published rules that hold for some diseases only.

"marrow and response": marrow classes, CR, CRi and MLFS by marrow and counts; "AML response": their
wording for AML, where CRh is a term too; "CNS status": the classes of the COG; "CSF counts": the
counts that these classes are told by; "relapse classes of ALL": time and site classes of COG and
BFM, and the MRD that the ELN asks of a remission; "remission number": the counting of the CIBMTR;
"relapse after remission": that a relapse follows one;
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
    "grade",
    "MYCN",
    "markers",
    "tracer score",
    "extent of resection",
]
"""Items of the checklists that are asked of some diseases only. How each is looked for stands in
`boardapp.review.checks.completeness_items`."""

ColumnName = Literal["marrow", "CNS"]
"""Columns of the table of relapses beside those of every disease."""

LaneName = Literal["MRD", "CNS status"]
"""Lanes of the timeline beside those of every disease."""


class Recognition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """By what a disease is known.

    `names` are written as `written_names` says. `morphology` are codes of ICD-O-3, each alone or
    as a range, with its behaviour where only that is meant: "9500", "9811-9818", "8850-8858/3".
    `snomed` are concepts of SNOMED CT.
    """

    names: tuple[str, ...] = ()
    morphology: tuple[str, ...] = ()
    snomed: tuple[str, ...] = ()


class DiseaseWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a disease where one means the same by another word."""

    turn: Literal["relapse", "recurrence"] = "relapse"
    """That the disease came back."""
    absent: tuple[Literal["relapse", "recurrence", "progression"], ...] = ("relapse",)
    """What is said not to be reported where the disease neither came back nor grew."""
    morphology: Literal["morphology", "histology"] = "morphology"
    """What was seen under the microscope."""
    sites: Literal["Extramedullary disease", "Other sites"] = "Other sites"
    """What else is affected at diagnosis."""
    cells: Literal["blasts", "tumor cells"] = "blasts"
    """What is counted in the marrow."""

    @property
    def none(self) -> str:
        """That it neither came back nor grew, as far as is reported: "no relapse"."""
        return f"no {' or '.join(self.absent)}"


class Beginning(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record that a case of this disease begins with, for the user to fill in.

    It never enters a case by itself. `record` is the list of the case that it belongs to ("labs"),
    `title` what it is called while it is missing, `fields` what names it there: the name of a test,
    the kind of an image. No result, no time, no treatment stands in a profile.
    """

    record: str
    title: str
    fields: dict[str, str] = {}


class DiseaseProfile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One disease, or one kind of it, as far as boardapp treats it apart.

    `name` is what a case sets ("T-ALL", "lymphoma"); `title` what a sentence calls it. `family`
    is the name of the profile whose kind it is; its own name where it is no kind.
    """

    name: str
    title: str
    family: str
    recognition: Recognition = Recognition()
    rows: frozenset[RowName] = frozenset()
    """What is named at diagnosis even where it is not reported."""
    asked_domains: frozenset[DomainName] = frozenset()
    """What the status names even where it is not reported."""
    domains: tuple[DomainName, ...] = ()
    """What the status tells where it is reported, in this order."""
    lanes: frozenset[LaneName] = frozenset()
    """What the timeline for a board always has room for; other lanes where they leave it."""
    relapse_columns: frozenset[ColumnName] = frozenset()
    """What the table of relapses asks of each."""
    response_systems: tuple[str, ...] = ()
    """Systems by which a response of this disease is stated."""
    staging_systems: tuple[str, ...] = ()
    """Systems by which its extent is stated."""
    scores: tuple[str, ...] = ()
    """Scores of a tracer that are made for it."""
    laboratory: tuple[str, ...] = ()
    """Tests that are shown first, written as the names of a disease are."""
    markers: tuple[tuple[str, ...], ...] = ()
    """Tests that a board asks for: each by its names, of which the first is told."""
    rules: frozenset[RuleName] = frozenset()
    items: frozenset[ItemName] = frozenset()
    """What the checklists ask of this disease beside what they ask of every one."""
    begins_with: tuple[Beginning, ...] = ()
    """The records that a case begins with, in the order in which they are asked for."""
    leads_with_tissue: bool = True
    """Whether its tissue is shown to the board; else it stands in the backup."""
    words: DiseaseWords = DiseaseWords()
    special: tuple[str, ...] = ()
    """Words that belong to this disease: none of them is said of one that does not list it too,
    unless its case does. Written as the names of a disease are."""

    def uses(self, rule: RuleName) -> bool:
        """Whether a published rule holds for this disease."""
        return rule in self.rules


NO_PROFILE = DiseaseProfile(name="", title="", family="", lanes=frozenset({"MRD"}))
"""Stands in a review that was not made from a case: it leaves no lane out."""
