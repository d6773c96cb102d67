"""The made-up case: one infant's leukemia over more than two years, drawn from a seed.

No part of it is a patient. The course is written out by hand, the laboratory follows
from it by a small model of blood counts, and the pictures are drawn.
"""

from boardapp.case.case import Case, Privacy, Source
from synthetic_case.complications import admissions, adverse_events, infections
from synthetic_case.disease import assessments, diagnosis
from synthetic_case.laboratory import results, transfusions
from synthetic_case.meeting import goals, meeting, options, recommendation
from synthetic_case.patient import measurements, patient
from synthetic_case.pictures import images
from synthetic_case.therapies import therapies
from synthetic_case.unclear import doubts, remarks

SEED = 20210208
NOTE = (
    "This case is made up to try the program: no patient, no laboratory and no board stands "
    "behind it. Its figures are plausible, not observed, and no treatment follows from them."
)


def make_case(least_results: int = 0) -> Case:
    """The made-up case; with `least_results`, drawn often enough to hold that many."""
    return Case(
        title="SYNTHETIC CASE – infant B-ALL with KMT2A::AFF1, MRD after haploidentical transplant",
        privacy=Privacy(status="synthetic", note=NOTE),
        sources=(
            Source(id="chart", citation="Made-up chart of the synthetic case.", kind="synthetic"),
            Source(
                id="lab", citation="Made-up laboratory of the synthetic case.", kind="synthetic"
            ),
        ),
        meeting=meeting(),
        patient=patient(),
        diagnosis=diagnosis(),
        therapies=therapies(),
        assessments=assessments(),
        labs=results(SEED, least_results),
        measurements=measurements(),
        adverse_events=adverse_events(),
        transfusions=transfusions(),
        infections=infections(),
        admissions=admissions(),
        images=images(),
        goals=goals(),
        options=options(),
        recommendation=recommendation(),
        remarks=remarks(),
        doubts=doubts(),
    )
