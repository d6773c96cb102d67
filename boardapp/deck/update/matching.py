"""Which shapes of an edited slide are boardapp's own, and which of them a person touched."""

from collections.abc import Sequence

import msgspec
from pptx.slide import Slide

from boardapp.deck.marking.lines import Line, line_digests, split_digests
from boardapp.deck.marking.looks import ShapeLook, digest_and_look, has_other_rows
from boardapp.deck.marking.marker import (
    ShapeMark,
    SlideMark,
    UnitMark,
    notes_lines,
    shape_id,
    shapes_of,
    unit_lines,
)
from boardapp.deck.markup.xml import Element


class Unit(msgspec.Struct, frozen=True, kw_only=True):
    """A unit as it stands now: those of its shapes that are still there."""

    mark: UnitMark
    shapes: tuple[Element, ...]
    digests: tuple[str, ...]
    is_touched: bool
    is_moved: bool = False
    """Touched, but only put into another place: so much is known of a timeline."""
    has_other_rows: bool = False
    """Not touched else, but the rows of its table have other heights than they were given."""


class EditedSlide(msgspec.Struct, frozen=True, kw_only=True):
    """A marked slide as it stands now; `others` are shapes that people added."""

    slide: Slide
    mark: SlideMark
    units: dict[str, Unit]
    others: tuple[Element, ...]
    body: tuple[Line, ...]
    """The lines of the notes without what an earlier update put there."""

    @property
    def has_edited_notes(self) -> bool:
        """Whether a person changed the speaker notes."""
        return line_digests(list(self.body)) != self.mark.notes

    @property
    def is_untouched(self) -> bool:
        """Whether nobody changed, added or removed anything on the slide or in its notes."""
        return self.touches == (0, False)

    @property
    def touches(self) -> tuple[int, bool]:
        """How much was changed or added on the slide, and whether its notes were edited."""
        touched = sum(unit.is_touched for unit in self.units.values())
        return touched + len(self.others), self.has_edited_notes


class Seen(msgspec.Struct, frozen=True, eq=False):
    """A shape as it stands on the slide now."""

    element: Element
    id: int
    digest: str
    look: ShapeLook


def edited_slide(slide: Slide, mark: SlideMark) -> EditedSlide:
    """Compare a slide with its mark."""
    part = slide.part
    seen = [Seen(s, shape_id(s), *digest_and_look(s, part)) for s in shapes_of(slide)]
    found = _found([shape for unit in mark.units for shape in unit.shapes], seen)
    units, start = {}, 0
    for unit in mark.units:
        own = found[start : start + len(unit.shapes)]
        start += len(unit.shapes)
        units[unit.name] = _unit(unit, own)
    claimed = {id(item) for item in found if item}
    others = tuple(item.element for item in seen if id(item) not in claimed)
    body = without_remark(notes_lines(slide), mark.remark)
    return EditedSlide(slide=slide, mark=mark, units=units, others=others, body=tuple(body))


def paired(fresh: Sequence[UnitMark], old: dict[str, Unit]) -> dict[str, Unit]:
    """For each fresh unit, by its name, the unit of the edited slide that it renews.

    That is the unit of its name; where there is none, the next of its kind that has no fresh one
    of its own: a table whose columns have changed is still the table.
    """
    names = {unit.name for unit in fresh}
    left = [unit for name, unit in old.items() if name not in names]
    pairs = {name: old[name] for name in old if name in names}
    for unit in fresh:
        alike = [other for other in left if other.mark.kind == unit.kind]
        if unit.name not in pairs and alike:
            pairs[unit.name] = alike[0]
            left.remove(alike[0])
    return pairs


def lines_now(unit: Unit, slide: Slide) -> list[Line]:
    """What a unit states as it stands now."""
    return unit_lines(list(unit.shapes), slide)


def without_remark(lines: Sequence[Line], remark: str) -> list[Line]:
    """The lines of notes without those of a remark, which are taken off from the end."""
    left, kept = split_digests(remark), list[Line]()
    for line in reversed(lines):
        if line.digest in left:
            left.remove(line.digest)
        else:
            kept.insert(0, line)
    return kept


def _unit(mark: UnitMark, found: Sequence[Seen | None]) -> Unit:
    there = [item for item in found if item]
    pairs = list(zip(there, mark.shapes, strict=False))
    is_whole = len(there) == len(mark.shapes)
    is_as_written = is_whole and all(item.digest == shape.digest for item, shape in pairs)
    has_its_look = all(_has_look(item.look, shape.look) for item, shape in pairs)
    return Unit(
        mark=mark,
        shapes=tuple(item.element for item in there),
        digests=tuple(item.digest for item in there),
        is_touched=not (is_as_written and has_its_look),
        is_moved=is_whole
        and not is_as_written
        and has_its_look
        and all(map(_is_the_same, there, mark.shapes)),
        has_other_rows=any(has_other_rows(shape.look, item.look) for item, shape in pairs),
    )


def _has_look(present: ShapeLook, written: ShapeLook) -> bool:
    """Whether the look is as written; an older mark does not say."""
    return not written.digest or present.digest == written.digest


def _is_the_same(item: Seen, shape: ShapeMark) -> bool:
    """Whether a shape is what it was, wherever it stands now."""
    free = shape.look.place_free
    return item.digest == shape.digest or (bool(free) and item.look.place_free == free)


def _found(marks: Sequence[ShapeMark], seen: Sequence[Seen]) -> list[Seen | None]:
    """For each mark its shape: equal and of its id, else equal, else of its id, else none.

    A shape that was cut and pasted has another id; a shape that was edited, another digest.
    """
    found: list[Seen | None] = [None] * len(marks)
    left = list(seen)
    for same_id, same_digest in ((True, True), (False, True), (True, False)):
        for number, mark in enumerate(marks):
            if found[number] is not None:
                continue
            for item in left:
                if (item.id == mark.id or not same_id) and (
                    item.digest == mark.digest or not same_digest
                ):
                    found[number] = item
                    left.remove(item)
                    break
    return found
