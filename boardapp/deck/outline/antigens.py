"""The slide of antigens and lineage at each look: forms that tell found, in part, and not found."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.deck.fitting.title_fit import MAX_LENGTH
from boardapp.deck.outline.material import Facts, Material, slide, table
from boardapp.deck.slides import Note, Slide, TableBlock
from boardapp.review.course.antigens import RULE
from boardapp.review.model.antigens import AntigenCourse, AntigenLook
from boardapp.words.antigens import Course, antigen_cell
from boardapp.words.capitals import capitalised
from boardapp.words.lists import listed, parted
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.plurals import counted
from boardapp.words.sentences import sentences

_MOST_LOOKS = 5
_KEY = "● found   ◐ dim, or in part of the cells   ○ not found"
_ORDER: tuple[Course, ...] = ("lost", "found again", "gained", "weaker", "kept")
_NEUTRAL = "Antigens at each look"


def antigens_slide(material: Material) -> Slide | None:
    """Antigen by look; None for a single look, unless a lineage is stated."""
    looks = _shown(material.review.antigen_looks)
    if sum(look.is_stated for look in looks) < 2 and not any(look.lineage for look in looks):
        return None
    title = _title(material, looks)
    lines = tuple(_lines(material, looks))
    facts = Facts(lines=(_rule(), *lines), shown=tuple(looks))
    made = slide(material, "antigens", "Course", title, (_block(material, looks),), facts)
    return replace(made, say=(sentences(title, *_said(material)),))


def has_changed(material: Material) -> bool:
    """Whether an antigen was lost, gained or became weaker, or a lineage is stated."""
    review = material.review
    is_other = any(one.course not in ("kept", "absent") for one in review.antigen_courses)
    return is_other or any(look.lineage for look in review.antigen_looks)


def _shown(looks: Sequence[AntigenLook]) -> list[AntigenLook]:
    return [look for look in looks if look.is_stated or look.lineage]


def _block(material: Material, looks: Sequence[AntigenLook]) -> TableBlock:
    """Antigens in rows, looks in columns; of many looks the first and the last."""
    shown = [*looks[:1], *looks[1:][-(_MOST_LOOKS - 1) :]]
    names = dict.fromkeys(m.antigen for look in shown for m in look.marks)
    rows = [(name, *(_cell(material, look, name) for look in shown)) for name in names]
    if any(look.lineage for look in shown):
        rows.append(("Lineage", *(look.lineage or NOT_REPORTED for look in shown)))
    left = len(looks) - len(shown)
    caption = parted((_KEY, f"{counted(left, 'look')} between not shown" if left else ""), ". ")
    columns = ("Antigen", *(_head(material, look) for look in shown))
    summary = f"Antigens at {counted(len(shown), 'look').lower()}"
    return table(columns, rows, (1, *(1.3 for _ in shown)), summary, caption)


def _cell(material: Material, look: AntigenLook, name: str) -> str:
    mark = look.mark(name)
    if mark is None:
        return NOT_REPORTED
    return material.doubts.mark(antigen_cell(mark.state, mark.share), mark.place)


def _head(material: Material, look: AntigenLook) -> str:
    """What a look is called, and when it was; one that is no turn by its time alone."""
    if not look.is_named:
        return capitalised(material.times.brief(look.when)) or capitalised(look.label)
    time = "" if look.is_diagnosis else material.times.brief(look.when)
    return capitalised(parted((look.label, time), ", "))


def _title(material: Material, looks: Sequence[AntigenLook]) -> str:
    """What was lost, gained, weaker and kept, as much of it as fits; a stated lineage first."""
    lineages = [look for look in looks if look.lineage and not look.is_later]
    lineage = f"lineage {_at(material, lineages[-1])}: {lineages[-1].lineage}" if lineages else ""
    told = [text for course in _ORDER if (text := _of_course(material, course))]
    clauses = [text for text in (lineage, *told) if text]
    for count in range(len(clauses), 0, -1):
        title = capitalised("; ".join(clauses[:count]))
        if len(title) <= MAX_LENGTH:
            return title
    return _NEUTRAL


def _of_course(material: Material, course: Course) -> str:
    """All antigens of one course: "CD19 lost at relapse 2"; with its look."""
    found = [one for one in material.review.antigen_courses if one.course == course]
    if not found:
        return ""
    if course == "kept":
        return f"{listed([one.antigen for one in found])} kept"
    told: dict[str, list[str]] = {}
    for one in found:
        told.setdefault(f"{_became(one)} {_at(material, one.at)}", []).append(one.antigen)
    return ", ".join(f"{listed(names)} {how}" for how, names in told.items())


def _became(one: AntigenCourse) -> str:
    """What became of it; of one that is weaker what the source calls it: dim, partial."""
    mark = one.at.mark(one.antigen)
    return mark.state if mark and one.course == "weaker" else one.course


def _at(material: Material, look: AntigenLook) -> str:
    if look.is_named:
        return look.label if look.is_diagnosis else f"at {look.label}"
    return f"({material.times.brief(look.when) or look.label})"


def _said(material: Material) -> list[str]:
    """What is not told of: the antigens that only one look states."""
    review = material.review
    known = {one.antigen for one in review.antigen_courses}
    names = dict.fromkeys(
        m.antigen for look in review.antigen_looks for m in look.marks if m.is_stated
    )
    single = [name for name in names if name not in known]
    return [f"{listed(single)}: stated at one look only"] if single else []


def _lines(material: Material, looks: Sequence[AntigenLook]) -> list[Note]:
    lines = []
    for look in looks:
        head = _head(material, look)
        for mark in look.marks:
            told = parted((antigen_cell(mark.state, mark.share), mark.method), ", ")
            text = f"{head}: {mark.antigen} {told}"
            lines.append(Note(text=text, place=mark.place, source=mark.source))
        if look.lineage:
            text = f"{head}: lineage {look.lineage}"
            lines.append(Note(text=text, place=look.place / "lineage", source=look.source))
    return lines


def _rule() -> Note:
    text = (
        f"Rule: {RULE} (ours). Only stated results of looks whose order is sure are compared; a "
        "look that is silent says nothing."
    )
    return Note(text=text)
