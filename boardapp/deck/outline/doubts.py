"""Marks on slides: what is doubtful carries the number of its doubt, what is inferred says so."""

from collections.abc import Iterable, Sequence

from boardapp.case.place import Place
from boardapp.review.model.base import Shown
from boardapp.review.model.findings import Finding
from boardapp.words.inferred import INFERRED, marked_inferred
from boardapp.words.lists import parted


class Doubts:
    """The findings of a review, numbered from 1 in their order.

    A slide marks a doubtful statement with the numbers; the slide of doubts in the backup
    and the notes say the rest. A note on what another finding already doubts is left out, save
    one that was acknowledged: its reason is shown. `inferred` are the places of what the source
    does not state.
    """

    def __init__(self, findings: Sequence[Finding], inferred: Iterable[Place] = ()) -> None:
        self.numbered = tuple(enumerate(_without_echoes(findings), start=1))
        # By what they are about, since a deck of thousands of facts asks of each.
        self._at: dict[str, list[int]] = {}
        self._of: dict[str, list[int]] = {}
        for number, finding in self.numbered:
            for holder in finding.place.holders:
                self._at.setdefault(holder, []).append(number)
            self._of.setdefault(finding.event, []).append(number)
        self._hold_inferred = {holder for place in inferred for holder in place.holders}

    def mark(self, text: str, *places: Place) -> str:
        """The text with a marker behind it, where a finding is about one of these places.

        A place covers what lies below it: "therapies[3].radiation" also the dose of its
        first field. What was inferred there is marked too, but for a whole record.
        """
        numbers = [number for number, _ in self.about(places)]
        if self._is_inferred(places):
            text = marked_inferred(text)
        return f"{text} ({_numbers_text(numbers)})" if text and numbers else text

    def sign(self, *places: Place) -> str:
        """The markers alone: "inferred", "doubt 3"; empty where nothing is to be marked."""
        numbers = [number for number, _ in self.about(places)]
        doubts = _numbers_text(numbers) if numbers else ""
        return parted((INFERRED if self._is_inferred(places) else "", doubts), ", ")

    def _is_inferred(self, places: Iterable[Place]) -> bool:
        fields = [place for place in places if place and place != place.record]
        return not self._hold_inferred.isdisjoint(fields)

    def printed(self, text: str, *places: Place) -> str:
        """As `mark`, for a figure that stands as the source prints it."""
        numbers = [number for number, _ in self.about(places)]
        return f"{text} (as printed; {_numbers_text(numbers)})" if text and numbers else text

    def flag(self, text: str, place: Place, event: str = "") -> str:
        """The text with a marker for each finding about the event, wherever in it."""
        numbers = [number for number, _ in self.about([place], [event])]
        return f"{text} ({_numbers_text(numbers)})" if numbers else text

    def about(
        self, places: Iterable[Place], events: Iterable[str] = ()
    ) -> tuple[tuple[int, Finding], ...]:
        """The numbered findings about these places or events."""
        found = {number for place in places for number in self._at.get(place, ())}
        found |= {number for key in filter(None, events) for number in self._of.get(key, ())}
        return tuple(self.numbered[number - 1] for number in sorted(found))

    def concerning(self, facts: Iterable[Shown]) -> tuple[tuple[int, Finding], ...]:
        """The numbered findings about these facts."""
        shown = tuple(facts)
        return self.about((v.place for v in shown), (getattr(v, "key", "") for v in shown))


def _without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    doubted = {finding.place for finding in findings if finding.severity != "note"}
    return [f for f in findings if f.severity != "note" or f.acknowledged or f.place not in doubted]


def _numbers_text(numbers: Sequence[int]) -> str:
    word = "doubt" if len(numbers) == 1 else "doubts"
    return f"{word} {', '.join(map(str, numbers))}"
