"""Stages and grades of tissue that their own system does not have."""

from collections.abc import Iterator

from boardapp.case.place import placed
from boardapp.clinical.staging_systems import grade_fault, stage_fault
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.studies import grade_text, report_title


def stages(scene: Scene) -> Iterator[Alarm]:
    """A stage that its system lacks; a system that is not in the table is not judged."""
    for _, place, one in placed("staging", scene.case.staging):
        if fault := stage_fault(one.system, one.stage):
            yield Alarm(
                severity="error",
                place=place / "stage",
                title=f"Stage, {one.system}",
                sentence=f'{one.system} "{one.stage}" is stated; {fault.told}.',
                to_do="Look up the stage and the system that it belongs to.",
                source=one.source,
                basis=fault.source,
            )


def grades(scene: Scene) -> Iterator[Alarm]:
    """A histological grade that its grading lacks."""
    for _, place, report in placed("pathology", scene.case.pathology):
        if fault := grade_fault(report.grading, report.grade):
            yield Alarm(
                severity="error",
                place=place / "grade",
                title=report_title(report),
                sentence=f"{capitalised(grade_text(report))} is stated; {fault.told}.",
                to_do="Look up the grade and the grading that it belongs to.",
                source=report.source,
                basis=fault.source,
            )
