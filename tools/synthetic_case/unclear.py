"""What the made-up chart leaves unclear, and what else it says."""

from boardapp.case.case import Doubt, Remark


def remarks() -> tuple[Remark, ...]:
    """The notice that nothing here is real, where every reader of the case meets it."""
    return (
        Remark(
            id="made-up",
            text="Made up to try the program: no patient, no laboratory, no board. Do not cite, "
            "do not treat by it.",
            kind="notice",
            source="chart",
        ),
    )


def doubts() -> tuple[Doubt, ...]:
    """Three things that a careful reader would ask about."""
    return (
        Doubt(
            id="doubt-mrd-limit",
            about="car-t-150.marrow.mrd[1].limit",
            text="Too few cells: negative at 8×10⁻⁶ only, so that a trace like that of relapse 2 "
            "(4.2×10⁻⁶) could have been missed.",
            suggestion="do not read it as negative at 1×10⁻⁶",
            source="chart disease status",
        ),
        Doubt(
            id="doubt-it-doses",
            about="triple-it.courses",
            text="Eight injections are charted, the days of two of them are not.",
            suggestion="ask the ward",
            source="chart treatment plan",
        ),
        Doubt(
            id="doubt-cd19-now",
            about="hsct-196.antigens",
            text="CD19 and CD22 of the cells that returned are not known: too few for flow.",
            suggestion="repeat with the next marrow",
            source="chart disease status",
        ),
    )
