"""What is followed from study to study: target lesions, the sum of their diameters, scores."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from boardapp.case.imaging import ImagingStudy
from boardapp.case.imaging import Lesion as StatedLesion
from boardapp.case.value import Value
from boardapp.clinical.lugano import deauville_scores
from boardapp.clinical.organs import organ_of
from boardapp.clinical.recist import NonTarget
from boardapp.clinical.target_lesions import Lesion, Sum, total

SUM = "sum of diameters"
"""What stands for all target lesions where a study states their sum alone."""
_GONE = Value(0)


def lesion_name(lesion: StatedLesion) -> str:
    """By what a lesion is known from study to study: its name, else its site."""
    return " ".join((lesion.name or lesion.site).split())


def names_of_several(studies: Iterable[ImagingStudy]) -> set[str]:
    """The names and sites that one study gives to two lesions, or a later one to a new lesion.

    Which of them is which at another study is not known, so that none is followed by it.
    """
    found: set[str] = set()
    known: set[str] = set()
    for study in studies:
        names = Counter(map(lesion_name, study.lesions))
        found |= {name for name, count in names.items() if count > 1}
        found |= {lesion_name(one) for one in study.lesions if one.role == "new"} & known
        known |= names.keys()
    return found


def measured(lesion: StatedLesion) -> Lesion:
    """A lesion as one look measured it; one that is gone has the size 0."""
    is_gone = lesion.state == "absent" and lesion.size is None
    is_unseen = lesion.state in ("not done", "not reported")
    return Lesion(
        key=lesion_name(lesion),
        organ=organ_of(lesion.site),
        size=None if is_unseen else _GONE if is_gone else lesion.size,
        unit=lesion.unit,
        is_node=lesion.is_node,
        axis="short" if lesion.is_node else "long",
    )


def targets_of(study: ImagingStudy) -> tuple[Lesion, ...]:
    """The lesions that a study calls target lesions."""
    return tuple(measured(lesion) for lesion in study.lesions if lesion.role == "target")


def seen_of(study: ImagingStudy, targets: Sequence[Lesion]) -> tuple[Lesion, ...]:
    """These target lesions as another study saw them; what it calls new is none of them."""
    names = {target.key for target in targets}
    known = (one for one in study.lesions if one.role != "new")
    return tuple(measured(one) for one in known if lesion_name(one) in names)


def stated_sum(study: ImagingStudy) -> Lesion | None:
    """The sum of diameters that a study states, as one lesion; None without a length."""
    lesion = Lesion(SUM, "", study.sum_of_diameters, study.unit, axis="long")
    return lesion if lesion.span is not None else None


def summed(study: ImagingStudy, targets: Sequence[Lesion]) -> Sum | None:
    """The sum of these targets by their sizes, in mm.

    None where one was not measured, or where two of them have the same name or site.
    """
    seen = seen_of(study, targets)
    if not targets or _has_twins(targets) or _has_twins(seen):
        return None
    found = total(targets, seen)
    return found if found.high is not None else None


def _has_twins(lesions: Sequence[Lesion]) -> bool:
    return len({lesion.key for lesion in lesions}) < len(lesions)


def sum_as_lesion(study: ImagingStudy) -> Lesion | None:
    """The sum of diameters as stated, else summed from the sizes of the study's own targets."""
    if stated := stated_sum(study):
        return stated
    found = summed(study, targets_of(study))
    return None if found is None else Lesion(SUM, "", _value(found), "mm", axis="long")


def _value(span: Sum) -> Value:
    low, high = float(span.low), float(span.high if span.high is not None else span.low)
    return Value(low) if low == high else Value(f"{low}..{high}")


def has_sizes(study: ImagingStudy) -> bool:
    """Whether a target lesion was measured, or the sum of their diameters is stated."""
    return stated_sum(study) is not None or any(t.span is not None for t in targets_of(study))


def has_new_lesion(study: ImagingStudy) -> bool | None:
    """Whether the study states a new lesion; None where it doesn't: nobody says that none came."""
    is_new = any(one.role == "new" and one.state == "present" for one in study.lesions)
    return True if is_new else None


def non_targets(study: ImagingStudy, baseline: ImagingStudy) -> NonTarget | None:
    """How the lesions that are no targets stand; None where one of the baseline is not told."""
    asked = {lesion_name(one) for one in baseline.lesions if one.role == "non-target"}
    states = {
        lesion_name(one): one.state
        for one in study.lesions
        if one.role == "non-target" or lesion_name(one) in asked
    }
    if "present" in states.values():
        return "present"
    is_told = bool(asked) and asked <= states.keys()
    return "gone" if is_told and set(states.values()) == {"absent"} else None


def score_of(study: ImagingStudy, system: str) -> Value | None:
    """The tracer score of a study by a system; None where it has none, or two that differ."""
    wanted = system.casefold()
    found = {s.value for s in study.scores if wanted in s.system.casefold()}
    return found.pop() if len(found) == 1 else None


def is_deauville(study: ImagingStudy) -> bool:
    """Whether a study states a Deauville score that can be read."""
    return bool(deauville_scores(score_of(study, "Deauville")))


def millimetres(number: Fraction | None) -> float | None:
    """A length as a plain number."""
    return None if number is None else float(number)
