"""The made-up meeting: the question, what the family wants, options, and a decision."""

from boardapp.case.meeting import (
    Attendance,
    Goal,
    Meeting,
    Option,
    Question,
    Recommendation,
    Statement,
)
from boardapp.case.when import When

_SOURCE = "chart board request"


def meeting() -> Meeting:
    """What is asked: MRD has returned after the transplant."""
    return Meeting(
        date=When.parse("2023-07-05"),
        as_of=When.parse("2023-06-30"),
        presenter="made up",
        question=Statement(
            text="MRD is back by NGS, flow negative, six months after haploidentical "
            "transplant: what first?",
            source=_SOURCE,
        ),
        questions=(
            Question(
                text="Withdraw immunosuppression, give donor lymphocytes, or treat first?",
                source=_SOURCE,
            ),
            Question(text="If treatment comes first: with what?", source=_SOURCE),
        ),
        reason=Statement(
            text="Two earlier relapses, CD19 loss in part, and SOS after inotuzumab ozogamicin "
            "leave few choices, each with a price.",
            source=_SOURCE,
        ),
        new_problem=Statement(
            text="NGS MRD 2.4×10⁻⁶, two weeks later 5.1×10⁻⁶ (marrow); donor share 98.1 %, "
            "then 97 %.",
            source=_SOURCE,
        ),
    )


def goals() -> tuple[Goal, ...]:
    """The parents' wishes by time."""
    return (
        _goal("goals-dx", "Cure, with treatment near home where possible",
              "curative", "2021-02-15"),
        _goal("goals-relapse-2", "Cure; a transplant is wanted, with its risks understood",
              "curative", "2022-09-01"),
        _goal("goals-now", "Cure if it can be had without another long stay in hospital; "
              "time at home counts more than before", "curative, reviewed at each step",
              "2023-06-28"),
    )  # fmt: skip


def options() -> tuple[Option, ...]:
    """What might be done, in alphabetical order."""
    return (
        Option(
            id="option-blina",
            name="Blinatumomab",
            evidence="MRD stayed positive after two cycles in line 2.",
            prior_exposure="Two cycles, 2021.",
            risks="Cytokine release, neurotoxicity; CD19 in part of the blasts only (35 %).",
            conditions="CD19 shown on the cells that return.",
            source=_SOURCE,
        ),
        Option(
            id="option-dli",
            name="Donor lymphocytes",
            evidence="Full donor chimerism until day 100; falling now.",
            prior_exposure="None.",
            risks="Graft-versus-host disease; grade 1 of the skin in 2023-01.",
            conditions="No active graft-versus-host disease, tacrolimus stopped.",
            source=_SOURCE,
        ),
        Option(
            id="option-ino",
            name="Inotuzumab ozogamicin",
            evidence="NGS MRD negative after two cycles in line 3.",
            prior_exposure="Two cycles, 2021 to 2022.",
            risks="SOS in 2022-12, after conditioning; it may come back.",
            conditions="CD22 shown on the cells that return; hepatology consulted.",
            source=_SOURCE,
        ),
        Option(
            id="option-withdraw",
            name="Withdrawal of tacrolimus with MRD watched",
            evidence="Graft-versus-leukemia effect sought before the disease grows.",
            prior_exposure="Taper begun in 2023-05.",
            risks="Graft-versus-host disease; time lost if MRD rises.",
            conditions="Marrow by NGS every 4 weeks.",
            source=_SOURCE,
        ),
    )


def recommendation() -> Recommendation:
    """The decision that a made-up board made."""
    attended = (
        ("paediatric oncology", True),
        ("transplantation", True),
        ("haematopathology", True),
        ("radiology", True),
        ("radiation oncology", False),
        ("hepatology", True),
        ("nursing", True),
        ("psychosocial care", True),
    )
    return Recommendation(
        decision="Stop tacrolimus over two weeks; marrow with NGS, CD19, CD22 and chimerism in "
        "four weeks; donor lymphocytes then, if MRD is still there and no graft-versus-host "
        "disease has come.",
        rationale="MRD is low and rises slowly, donor share is still high, and a graft effect has "
        "not been tried. (Made up, as is the whole case.)",
        dissent="One member would give blinatumomab at once.",
        conditions="Earlier review if flow turns positive, blasts appear or the CSF is not clear.",
        owner="transplant team",
        due=When.parse("2023-08-02"),
        attendance=tuple(
            Attendance(specialty=specialty, present=present) for specialty, present in attended
        ),
    )


def _goal(name: str, text: str, intent: str, day: str) -> Goal:
    return Goal(
        id=name, text=text, by="parents", intent=intent, when=When.parse(day), source="chart talks"
    )
