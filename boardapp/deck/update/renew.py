"""Bring one slide up to date: its untouched units are replaced, the rest stays."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide

from boardapp.deck.marking.looks import look_of
from boardapp.deck.marking.marker import (
    ShapeMark,
    SlideMark,
    UnitMark,
    notes_lines,
    read_mark,
    shape_id,
    shapes_of,
    unit_lines,
    write_mark,
)
from boardapp.deck.markup.xml import Element
from boardapp.deck.update.changes import changes, shortened, unit_name
from boardapp.deck.update.matching import EditedSlide, Unit, lines_now, paired
from boardapp.deck.update.overlap import Rectangle, covered, places_of
from boardapp.deck.update.remark import renew_notes
from boardapp.deck.update.transplant import (
    drop_lost_animation,
    insert_shapes,
    remove_shapes,
    replace_shapes,
    stand_as,
)

ROWS_RESET = "its rows have the heights that boardapp gives them again."


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a slide; `kept` says what stays as edited, and what to look at."""

    is_updated: bool
    kept: tuple[str, ...] = ()


def renew_slide(edited: EditedSlide, fresh: Slide, language: str) -> Outcome:
    """Bring `edited` in line with the freshly written slide, which gives its shapes away."""
    return _Renewal(edited, fresh).run(language)


def keep_slide(edited: EditedSlide) -> tuple[str, ...]:
    """What stays on an edited slide, in sentences."""
    units = edited.mark.units
    told = []
    for unit in edited.units.values():
        name = unit_name(unit.mark, units)
        if unit.is_moved:
            told.append(f"{name}: moved by hand; what it shows follows the case.")
        elif unit.is_touched:
            told.append(f"{name}: as edited." if unit.shapes else f"{name}: taken off by hand.")
    if edited.others:
        count = len(edited.others)
        told.append("A shape that was added." if count == 1 else f"{count} shapes that were added.")
    if edited.has_edited_notes:
        told.append("Notes: as edited.")
    return tuple(told)


class _Renewal:
    """The renewal of one slide."""

    def __init__(self, edited: EditedSlide, fresh: Slide) -> None:
        mark = read_mark(fresh)
        if mark is None:
            raise TypeError("a freshly written slide has no mark")
        self.edited, self.slide, self.fresh, self.fresh_mark = edited, edited.slide, fresh, mark
        self.by_id = {shape_id(shape): shape for shape in shapes_of(fresh)}
        self.pairs = paired(mark.units, edited.units)
        self.marks: list[UnitMark] = []
        self.changes: list[str] = []
        self.told: list[str] = []
        self.new: list[tuple[str, list[Rectangle], list[Rectangle]]] = []
        self.last: Element | None = None
        self.is_updated = False

    def run(self, language: str) -> Outcome:
        """Renew units, notes and mark."""
        kept = list(keep_slide(self.edited))
        is_whole = not self._take_layout()
        if is_whole:
            kept.append("Its new layout has no place for what was edited, so the slide stays.")
        for unit in self.fresh_mark.units:
            self._unit(unit, is_whole=is_whole)
        self._withdraw(is_whole=is_whole)
        kept += [*self.told, *covered(self.slide, self.new)]
        if drop_lost_animation(self.slide):
            kept.append("Its animation named a shape that is gone, and was taken off.")
        remark = self._notes(language)
        self._write_mark(remark, is_whole=is_whole)
        return Outcome(is_updated=self.is_updated, kept=(*kept, *shortened(self.changes)))

    def _unit(self, fresh: UnitMark, *, is_whole: bool) -> None:
        old = self.pairs.get(fresh.name)
        if old is None:
            if is_whole:
                self._tell(fresh, "", [])
            else:
                self._insert(fresh)
            return
        if old.digests == tuple(s.digest for s in fresh.shapes) and not self._looks_other(old):
            self.marks.append(_adopted(fresh, old))
        elif old.is_moved and not is_whole:
            self._follow(fresh, old)
        elif old.is_touched or is_whole:
            self.marks.append(old.mark)
            if old.shapes:
                self._tell(fresh, old.mark.lines, list(old.shapes))
        else:
            self._replace(fresh, old)
        if old.shapes and old.shapes[-1].getparent() is not None:
            self.last = old.shapes[-1]

    def _looks_other(self, old: Unit) -> bool:
        """Whether a unit that states what the case gives was given another look by a person."""
        return old.is_touched and old.digests == tuple(shape.digest for shape in old.mark.shapes)

    def _follow(self, fresh: UnitMark, old: Unit) -> None:
        """Renew what was merely moved, at the place where it stands now."""
        shapes = self._shapes(fresh)
        places = [look_of(shape, self.slide.part).place_free for shape in old.shapes]
        wanted = [look_of(shape, self.fresh.part).place_free for shape in shapes]
        if places == wanted:
            self.marks.append(UnitMark(fresh.name, _numbered(fresh, old.shapes), fresh.lines))
            return
        if len(shapes) == len(old.shapes):
            for shape, present in zip(shapes, old.shapes, strict=True):
                stand_as(shape, present)
        self._replace(fresh, old)

    def _replace(self, fresh: UnitMark, old: Unit) -> None:
        shapes = self._shapes(fresh)
        if old.has_other_rows:
            name = unit_name(fresh, self.fresh_mark.units)
            self.told.append(f"{name}: {ROWS_RESET}")
        before = places_of(old.shapes)
        replace_shapes(old.shapes, shapes, self.fresh, self.slide)
        self._place(fresh, shapes, before)

    def _insert(self, fresh: UnitMark) -> None:
        shapes = self._shapes(fresh)
        after = self.last if self.last is not None else shapes_of(self.slide)[0]
        insert_shapes(after, shapes, self.fresh, self.slide)
        self._place(fresh, shapes, [])

    def _place(self, fresh: UnitMark, shapes: list[Element], before: list[Rectangle]) -> None:
        name = unit_name(fresh, self.fresh_mark.units)
        self.new.append((name, places_of(shapes), before))
        self.marks.append(UnitMark(fresh.name, _numbered(fresh, shapes), fresh.lines))
        self.last, self.is_updated = shapes[-1], True

    def _shapes(self, fresh: UnitMark) -> list[Element]:
        return [self.by_id[shape.id] for shape in fresh.shapes]

    def _tell(self, fresh: UnitMark, written: str, present: list[Element]) -> None:
        name = unit_name(fresh, self.fresh_mark.units)
        now = unit_lines(present, self.slide)
        fresh_lines = unit_lines(self._shapes(fresh), self.fresh)
        self.changes += changes(name, written, now, fresh_lines)

    def _withdraw(self, *, is_whole: bool) -> None:
        """Units that the case no longer gives go, unless a person touched them."""
        given = {unit.mark.name for unit in self.pairs.values()}
        for unit in self.edited.units.values():
            if unit.mark.name in given:
                continue
            if unit.is_touched or is_whole:
                self.marks.append(unit.mark)
                if unit.shapes:
                    self.changes += changes(
                        unit_name(unit.mark, self.edited.mark.units),
                        unit.mark.lines, lines_now(unit, self.slide), [],
                    )  # fmt: skip
            else:
                remove_shapes(unit.shapes, self.slide)
                self.is_updated = True

    def _take_layout(self) -> bool:
        """Give the slide its new layout; False if that has no place for what stays on it."""
        mark, layout = self.edited.mark, self.fresh.slide_layout
        present = self.slide.slide_layout
        if present.name == layout.name or present.name != mark.layout:
            return True  # It has it, or a person chose another one.
        staying = [*self.edited.others]
        for unit in self.edited.units.values():
            staying += unit.shapes if unit.is_touched else ()
        holders: Element = layout.placeholders  # its stated type is wrong in 1.0.2
        places = _places([holder._element for holder in holders])  # noqa: SLF001
        if not _places(staying) <= places:
            return False
        part = self.slide.part
        part.rels.pop(part.relate_to(present.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT))
        part.relate_to(layout.part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        self.is_updated = True
        return True

    def _notes(self, language: str) -> str:
        edited = self.edited
        if edited.has_edited_notes:
            self.changes += changes(
                "Notes", edited.mark.notes, edited.body, notes_lines(self.fresh)
            )
        remark, has_changed = renew_notes(edited, self.fresh, shortened(self.changes), language)
        self.is_updated = self.is_updated or (has_changed and not edited.has_edited_notes)
        return remark

    def _write_mark(self, remark: str, *, is_whole: bool) -> None:
        old, fresh = self.edited.mark, self.fresh_mark
        mark = SlideMark(
            key=old.key,
            part=old.part,
            layout=old.layout if is_whole else fresh.layout,
            units=tuple(self.marks),
            notes=old.notes if self.edited.has_edited_notes else fresh.notes,
            remark=remark,
            facts=fresh.facts,
        )
        if mark != old:
            write_mark(self.slide, mark)


def _adopted(fresh: UnitMark, old: Unit) -> UnitMark:
    """The unit is as the case gives it now, whoever made it so."""
    return UnitMark(fresh.name, _numbered(fresh, old.shapes), fresh.lines)


def _numbered(fresh: UnitMark, shapes: Sequence[Element]) -> tuple[ShapeMark, ...]:
    """The marks of a fresh unit under the ids that its shapes have on the slide."""
    pairs = zip(shapes, fresh.shapes, strict=True)
    return tuple(replace(mark, id=shape_id(shape)) for shape, mark in pairs)


def _places(shapes: Sequence[Element]) -> set[tuple[str, str]]:
    """The placeholders among shapes, by type and index."""
    found = (shape.find(f".//{qn('p:ph')}") for shape in shapes)
    return {(ph.get("type") or "obj", ph.get("idx") or "0") for ph in found if ph is not None}
