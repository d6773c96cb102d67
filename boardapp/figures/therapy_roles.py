"""What the bar of a therapy stands for, and whether it is a bar at all, in every figure alike."""

from boardapp.clinical.therapy_class import TherapyClass
from boardapp.figures.palette import BarRole
from boardapp.review.model.course import Phase


def bar_role(phase: Phase) -> BarRole:
    """The role that a phase's class tells; within immunotherapy its drug may tell a finer one.

    A name decides nothing else: a "radical nephrectomy" is the surgery that its kind says.
    """
    if phase.therapy_class == "immunotherapy":
        name = phase.name.lower()
        told = (role for role, drugs in _IMMUNE_DRUGS if any(drug in name for drug in drugs))
        return next(told, "immunotherapy")
    if phase.therapy_class == "other" and phase.line is None:
        return "supportive"
    return phase.therapy_class


def is_on_one_day(phase: Phase) -> bool:
    """Whether a therapy took place on one day, so that it is a mark and no bar."""
    if phase.is_ongoing:
        return False
    start, end = phase.start, phase.end
    has_one_day = start.is_exact and end.is_exact and start.drawn == end.drawn
    is_at_once = phase.therapy_class in _ON_ONE_DAY and not has_stated_end(phase)
    return has_one_day or (is_at_once and start.drawn is not None)


def has_stated_end(phase: Phase) -> bool:
    """Whether its end is stated, itself or by its length."""
    return phase.has_end or phase.end.is_reported


_ON_ONE_DAY: tuple[TherapyClass, ...] = ("surgery", "transplant", "cells")
"""Therapies that take place on one day, unless the source tells of an end."""
_IMMUNE_DRUGS: tuple[tuple[BarRole, tuple[str, ...]], ...] = (
    ("antibody", ("inotuzumab", "conjugate", "vedotin", "ozogamicin", "deruxtecan")),
    ("cells", ("car-t", "car t", "leucel")),
)
"""Names of immunotherapies that are antibodies or cells."""
