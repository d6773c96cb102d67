"""Cell doses that no product and no graft has."""

from collections.abc import Iterator

from boardapp.case.place import placed
from boardapp.clinical.cell_doses import limits
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.values import value_text


def doses(scene: Scene) -> Iterator[Alarm]:
    """A cell dose that is far from all that is given of such cells."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        cells = therapy.cells
        value = cells.dose if cells else None
        if cells is None or value is None or value.low is None:
            continue
        least, most = limits(f"{cells.product} {therapy.name} {therapy.kind}", cells.unit)
        high = value.high if value.high is not None else value.low
        if high < least or value.low > most:
            yield Alarm(
                severity="warning",
                place=place / "cells" / "dose",
                title=f"{capitalised(therapy.name)}: cell dose",
                sentence=f"{value_text(value, cells.unit)} is "
                f"{'more' if value.low > most else 'less'} than is given of such cells.",
                to_do="Look up the dose, its power of ten and its unit.",
                source=therapy.source,
            )
