"""Every dose that the case states, each at its own place: of drugs, of radiation, of cells."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

from boardapp.case.place import Place, placed
from boardapp.case.therapy import Cycle, Radiation, Therapy
from boardapp.case.value import Value
from boardapp.review.model.course import DoseEntry
from boardapp.words.doses import fractions_text

Kind = Literal["drug", "radiation", "cells", "cycle", "day"]


def dose_entries(therapies: Iterable[Therapy]) -> tuple[DoseEntry, ...]:
    """The doses of all therapies, in the order of the file; those that are missing too."""
    return tuple(
        entry
        for key, place, therapy in placed("therapies", tuple(therapies))
        for entry in _of_therapy(key, place, therapy)
    )


def _of_therapy(key: str, place: Place, therapy: Therapy) -> Iterator[DoseEntry]:
    def entry(
        here: Place,
        kind: Kind,
        what: str,
        dose: Value | None,
        unit: str,
        *how: str,
        source: str = "",
        **more: Any,  # noqa: ANN401 - further fields of an entry
    ) -> DoseEntry:
        return DoseEntry(
            key=key,
            place=here,
            source=source or therapy.source,
            therapy=therapy.name,
            line=therapy.line,
            kind=kind,
            what=what,
            dose=dose,
            unit=unit,
            how=tuple(filter(None, how)),
            **more,
        )

    for n, agent in enumerate(therapy.agents):
        how = agent.basis, agent.route, agent.schedule
        here = place / "agents" / n
        yield entry(here, "drug", agent.name, agent.dose, agent.unit, *how, source=agent.source,
                    share=agent.share)  # fmt: skip
    for n, field in enumerate(therapy.radiation):
        here = place / "radiation" / n
        yield entry(here, "radiation", field.site, field.dose, field.unit, *_how(field))
    if therapy.cells is not None:
        cells = therapy.cells
        after = f"after {cells.lymphodepletion}" if cells.lymphodepletion else ""
        yield entry(place / "cells", "cells", cells.product, cells.dose, cells.unit, after)
    for n, graft in enumerate(therapy.transplant.cell_doses if therapy.transplant else ()):
        here = place / "transplant" / "cell_doses" / n
        yield entry(here, "cells", graft.cells, graft.dose, graft.unit, "in the graft")
    for n, cycle in enumerate(therapy.courses):
        yield from _of_course(place / "courses" / n, cycle, entry)


def _of_course(here: Place, cycle: Cycle, entry: Callable[..., DoseEntry]) -> Iterator[DoseEntry]:
    """The total of a cycle where one is stated, and each dose on its day."""
    name = ", ".join(filter(None, (cycle.agent, f"cycle {cycle.number}")))
    if cycle.dose is not None:
        yield entry(here, "cycle", name, cycle.dose, cycle.unit, source=cycle.source,
                    cycle=cycle.number)  # fmt: skip
    for n, one in enumerate(cycle.doses):
        on = f"cycle {cycle.number}, day {one.day}"
        place = here / "doses" / n
        yield entry(place, "day", one.agent or name, one.dose, one.unit, on, source=one.source,
                    cycle=cycle.number, on_day=one.day)  # fmt: skip


def _how(field: Radiation) -> tuple[str, str]:
    fractions = field.fractions
    is_told = fractions is not None and not fractions.is_missing
    return fractions_text(fractions) if fractions and is_told else "", field.technique
