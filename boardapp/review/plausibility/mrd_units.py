"""Levels of residual disease whose unit is not read: they are in no figure and no rule."""

from collections.abc import Iterator

from boardapp.case.place import placed
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.values import value_text


def unread(scene: Scene) -> Iterator[Alarm]:
    """Each level or limit in a unit that is not read."""
    for _, place, look in placed("assessments", scene.case.assessments):
        for number, mrd in enumerate(look.marrow.mrd if look.marrow else ()):
            stated = [value for value in (mrd.value, mrd.limit) if value and value.is_numeric]
            if stated and cells_fraction(mrd.unit) is None:
                yield Alarm(
                    severity="warning",
                    place=place / "marrow" / "mrd" / number / "unit",
                    title="MRD: unit not read",
                    sentence=f'"{mrd.unit}" is no unit of MRD that is read here: '
                    f"{value_text(stated[0], mrd.unit)} is printed as stated, and not drawn.",
                    to_do='Write it as a fraction of cells (unit "1"), in %, or in 10*-4 or 10*-6.',
                    source=mrd.source or look.source,
                )
