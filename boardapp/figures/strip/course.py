"""The strip of a course, from the order that the review found."""

from collections.abc import Callable, Iterable, Iterator

from boardapp.case.place import Place
from boardapp.figures.figure import NOWHERE
from boardapp.figures.strip.strip import Block, Length, Strip, StripCalm, StripTurn, Tag
from boardapp.figures.text_width import shorten
from boardapp.figures.therapy_roles import bar_role
from boardapp.review.model.course import LineOfTherapy, Look, Phase
from boardapp.review.model.review import Review
from boardapp.review.model.sequence import PlacedLook, Sequence, StatedLength, Turn
from boardapp.words.capitals import capitalised
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.plurals import stated_count
from boardapp.words.short_names import short_name, short_names_key
from boardapp.words.times import relative_text

ORDER_NOT_LENGTH = "Blocks show order, not length. Only the times written under them are stated."
_TEXT_LENGTH = 130

IsDoubtful = Callable[[Place], bool]


def _never(place: Place) -> bool:
    return not isinstance(place, Place)


def course_strip(review: Review, is_doubtful: IsDoubtful = _never) -> Strip | None:
    """The strip of a course that is mostly order; None where an axis says more.

    What a doubt is about bears "*".
    """
    sequence = review.sequence
    if sequence is None or not sequence.is_mostly_order:
        return None
    made = _Made(sequence, is_doubtful)
    blocks = tuple(made.blocks())
    return Strip(
        name="Course",
        blocks=blocks,
        turns=tuple(_turn(turn) for turn in sequence.turns if turn.at is not None),
        lengths=tuple(made.length(one) for one in sequence.lengths),
        calm=_calm(sequence),
        notes=tuple(made.notes()),
        summary=_summary(sequence, blocks),
    )


def _timed(text: str, look: Look) -> str:
    """A look that has no place among the blocks, with the time that the source gives it."""
    time = relative_text(look.when) if look.when.is_reported else "time not reported"
    return f"{text} ({time})"


class _Made:
    def __init__(self, sequence: Sequence, is_doubtful: IsDoubtful) -> None:
        self.sequence, self.is_doubtful = sequence, is_doubtful
        self.long_names: list[str] = []

    def blocks(self) -> Iterator[Block]:
        """A block for each line, and one for what was found behind them all."""
        count = len(self.sequence.blocks)
        for number, line in enumerate(self.sequence.blocks):
            yield self._line(line, tuple(self._found(number)))
        tail = [one for one in self.sequence.looks if one.at is not None and one.at >= count]
        found = tuple(self._found(count))
        if tail:
            last = tail[-1].look if tail[-1].at == count + 1 else None
            name = capitalised(_words(last)) if last else "Later"
            place = last.place if last else NOWHERE
            yield Block(name=name, role="goal", found=found, is_tail=True, place=place)

    def length(self, one: StatedLength) -> Length:
        """A bracket with what it is counted from, where that is not the start of its block."""
        since = f" after {self._short(one.since)}" if one.since else ""
        text = self._mark(one.text + since, one.place)
        return Length(start=one.start, end=one.end, text=text, place=one.place)

    def notes(self) -> Iterator[str]:
        """What the strip can't show: order that is not known, what short names stand for."""
        yield ORDER_NOT_LENGTH
        if any(line.is_counted for line in self.sequence.blocks):
            yield f"Lines {COUNTED_BY_US}."
        for first, second in self.sequence.unordered:
            yield f"Lines {first} and {second} stand by number; their times tell another order."
        lost = [
            *(_timed(one.look.name, one.look) for one in self.sequence.turns if one.at is None),
            *(
                _timed(_words(one.look), one.look)
                for one in self.sequence.looks
                if one.at is None and _is_told(one)
            ),
            *(f"{b.phase.name} ({b.phase.status})" for b in self.sequence.beside if b.at is None),
        ]
        if lost:
            yield f"Not among the blocks: {'; '.join(dict.fromkeys(lost))}."
        if key := short_names_key(self.long_names):
            yield f"{'; '.join(key)}."

    def _line(self, line: LineOfTherapy, found: tuple[Tag, ...]) -> Block:
        first, *others = line.phases
        texts = [*self._arm(first), *(f"+ {self._phase(phase)}" for phase in others)]
        texts.append(line.intent if line.has_one_intent else "")
        name = capitalised(self._phase(first))
        return Block(
            name=name,
            role=bar_role(first),
            texts=tuple(filter(None, texts)),
            found=found,
            place=first.place,
        )

    def _arm(self, phase: Phase) -> Iterator[str]:
        """The arm of the protocol, where one is stated."""
        if phase.arm:
            yield self._short(phase.arm)

    def _phase(self, phase: Phase) -> str:
        """Short name and cycles; "*" where any figure of it is in doubt."""
        cycles = ""
        count = phase.cycles
        if count and phase.therapy_class != "intrathecal":
            cycles = f", {stated_count(count, 'cycle')}"
        places = [phase.place / "cycles"] if cycles else []
        if phase.therapy_class == "radiation":
            places.append(phase.place / "radiation")
        short = self._short(phase.name)
        return self._mark(f"{phase.short or short}{cycles}", *places)

    def _short(self, name: str) -> str:
        self.long_names.append(name)
        return short_name(name)

    def _mark(self, text: str, *places: Place) -> str:
        return f"{text}*" if any(map(self.is_doubtful, places)) else text

    def _found(self, number: int) -> Iterator[Tag]:
        """Looks and therapies beside the lines at one block, in their own words."""
        count = len(self.sequence.blocks)
        for beside in self.sequence.beside:
            if beside.at is not None and min(int(beside.at), count) == number:
                phase = beside.phase
                name = self._short(phase.name).removesuffix(f" ({phase.status})")
                text = name if phase.is_given else f"{name}: {phase.status}"
                yield Tag(
                    text=text,
                    role=bar_role(phase),
                    is_open=not phase.is_given,
                    place=phase.place,
                )
        for one in self.sequence.looks:
            if one.at is not None and int(one.at) == number and _is_told(one):
                yield Tag(text=_look_text(one.look), place=one.look.place)


def _is_told(one: PlacedLook) -> bool:
    return bool(_words(one.look))


def _words(look: Look) -> str:
    return look.name if look.state or look.response or not look.words else look.words


def _look_text(look: Look) -> str:
    """A look in its own words, with its time where a length is stated."""
    text = shorten(capitalised(_words(look)), _TEXT_LENGTH)
    return text if not look.when.is_exact else f"{text} ({relative_text(look.when)})"


def _turn(turn: Turn) -> StripTurn:
    look = turn.look
    name = f"R{look.number}" if look.finding == "relapse" and look.number else _state(look)
    return StripTurn(at=turn.at or 0.0, name=name, text=_sites(look), place=look.place)


def _state(look: Look) -> str:
    return capitalised(look.response or look.state)


def _sites(look: Look) -> str:
    known = {"extramedullary": "extramedullary", "cns": "CNS", "bone marrow": "marrow"}
    return " + ".join(known.get(site.lower(), site) for site in look.sites)


def _calm(sequence: Sequence) -> StripCalm | None:
    calm = sequence.calm
    if calm is None:
        return None
    text = f"No {' or '.join(calm.states)} reported"
    return StripCalm(since=calm.since, text=text, note=calm.mrd, is_good=calm.is_remission)


def _summary(sequence: Sequence, blocks: Iterable[Block]) -> str:
    """Blocks and turns in their order, for who can't see them."""
    parts: list[tuple[float, str]] = [
        (float(n), block.name.removesuffix("*")) for n, block in enumerate(blocks)
    ]
    parts += [(t.at - 0.1, t.look.name) for t in sequence.turns if t.at is not None]
    told = ", then ".join(text for _, text in sorted(parts, key=lambda part: part[0]))
    return f"The course in its order, not to scale: {told}."
