"""What the bar of a therapy stands for, in every figure alike."""

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


_IMMUNE_DRUGS: tuple[tuple[BarRole, tuple[str, ...]], ...] = (
    ("antibody", ("inotuzumab", "conjugate", "vedotin", "ozogamicin", "deruxtecan")),
    ("cells", ("car-t", "car t", "leucel")),
)
"""Names of immunotherapies that are antibodies or cells."""
