"""The slides of imaging: sizes and tracer scores over the course, and the studies as a table."""

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.fitting.title_fit import first_fitting
from boardapp.deck.imaging_titles import lesions_title, scores_title, sizes_title
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.slides import ChartBlock, Note, Section, Slide
from boardapp.figures.charts.chart import Chart, Fact
from boardapp.figures.charts.imaging import imaging_courses
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.imaging import StudyEntry
from boardapp.words.capitals import lowered
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import counted
from boardapp.words.sentences import opening
from boardapp.words.studies import (
    measured_text,
    modality_name,
    score_text,
    study_found,
    study_title,
)
from boardapp.words.times import derived_text

RULES = ("RECIST", "Lugano", "Looks by imaging", "Sums of diameters")
"""The definitions that a slide with imaging on it relies on."""


def imaging_slide(material: Material) -> Slide | None:
    """How sizes or scores went, of a disease that is followed by imaging; none without two.

    Before any treatment what the studies found is what there is, and stands here as a table.
    """
    if _is_of_first_look(material):
        return _table_slide(material, "imaging", "Course")
    made = _figure_slides(material)
    return made[0] if made and material.review.is_followed_by_imaging else None


def other_imaging_slides(material: Material) -> Iterator[Slide]:
    """Backup: every course of sizes or scores that is on no slide before."""
    made = _figure_slides(material)
    shown = 1 if material.review.is_followed_by_imaging else 0
    for one in made[shown:]:
        yield replace(one, section="Backup")


def imaging_table_slide(material: Material) -> Slide | None:
    """Backup: every study, the newest first, with what it found and what it is called."""
    if not material.review.studies or _is_of_first_look(material):
        return None
    return _table_slide(material, "imaging-table", "Backup")


_MOST_AT_FIRST = 4


def _is_of_first_look(material: Material) -> bool:
    """Whether there are a few studies that found something, and no therapy was given yet."""
    review = material.review
    is_untreated = not any(phase.is_given for phase in review.all_phases)
    found = [study for study in review.studies if study_found(study.record)]
    return is_untreated and 0 < len(found) == len(review.studies) <= _MOST_AT_FIRST


def _table_slide(material: Material, key: str, section: Section) -> Slide:
    studies = material.review.studies[::-1]
    rows = [_row(material, study) for study in studies]
    columns = ("When", "Study", "Found", "Sum or score", "Response as stated", "Computed")
    summary = "Imaging studies, the newest first"
    caption = _caption(material, studies)
    block = table(columns, rows, (1.1, 1.7, 3.6, 1.4, 1.6, 1.4), summary, caption,
                  [study.place for study in studies])  # fmt: skip
    count = counted(len(studies), "imaging study", "imaging studies")
    stated = sum(study.is_own for study in studies)
    title = f"{count}, the newest first; response stated for {stated or 'none'}"
    if section != "Backup":
        title = _found_title(material, studies[0], count)
    facts = Facts(lines=_lines(material, studies), shown=studies, rules=RULES)
    return slide(material, key, section, title, (block,), facts)


def _found_title(material: Material, newest: StudyEntry, count: str) -> str:
    """What the newest study found, in its own words."""
    found = material.doubts.mark(opening(study_found(newest.record)), newest.place / "finding")
    return first_fitting(
        f"{study_name(newest)}: {lowered(found)}", found, f"{count}, the newest first"
    )


def study_name(study: StudyEntry) -> str:
    """What a study is called: "CT: chest"."""
    return study_title(study.record)


def _row(material: Material, study: StudyEntry) -> tuple[str, ...]:
    marked = material.doubts.mark
    place = study.place
    found = marked(study_found(study.record), place / "finding", place / "lesions")
    measured = measured_text(study.record, study.sum)
    response = study.told
    return (
        material.times.of(study.when) + (" (after the data)" if study.is_later else ""),
        marked(study_name(study), place / "modality", place / "region"),
        found or "none stated",
        marked(measured, place / "scores", place / "sum_of_diameters") or "none stated",
        marked(response, place / "response") or "none stated",
        " or ".join(_classes(material, study)) or "not computed",
    )


def _classes(material: Material, study: StudyEntry) -> tuple[str, ...]:
    return next((row.classes for row in _judged(material, study)), ())


def _caption(material: Material, studies: Sequence[StudyEntry]) -> str:
    """By which rules it was computed, and what was not reported then."""
    rows = [row for study in studies for row in _judged(material, study)]
    rules = parted((row.rule for row in rows), ", ")
    missing = list(dict.fromkeys(name for row in rows for name in row.missing))
    is_partly = any(len(row.missing) < len(missing) for row in rows)
    where = "not reported in some studies" if is_partly else "not reported"
    told = f"Computed: {rules}" + (f"; {listed(missing)} {where}" if missing else "")
    return f"{told}." if rows else ""


def _response(material: Material, study: StudyEntry) -> str:
    """The response as stated; then what a rule makes of it."""
    computed = [f"computed: {row.computed}" for row in _judged(material, study)]
    return parted((study.told, *computed))


def _judged(material: Material, study: StudyEntry) -> list[StatedAndComputed]:
    rows = material.review.stated_and_computed
    return [row for row in rows if row.key == study.key and row.classes]


# Figures


def _figure_slides(material: Material) -> list[Slide]:
    """A slide for each course, first the one by which the response is judged."""
    if _figure_slides not in material.made:
        material.made[_figure_slides] = tuple(_figures(material))
    return list(material.made[_figure_slides])


def _figures(material: Material) -> Iterator[Slide]:
    for number, one in enumerate(imaging_courses(material.review), start=1):
        mark = _marker(material, one.chart)
        title = (
            scores_title(material.review, one.system, one.chart, mark)
            if one.system
            else _sizes_title(material, one.chart)
        )
        key = "imaging" if number == 1 else f"imaging-{number}"
        yield _figure_slide(material, key, title, one.chart)


def _sizes_title(material: Material, chart: Chart) -> str:
    mark = _marker(material, chart)
    has_sums = sum(study.sum is not None for study in material.review.studies) > 1
    return (
        sizes_title(material.review, chart, mark)
        if has_sums
        else lesions_title(material.review, chart, mark)
    )


def _marker(material: Material, chart: Chart) -> Callable[[str], str]:
    """Puts behind a title the doubts about the studies of a chart."""
    places = [place for study in _drawn(material, chart) for place in _judging(study.place)]
    return lambda text: material.doubts.mark(text, *places)


def _judging(place: Place) -> tuple[Place, ...]:
    return place / "sum_of_diameters", place / "lesions", place / "scores", place / "response"


def _drawn(material: Material, chart: Chart) -> list[StudyEntry]:
    keys = {point.key for series in chart.series for point in series.points}
    return [study for study in material.review.studies if study.key in keys]


def _figure_slide(material: Material, key: str, title: str, chart: Chart) -> Slide:
    studies = _drawn(material, chart)
    told = tuple(_facts(material, studies[-1]))
    spoken = " ".join(f"{one.label}: {one.text}." for one in told)
    summary = f"{chart.summary} {spoken}".strip()
    block = ChartBlock(chart=replace(chart, facts=told, summary=summary), caption=chart.thinned)
    facts = Facts(lines=_lines(material, studies), shown=tuple(studies), rules=RULES)
    made = slide(material, key, "Course", title, (block,), facts, "visual")
    return replace(made, say=(f"{title}.", *((spoken,) if spoken else ())))


def _facts(material: Material, study: StudyEntry) -> Iterator[Fact]:
    """What the last study was called, beside what a rule makes of it."""
    time = derived_text(study.when) if study.when.is_exact else material.times.brief(study.when)
    label = parted((modality_name(study.record.modality), time), ", ")
    response = study.told
    if response:
        places = study.place / "response", study.place / "response_system"
        yield Fact(label=f"Stated, {label}", text=material.doubts.mark(response, *places))
    for row in _judged(material, study):
        yield Fact(label=f"Computed, {row.rule}", text=" or ".join(row.classes))


def _lines(material: Material, studies: Sequence[StudyEntry]) -> tuple[Note, ...]:
    """Each study in full with its source, then what a rule makes of it."""
    lines = []
    for study in studies:
        found = parted((study_found(study.record), *map(score_text, study.record.scores)))
        time = material.times.told(study.when)
        head = parted((study_name(study), time), ", ")
        lines.append(fact(study, f"{head}: {parted((found, _response(material, study)))}"))
    return tuple(lines)
