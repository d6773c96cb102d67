"""Cell doses that no product and no graft has."""

from collections.abc import Iterator

from boardapp.case.place import Place, placed
from boardapp.case.value import Value
from boardapp.clinical.cell_doses import graft_limits, limits
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.values import value_text

_Dose = tuple[Place, Value | None, str, tuple[float, float]]


def doses(scene: Scene) -> Iterator[Alarm]:
    """A cell dose that is far from all that is given of such cells."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        found: list[_Dose] = []
        if cells := therapy.cells:
            product = f"{cells.product} {therapy.name} {therapy.kind}"
            known = limits(product, cells.unit)
            found.append((place / "cells" / "dose", cells.dose, cells.unit, known))
        graft = therapy.transplant.cell_doses if therapy.transplant else ()
        for n, one in enumerate(graft):
            at = place / "transplant" / "cell_doses" / n / "dose"
            found.append((at, one.dose, one.unit, graft_limits(one.cells, one.unit)))
        for at, value, unit, (least, most) in found:
            if value is None or value.low is None:
                continue
            high = value.high if value.high is not None else value.low
            if high < least or value.low > most:
                yield Alarm(
                    severity="warning",
                    place=at,
                    title=f"{capitalised(therapy.name)}: cell dose",
                    sentence=f"{value_text(value, unit)} is "
                    f"{'more' if value.low > most else 'less'} than is given of such cells.",
                    to_do="Look up the dose, its power of ten and its unit.",
                    source=therapy.source,
                )
