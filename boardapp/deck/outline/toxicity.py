"""The slides of toxicity: complications, organ support, facts on SOS/VOD, admissions."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from msgspec.structs import replace

from boardapp.clinical.ctcae_grade import GRAVE_FROM
from boardapp.clinical.grade_systems import stated_steps
from boardapp.deck.fitting.design import GAP
from boardapp.deck.fitting.title_fit import first_fitting, most_telling
from boardapp.deck.outline.grades import by_parts_text, grade_note, grave_by_parts, scales_used
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.outline.room import figure_height, has_room
from boardapp.deck.outline.sos import sos_notes, sos_shown, sos_ticks
from boardapp.deck.slides import FigureBlock, Note, Slide, TableBlock
from boardapp.deck.titles import toxicity_title
from boardapp.figures.grades.grades import HIGHEST, GradeRow, Grades
from boardapp.review.model.toxicity import Complication
from boardapp.words.capitals import capitalised
from boardapp.words.grades import bare_grade_text, stated_grade_text
from boardapp.words.lists import listed, parted, with_shared_ending
from boardapp.words.missing import stated
from boardapp.words.plurals import counted
from boardapp.words.stretches import stretch_text
from boardapp.words.times import stated_time

_MOST_ROWS = 7
_LEAST_ROWS = 3
_MOST_ADMISSIONS = 3


def toxicity_slide(material: Material) -> Slide | None:
    """Complications by grade with the support of organs, above the ticks of the SOS checklist."""
    events = _told(material)
    sos = sos_ticks(material)
    if not (events or sos):
        return None
    groups = _shown(material, sos)
    blocks = (*((_bars(material, groups, len(events)),) if events else ()), *sos)
    facts = Facts(
        lines=(
            *(_fact(material, event) for event in events),
            *map(grade_note, material.review.grades_by_parts),
            *sos_notes(material),
        ),
        shown=(*events, *sos_shown(material)),
        rules=(
            *(("ctcae", "sos", "inotuzumab") if sos else ("ctcae",)),
            *scales_used(material),
        ),
    )
    title = _title(material, groups)
    made = slide(material, "toxicity", "Course", title, blocks, facts)
    return replace(made, recorded=_supported(material))


def _supported(material: Material) -> str:
    """The support of organs, each with its stretch of time; empty without any."""
    told = [f"{e.term}, {_when(material, e)}" for e in _told(material) if e.is_support]
    return f"Organ support: {'; '.join(told)}" if told else ""


def _title(material: Material, groups: Sequence[Sequence[Complication]]) -> str:
    """The complications as named or counted; then, where there is room, which organs' support."""
    events = [event for event in _told(material) if event.is_medical]
    supports = list(dict.fromkeys(e.term for e in _told(material) if e.is_support))
    support = f"organ support: {listed(supports)}" if supports else ""
    named = [group for group in groups if group[0].is_medical]
    named = sorted(named, key=lambda group: not any(event.is_fatal for event in group))
    terms = ([_title_term(event) for event in group] for group in named)
    names = list(dict.fromkeys(map(with_shared_ending, terms)))
    if not events and support:
        return first_fitting(capitalised(support), "Organ support")
    fatal = [event.term for event in events if event.is_fatal]
    gravest = f"fatal: {listed(fatal)}" if fatal else _highest(events)
    title = toxicity_title(names, gravest, len(events), _sos_titles(material, events))
    if not support:
        return title
    return most_telling(f"{title}; {support}", f"{title}; organ support", title)


def _title_term(event: Complication) -> str:
    """What it is called in a title, which never leaves out that it was fatal."""
    return f"{event.term} (fatal)" if event.is_fatal else event.term


def complications_slide(material: Material) -> Slide | None:
    """Backup: every complication with its time, where the main slide had to choose."""
    events = _told(material)
    if sum(map(len, _shown(material, sos_ticks(material)))) == len(events):
        return None
    rows = [
        (
            _when(material, event),
            event.term,
            _support(event) if event.is_support else _grade(material, event),
            event.suspected,
            parted((event.action, event.outcome)),
        )
        for event in events
    ]
    columns = ("When", "Complication", "Grade as stated", "Cause as stated", "Action and outcome")
    summary = "All complications in order of time"
    places = [event.place for event in events]
    block = table(columns, rows, (1.2, 2, 1.3, 2, 2.8), summary, places=places)
    facts = Facts(lines=tuple(_fact(material, event) for event in events), shown=events)
    count = sum(event.is_medical for event in events)
    and_more = " and organ support" if count < len(events) else ""
    title = f"{counted(count, 'complication')}{and_more} in order of time"
    return slide(material, "complications", "Backup", title, (block,), facts)


def stays_slide(material: Material) -> Slide | None:
    """Full deck: admissions and transfusions in order of time."""
    stays = [c for c in material.review.complications if not (c.is_medical or c.is_support)]
    if not stays:
        return None
    rows = [
        (material.times.of(c.onset), c.kind, c.term, parted((c.action, c.suspected), ", "))
        for c in stays
    ]
    columns = ("When", "Kind", "What", "Details")
    places = [stay.place for stay in stays]
    block = table(columns, rows, (2.4, 1.2, 3, 2.6), "Admissions and transfusions", places=places)
    counts = [(kind, sum(c.kind == kind for c in stays)) for kind in ("admission", "transfusion")]
    title = listed([counted(count, kind) for kind, count in counts if count])
    facts = Facts(lines=tuple(_fact(material, c) for c in stays), shown=tuple(stays))
    return slide(material, "stays", "Backup", title[:1] + title[1:].lower(), (block,), facts)


def _told(material: Material) -> tuple[Complication, ...]:
    """Adverse events, infections and the support of organs in order of time, without stays."""
    return tuple(c for c in material.review.complications if c.is_medical or c.is_support)


def _when(material: Material, event: Complication) -> str:
    """When it began; of the support of an organ from when to when."""
    if event.is_support:
        return stretch_text(event.onset, event.end, material.times.of)
    return material.times.of(event.onset)


def _support(event: Complication) -> str:
    """What stands in the place of a grade: an organ was supported, and which, where stated."""
    return f"organ support ({event.text})" if event.text else "organ support"


def _shown(material: Material, sos: Sequence[FigureBlock]) -> list[list[Complication]]:
    """The rows of the main slide: all where they find room above the ticks, else the gravest."""
    events = _told(material)
    groups = _alike(events, {one.key for one in material.review.grades_by_parts})
    grave = grave_by_parts(material)
    below = sum(figure_height(material, block) + GAP for block in sos)
    for most in range(min(len(groups), _MOST_ROWS), _LEAST_ROWS, -1):
        chosen = _gravest(groups, _sos_keys(material), grave, most)
        if has_room(material, _bars(material, chosen, len(events)), below):
            return chosen
    return _gravest(groups, _sos_keys(material), grave, _LEAST_ROWS)


def _bars(material: Material, groups: Sequence[Sequence[Complication]], total: int) -> FigureBlock:
    """A row with a bar for each grade stated; the table where they find no room."""
    listed_too = _complication_table(material, groups, total)
    figure = Grades(
        name="Toxicity",
        summary=listed_too.summary,
        heads=("Complication", "Grade as stated", "Cause as stated; action; outcome"),
        rows=tuple(
            _bar(material, group, name)
            for group, name in zip(groups, _names(material, groups), strict=True)
        ),
    )
    return FigureBlock(figure=figure, caption=listed_too.caption, otherwise=(listed_too,))


def _bar(material: Material, group: Sequence[Complication], terms: str) -> GradeRow:
    event = group[0]
    if event.is_support:
        is_timed = event.onset.is_reported or event.end.is_reported
        when = _when(material, event) if is_timed else ""
        details = parted((when, event.suspected, event.text))
        return GradeRow(name=terms, in_words="organ support", details=details, place=event.place)
    low, high = _grade_bounds(event)
    cause = event.suspected if event.kind != "infection" else ""
    doubts = material.doubts.sign(event.place / "severity", event.place / "grade")
    by_another = _grade_of_another_system(event)
    return GradeRow(
        name=terms,
        low=low,
        high=high,
        in_words="no grade stated",
        by_another=by_another,
        place=event.place,
        details=parted(
            (
                by_parts_text(material, event),
                "" if high or by_another else event.severity,
                cause,
                event.action,
                event.outcome,
                doubts,
            )
        ),
    )


def _grade_of_another_system(event: Complication) -> str:
    """The stated grade with its system, where that is not the CTCAE; empty without one."""
    is_stated = event.grade is not None or stated_steps(event.scale, None, event.severity)
    return (
        bare_grade_text(event.grade, event.severity, event.scale)
        if (event.scale and is_stated)
        else ""
    )


def _grade_bounds(event: Complication) -> tuple[int, int]:
    """The lowest and highest grade that the source states; 0 and 0 where it states none.

    A grade of another system than the CTCAE has no bar among theirs: it is told in words.
    """
    grade = event.grade
    if event.scale or grade is None or not grade.is_numeric or grade.low is None:
        return 0, 0
    high = grade.high if grade.high is not None else grade.low
    return (int(grade.low), int(high)) if 1 <= grade.low <= high <= HIGHEST else (0, 0)


def _complication_table(
    material: Material, groups: Sequence[Sequence[Complication]], total: int
) -> TableBlock:
    rows = [
        (name, *_cells(material, group[0]))
        for group, name in zip(groups, _names(material, groups), strict=True)
    ]
    told = (
        parted((f"{term}, {_named_grade(group[0], grade)}", done), ": ")
        for (term, grade, done), group in zip(rows, groups, strict=True)
    )
    summary = f"Complications: {'; '.join(told)}"
    shown = sum(map(len, groups))
    sos = "SOS/VOD and " if any(map(_tells(_sos_keys(material)), groups)) else ""
    chosen = f"{shown} of {total}, {sos}the highest stated grades; all in the backup."
    caption = chosen if shown < total else _admissions_text(material)
    columns = ("Complication", "Grade as stated", "Action; outcome")
    places = [group[0].place for group in groups]
    return table(columns, rows, (1.4, 1.4, 2), summary, caption, places)


def _cells(material: Material, event: Complication) -> tuple[str, str]:
    """Its grade, and what was done and came of it; of a support what it was, and when."""
    if event.is_support:
        return _support(event), parted((_when(material, event), event.suspected))
    told = (by_parts_text(material, event), event.action, event.outcome)
    return _grade(material, event), parted(told)


def _named_grade(event: Complication, grade: str) -> str:
    return grade if event.scale or event.is_support else f"grade {grade}"


def _admissions_text(material: Material) -> str:
    """The admissions where they are few."""
    stays = [c.term for c in material.review.complications if c.kind == "admission"]
    return f"Admissions: {'; '.join(stays)}." if 0 < len(stays) <= _MOST_ADMISSIONS else ""


def _highest(events: Sequence[Complication]) -> str:
    """What was of the highest grade stated, from grade 3: "grade 3 as stated: mucositis"."""
    highest = max(map(_stated_grade, events), default=0)
    terms = [event.term for event in events if _stated_grade(event) == highest]
    return f"grade {highest} as stated: {listed(terms)}" if highest >= GRAVE_FROM else ""


def _sos_keys(material: Material) -> tuple[str, ...]:
    """The events that state SOS/VOD."""
    sos = material.review.sos
    return sos.stated_keys if sos else ()


def _sos_titles(material: Material, events: Sequence[Complication]) -> tuple[str, ...]:
    """SOS/VOD as stated, with how many complications share the highest grade; then alone.

    They are counted only where that grade is one number: "3 to 4" is not "3".
    """
    sos = material.review.sos
    if sos is None or not sos.stated:
        return ()
    highest = max(map(_stated_grade, events), default=0)
    texts = [e.grade.text for e in events if e.grade and _stated_grade(e) == highest]
    is_counted = highest >= GRAVE_FROM and len(texts) > 1 and set(texts) == {str(highest)}
    number = f"{len(texts)} of {len(events)} complications grade {highest} as stated"
    return (*((f"{sos.stated}; {number}",) if is_counted else ()), sos.stated)


def _tells(keys: Sequence[str]) -> Callable[[Sequence[Complication]], bool]:
    """Whether a row holds one of the events."""
    return lambda group: any(event.key in keys for event in group)


def _names(material: Material, groups: Sequence[Sequence[Complication]]) -> list[str]:
    """The names of the rows, each its own."""
    terms = Counter(map(_terms, groups))
    return [_timed_terms(material, group, is_shared=terms[_terms(group)] > 1) for group in groups]


def _timed_terms(material: Material, group: Sequence[Complication], *, is_shared: bool) -> str:
    """The names of a row; with its time where another row bears the same."""
    time = material.times.told(group[0].onset) if is_shared else ""
    return f"{_terms(group)}, {time}" if time else _terms(group)


def _terms(group: Sequence[Complication]) -> str:
    return with_shared_ending([_term(event) for event in group])


def _term(event: Complication) -> str:
    is_infection = event.kind == "infection" and event.suspected
    return f"{event.term} ({event.suspected})" if is_infection else event.term


def _alike(events: Sequence[Complication], graded: Collection[str]) -> list[list[Complication]]:
    """Events of which nothing but the same grade is told share a row; not those with parts."""
    groups: dict[tuple[str, ...], list[Complication]] = {}
    for event in events:
        has_own = event.kind == "infection" or event.is_support or event.key in graded
        is_told = has_own or parted((event.action, event.outcome, event.text))
        alike = (
            bare_grade_text(event.grade, event.severity, event.scale),
            stated_time(event.onset),
        )
        key = (event.key,) if is_told else alike
        groups.setdefault(key, []).append(event)
    return list(groups.values())


def _gravest(
    groups: Sequence[list[Complication]], sos: Sequence[str], grave: Collection[str], most: int
) -> list[list[Complication]]:
    """SOS/VOD, then grades from 3 downwards, support of organs, the others in order of time.

    Of many, those with the highest stated grades; `grave` are events whose parts give an upper
    grade of their system, whatever is stated. Below grade 3 a stated grade does not go
    before one that is not reported: nobody says that the other is lower.
    """
    is_sos = _tells(sos)
    chosen = list(groups)
    if len(groups) > most:
        by_grade = sorted(groups, key=lambda group: (not is_sos(group), -_rank(group[0], grave)))
        kept = by_grade[:most]
        chosen = [group for group in groups if group in kept]
    return sorted(chosen, key=lambda group: (not is_sos(group), -_place(group[0], grave)))


def _rank(event: Complication, grave: Collection[str]) -> float:
    return max(_stated_grade(event), _place(event, grave))


def _place(event: Complication, grave: Collection[str]) -> float:
    """Where it stands: support of an organ behind the grades from 3, and before all others."""
    return GRAVE_FROM - 0.5 if event.is_support else _grave_grade(event, grave)


def _grave_grade(event: Complication, grave: Collection[str]) -> int:
    """The grade as stated from grade 3; 0 for a lower one and for none.

    An upper grade of another system stands among those of grade 3, and is not counted with them.
    """
    grade = _stated_grade(event)
    if event.is_grave_by_its_scale or event.key in grave:
        return max(grade, GRAVE_FROM)
    return grade if grade >= GRAVE_FROM else 0


def _stated_grade(event: Complication) -> int:
    """The stated grade as a number; 0 where there is none, or it is by another system."""
    if event.scale:
        return 0
    return int(event.grade.low or 0) if event.grade and event.grade.is_numeric else 0


def _grade(material: Material, event: Complication) -> str:
    return material.doubts.mark(
        bare_grade_text(event.grade, event.severity, event.scale),
        event.place / "severity",
        event.place / "grade",
    )


def _fact(material: Material, event: Complication) -> Note:
    when = _when(material, event) if event.is_support else material.times.told(event.onset)
    grade = (
        stated_grade_text(event.grade, event.severity, event.scale)
        if event.grade or event.severity
        else ""
    )
    parts = (grade, when, event.suspected, event.action, event.outcome, event.text)
    return fact(event, f"{event.term}: {stated(parted(parts))}")
