"""The course as dated sentences."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment, CnsStatus
from boardapp.case.case import Doubt, Image
from boardapp.case.complications import Admission, AdverseEvent, Infection, Transfusion
from boardapp.case.ids import lasting
from boardapp.case.meeting import Goal
from boardapp.case.therapy import Agent, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.review.model.course import CourseEntry
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case


def _only(**parts: Any) -> CourseEntry:
    """The one entry beside the diagnosis."""
    (entry,) = (e for e in review_case(lasting(a_case(**parts))).course if e.kind != "diagnosis")
    return entry


@pytest.mark.parametrize(
    ("parts", "kind", "title", "text"),
    [
        (
            {"therapies": (Therapy(name="blinatumomab", intent="bridge", cycles=Value(2)),)},
            "therapy",
            "Blinatumomab",
            "Intent: bridge. Cycles: 2.",
        ),
        (
            {"therapies": (Therapy(name="HSCT", status="planned"),)},
            "therapy",
            "HSCT: planned",
            "",
        ),
        (
            {
                "therapies": (
                    Therapy(
                        name="x", agents=(Agent(name="cytarabine", dose=Value("not reported")),)
                    ),
                )
            },
            "therapy",
            "X",
            "Cytarabine (dose not reported).",
        ),
        (
            {"assessments": (Assessment(finding="relapse", number=2, sites=("CNS", "skin")),)},
            "assessment",
            "Relapse 2: CNS + skin",
            "",
        ),
        (
            {"assessments": (Assessment(finding="relapse", isolated=True, confirmed_by="biopsy"),)},
            "assessment",
            "Relapse: isolated site not reported",
            "Confirmed by: biopsy.",
        ),
        (
            {"assessments": (Assessment(response="CR", cns=CnsStatus(status="CNS1")),)},
            "assessment",
            "CR",
            "CNS: CNS1.",
        ),
        ({"assessments": (Assessment(),)}, "assessment", "Evaluation", ""),
        (
            {"adverse_events": (AdverseEvent(term="mucositis", grade=Value(3)),)},
            "adverse event",
            "Mucositis, grade 3 as stated",
            "",
        ),
        (
            {"adverse_events": (AdverseEvent(term="mucositis", grade=Value("not reported")),)},
            "adverse event",
            "Mucositis",
            "",
        ),
        (
            {
                "adverse_events": (
                    AdverseEvent(term="pancytopenia", severity="moderate", outcome="not reported"),
                )
            },
            "adverse event",
            "Pancytopenia",
            "Severity as stated: moderate.",
        ),
        (
            {"transfusions": (Transfusion(product="platelets", amount=Value(2), unit="units"),)},
            "transfusion",
            "Transfusion: platelets, 2 units",
            "",
        ),
        (
            {"infections": (Infection(name="cellulitis", organism="Pseudomonas"),)},
            "infection",
            "Infection: cellulitis",
            "Organism: Pseudomonas.",
        ),
        (
            {"admissions": (Admission(reason="sepsis", unit="ICU"),)},
            "admission",
            "Admission: sepsis",
            "Unit: ICU.",
        ),
        (
            {"images": (Image(caption="skull", modality="CT"),)},
            "image",
            "Image: skull",
            "CT.",
        ),
        (
            {"goals": (Goal(text="time at home", by="parents", intent="palliative"),)},
            "goal",
            "Goals (parents)",
            "Time at home. Intent: palliative.",
        ),
    ],
)
def test_an_event_is_told_as_far_as_it_is_stated(
    parts: dict[str, Any], kind: str, title: str, text: str
) -> None:
    entry = _only(**parts)

    assert (entry.kind, entry.title, entry.text) == (kind, title, text)


@pytest.mark.parametrize(
    ("about", "is_told"),
    [
        ("ino", True),
        ("ino.cycles", True),
        ("therapies[0].cycles", True),
        ("ino-2", False),
        ("therapies[01]", False),
        ("", False),
    ],
)
def test_a_doubt_stands_with_the_event_it_is_about(about: str, is_told: bool) -> None:
    entry = _only(
        therapies=(Therapy(id="ino", name="inotuzumab"),),
        doubts=(Doubt(about=about, text="How many?"),),
    )

    assert entry.doubts == (("How many?",) if is_told else ())


def test_the_course_of_the_letter_tells_every_event_in_its_order(letter: Review) -> None:
    keys = [entry.key for entry in letter.course]

    told = [key for key in keys if key in ORDER]
    assert told == ORDER
    assert len(keys) == len(set(keys)) == 33
    assert all(entry.source.startswith("letter ¶") for entry in letter.course)


ORDER = [
    "dx",
    "aall15p1",
    "relapse-1",
    "aall1331",
    "relapse-2",
    "blina",
    "relapse-3",
    "ino-1",
    "car-t",
    "relapse-4",
    "ino-2",
    "remission-ino-2",
    "hsct",
    "reconstitution",
    "last-follow-up",
]


def test_the_cns_course_of_the_letter_has_the_two_stated_statuses(letter: Review) -> None:
    assert [(entry.key, entry.title) for entry in letter.cns] == [
        ("dx", "CNS2"),
        ("relapse-3", "CNS3"),
    ]


def test_a_case_without_dates_keeps_the_order_of_the_file() -> None:
    case = a_case(
        assessments=(
            Assessment(when=When.NOT_REPORTED, response="first"),
            Assessment(when=When.NOT_REPORTED, response="second"),
        )
    )

    titles = [entry.title for entry in review_case(case).course if entry.kind == "assessment"]

    assert titles == ["First", "Second"]


def test_the_minimal_course_is_the_diagnosis(minimal: Review) -> None:
    assert [entry.title for entry in minimal.course] == [
        "Diagnosis: B-cell precursor acute lymphoblastic leukemia"
    ]
