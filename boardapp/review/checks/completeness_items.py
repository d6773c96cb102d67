"""The items of the completeness checklists: who asks for each, and for which questions.

MDT-MODe (history, radiology, pathology, comorbidity and performance, psychosocial, the
patient's views), the 13 items of CARE, the minimum set for a board, and what a question of a
certain subject needs beside them (rule "what a question needs, version 1", ours).
"""

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from boardapp.case.case import Case
from boardapp.case.meeting import Subject
from boardapp.clinical.diseases.profile import ItemName
from boardapp.review.checks import completeness_looks as looks
from boardapp.review.checks import question_looks as wanted
from boardapp.review.checks import tumor_items as tumors
from boardapp.review.checks.completeness_looks import Found

Checklist = Literal["MDT-MODe", "CARE", "minimum set", "this question"]
BY_QUESTION: Checklist = "this question"


class Item(msgspec.Struct, frozen=True):
    """One item: its name, who asks for it, how it is looked for, when it matters most.

    `look` gives nothing where an item does not apply to a case. `matters` says for which subjects
    of a question it does, and why. An item of the checklist "this question" is asked by no other
    question. `key`: its name in the profiles of those diseases of which alone it is asked.
    """

    checklist: Checklist
    name: str
    look: Callable[[Case], Found | None]
    matters: Mapping[Subject, str] = msgspec.field(default_factory=dict)
    key: ItemName | None = None
    asks: tuple[str, ...] = ()
    """The fields that it is about; where its word on them only counts, a slide names them."""


_FIT: dict[Subject, str] = {
    "transplant": "fitness for it",
    "surgery": "fitness for it",
    "relapse therapy": "what treatment can be borne",
    "palliation": "what the patient can do",
}
_WISHES: dict[Subject, str] = {
    "palliation": "what patient and family want",
    "end of treatment": "what patient and family want",
}
_DEPTH: dict[Subject, str] = {
    "remission": "what was reached, and by which look",
    "transplant": "the state before it",
    "end of treatment": "the state at which it ends",
    "relapse therapy": "what each line reached",
}
_ANTIGEN: dict[Subject, str] = {"antigen": "the target, and what was aimed at it"}
_COUNTS: dict[Subject, str] = {"bleeding": "how the counts explain it"}
_SIZE: dict[Subject, str] = {
    "surgery": "what is to be removed",
    "radiotherapy": "what is to be irradiated",
    "end of treatment": "what is left",
}
_TISSUE: dict[Subject, str] = {
    "surgery": "what it is",
    "radiotherapy": "what it is",
    "relapse therapy": "what came back",
}

ITEMS: tuple[Item, ...] = (
    Item("MDT-MODe", "history", looks.history),
    Item("MDT-MODe", "radiology", looks.radiology),
    Item("MDT-MODe", "pathology", looks.pathology,
         asks=("diagnosis.morphology", "diagnosis.immunophenotype")),
    Item("MDT-MODe", "comorbidity and performance", looks.comorbidity_and_performance, _FIT,
         asks=("patient.performance", "patient.conditions")),
    Item("MDT-MODe", "psychosocial", looks.psychosocial, _WISHES),
    Item("MDT-MODe", "patient's views", looks.views, _WISHES),
    Item("CARE", "1 title", lambda case: looks.text_found(case.title, "title")),
    Item("CARE", "2 key words", looks.not_held),
    Item("CARE", "3 abstract", looks.abstract),
    Item("CARE", "4 introduction", looks.intro),
    Item("CARE", "5 patient information", looks.patient),
    Item("CARE", "6 clinical findings", looks.findings),
    Item("CARE", "7 timeline", looks.timeline),
    Item("CARE", "8 diagnostic assessment", looks.assessment),
    Item("CARE", "9 therapeutic intervention", looks.interventions),
    Item("CARE", "10 follow-up and outcomes", looks.outcome),
    Item("CARE", "11 discussion", looks.discussion),
    Item("CARE", "12 patient perspective", looks.views),
    Item("CARE", "13 informed consent", looks.consent),
    Item("minimum set", "question for the board", looks.question),
    Item("minimum set", "reason for presentation", looks.intro, asks=("meeting.reason",)),
    Item("minimum set", "new clinical problem", looks.problem, asks=("meeting.new_problem",)),
    Item("minimum set", "age or date at diagnosis", looks.age, asks=("diagnosis.when",)),
    Item("minimum set", "grade of the tumor", tumors.grade, key="grade"),
    Item("minimum set", "MYCN", tumors.mycn, key="MYCN"),
    Item("minimum set", "tumor markers", tumors.markers, key="markers"),
    Item("minimum set", "tracer score with its system", tumors.scores, _DEPTH, "tracer score"),
    Item("minimum set", "extent of the resection", tumors.resection, key="extent of resection"),
    Item("minimum set", "fusion or karyotype", looks.fusion, key="fusion or karyotype"),
    Item("minimum set", "leukocytes and marrow blasts", looks.burden,
         key="leukocytes and marrow blasts",
         asks=("diagnosis.leukocytes", "diagnosis.marrow_blasts")),
    Item("minimum set", "CNS status with counts", looks.cns, {"CNS": "what was found in the CSF"},
         "CNS status", asks=("diagnosis.cns",)),
    Item("minimum set", "CD19 and CD22", looks.antigens, _ANTIGEN, "CD19 and CD22"),
    Item("minimum set", "performance status", looks.performance, _FIT,
         asks=("patient.performance",)),
    Item("minimum set", "lines of therapy", looks.lines),
    Item("minimum set", "doses", looks.doses,
         _ANTIGEN | {"end of treatment": "what was given in all"}, asks=("therapies",)),
    Item("minimum set", "responses", looks.response, _DEPTH),
    Item("minimum set", "MRD with method and limit", looks.mrd, _DEPTH, "MRD"),
    Item("minimum set", "blood counts", looks.counts, _COUNTS),
    Item("minimum set", "reference ranges", looks.ranges, _COUNTS),
    Item("minimum set", "goals of patient and family", looks.views, _WISHES),
    Item("minimum set", "options", looks.options),
    Item(BY_QUESTION, "donor and match", wanted.donor, {"donor": "who can give"}),
    Item(BY_QUESTION, "heart, kidney and liver", wanted.organs, {"transplant": "fitness for it"}),
    Item(BY_QUESTION, "fields and doses of earlier radiation", wanted.earlier_radiation,
         {"radiotherapy": "what the tissue has had"}),
    Item(BY_QUESTION, "imaging with sizes", wanted.sized_imaging, _SIZE, "imaging"),
    Item(BY_QUESTION, "stage", wanted.stage, _SIZE, "stage", asks=("staging",)),
    Item(BY_QUESTION, "pathology report", wanted.reports, _TISSUE, "imaging"),
    Item(BY_QUESTION, "margins", wanted.margins,
         {"radiotherapy": "what the operation left", "surgery": "what the operation left"},
         "imaging"),
    Item(BY_QUESTION, "platelets and clotting", wanted.clotting,
         {"surgery": "the risk of bleeding"}),
    Item(BY_QUESTION, "genetics after the diagnosis", wanted.later_genetics,
         {"relapse therapy": "what came back"}),
    Item(BY_QUESTION, "complications so far", wanted.toxicities,
         dict.fromkeys(("relapse therapy", "transplant"), "what earlier treatment did")),
    Item(BY_QUESTION, "end of the latest therapy", wanted.end_of_last_therapy,
         {"end of treatment": "since when"}),
)  # fmt: skip
"""Every item, in the order of its checklist."""
