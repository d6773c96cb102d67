"""Numbers of cycles: against a label, and as a total against their sum."""

import re
from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.case.therapy import GIVEN, Therapy
from boardapp.case.value import Kind
from boardapp.clinical.inotuzumab_label import (
    MOST_CYCLES_WITHOUT_TRANSPLANT,
    exceeds_label,
    is_inotuzumab,
)
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_N = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_WHAT = r"(?:cycles?|courses?|blocks?|infusions?|injections?)"
_TOTAL = re.compile(
    rf"\b{_N}\s+{_WHAT}\s+in\s+(?:total|all)\b|\btotal\s+of\s+{_N}\s+{_WHAT}\b"
    rf"|\b{_N}\s+total\s+{_WHAT}\b|\bin\s+total,?\s+{_N}\s+{_WHAT}\b",
    re.IGNORECASE,
)
_Phase = tuple[int, Therapy, int]


def cycles(scene: Scene) -> Iterator[Alarm]:
    """More cycles of inotuzumab ozogamicin than its label foresees in any case."""
    given = [
        (index, therapy)
        for index, therapy in enumerate(scene.case.therapies)
        if is_inotuzumab(_drug(therapy)) and therapy.status in GIVEN
    ]
    above = [(i, t, f"{t.cycles.text} cycles") for i, t in given
             if t.cycles is not None and exceeds_label(t.cycles)]  # fmt: skip
    counted = [(i, t, count) for i, t in given if (count := _count(t)) is not None]
    total = sum(count for _, _, count in counted)
    if not above and total > MOST_CYCLES_WITHOUT_TRANSPLANT:
        index, therapy, _ = counted[-1]
        phases = f" in {len(counted)} phases" if len(counted) > 1 else ""
        above = [(index, therapy, f"{total} cycles{phases}")]
    for index, therapy, told in above:
        yield Alarm(
            severity="warning",
            place=Place.of("therapies", index, "cycles"),
            title=capitalised(therapy.name),
            sentence=f"{told} exceed the label of inotuzumab ozogamicin: at most "
            f"{MOST_CYCLES_WITHOUT_TRANSPLANT} without a transplant, 2 to 3 before one. "
            "This is no error.",
            to_do='Say "exceeds label"; ask the pharmacy for each dose.',
            source=therapy.source,
        )


def totals(scene: Scene) -> Iterator[Alarm]:
    """A number that a text calls the total of a drug, where its phases add up to another."""
    by_drug = _phases_by_drug(scene)
    said = _totals_said(scene, frozenset(by_drug))
    for drug, phases in by_drug.items():
        total = sum(count for _, _, count in phases)
        for number, places in said.get(drug, {}).items():
            if number == total:
                continue
            equal = [phase for phase in phases if phase[2] == number]
            index, therapy, _ = (equal or phases)[-1]
            counts = " and ".join(str(count) for _, _, count in phases)
            yield Alarm(
                severity="warning",
                place=Place.of("therapies", index, "cycles"),
                title=capitalised(therapy.name),
                sentence=f"{number} cycles are called the total, but the phases hold {counts} "
                f"({total}); whether the total includes the other phases is not clear.",
                to_do="Ask how the cycles were counted; say both readings until it is known.",
                source=therapy.source,
                also_at=tuple(places),
            )


def _phases_by_drug(scene: Scene) -> dict[str, list[_Phase]]:
    """The counted phases of each drug that was given in more than one of them."""
    by_drug: dict[str, list[_Phase]] = {}
    for index, therapy in enumerate(scene.case.therapies):
        if (count := _count(therapy)) is not None and therapy.status in GIVEN:
            by_drug.setdefault(_drug(therapy), []).append((index, therapy, count))
    return {drug: phases for drug, phases in by_drug.items() if drug and len(phases) > 1}


def _totals_said(scene: Scene, drugs: frozenset[str]) -> dict[str, dict[int, list[Place]]]:
    """What texts call a total, by drug: the number, and the places that say it."""
    found: dict[str, dict[int, list[Place]]] = {}
    names: dict[Place, set[str]] = {}
    matches: list[tuple[Place, Place, int]] = []
    for text in scene.texts:
        lowered = text.text.casefold()
        names.setdefault(text.record, set()).update(d for d in drugs if d in lowered)
        for match in _TOTAL.finditer(text.text):
            word = next(filter(None, match.groups())).casefold()
            matches.append((text.record, text.place, _NUMBERS.get(word) or int(word)))
    for record, place, number in matches:
        if len(names[record]) == 1:  # Of several drugs in one record nobody knows which.
            (drug,) = names[record]
            found.setdefault(drug, {}).setdefault(number, []).append(place)
    return found


def _drug(therapy: Therapy) -> str:
    """The only drug of a phase in small letters; its name where it lists none or several."""
    names = {agent.name.casefold() for agent in therapy.agents}
    return names.pop() if len(names) == 1 else therapy.name.casefold()


def _count(therapy: Therapy) -> int | None:
    """The stated number of cycles where it is a plain whole number."""
    value = therapy.cycles
    if value is None or value.low is None:
        return len(therapy.courses) or None
    return int(value.low) if value.kind is Kind.NUMBER and value.low == int(value.low) else None
