"""How the tables of the CTCAE write their ladders, in few words."""

from boardapp.clinical.ctcae_criteria import Condition, Criterion, Direction, Ladder, Trigger

LIFE = Trigger(4, "life-threatening consequences")
URGENT = Trigger(4, "life-threatening consequences or urgent intervention indicated")
HOSPITAL = Trigger(3, "hospitalization indicated")


def ladder(*limits: str, unit: str = "", when: Condition = "always") -> Ladder:
    """A ladder from grade 1 upwards; "-" for a grade without a limit."""
    steps = tuple((grade, limit) for grade, limit in enumerate(limits, 1) if limit != "-")
    return Ladder(steps, unit, when)


def count(term: str, analyte: str, *limits: str, direction: Direction = "low") -> Criterion:
    """A cell count in ×10⁹/L."""
    return Criterion(term, analyte, direction, (ladder(*limits, unit="10*9/L"),))


def times_uln(term: str, analyte: str, *limits: str) -> Criterion:
    """A value in multiples of the laboratory's upper limit, whatever the baseline."""
    return Criterion(term, analyte, "high", (ladder(*limits),))


def by_baseline(
    term: str,
    analyte: str,
    normal: tuple[str, ...],
    abnormal: tuple[str, ...],
    baseline_up_to: str = "",
) -> Criterion:
    """× ULN where the baseline was normal or below, × baseline where it was above the ULN."""
    ladders = (
        ladder(*normal, when="baseline not high"),
        ladder(*abnormal, when="baseline high"),
    )
    return Criterion(term, analyte, "high", ladders, baseline_up_to=baseline_up_to)


def pancreas(term: str, analyte: str, symptoms_from: str) -> Criterion:
    """Amylase and lipase: symptoms raise the grade by one once a limit is passed."""
    triggers = (
        Trigger(3, "signs or symptoms", symptoms_from),
        Trigger(4, "signs or symptoms", "5.0 ULN"),
    )
    return Criterion(term, analyte, "high", (ladder("ULN", "1.5 ULN", "5.0 ULN"),), triggers)
