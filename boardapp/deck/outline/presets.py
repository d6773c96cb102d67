"""Which slides a deck has, in which order.

The order follows what boards ask for: question, disease, course, status, MRD,
results, toxicity, images, goals, options, recommendation; the rest stands behind as backup.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from msgspec.structs import replace

from boardapp.case.deck_settings import Preset
from boardapp.deck.fitting.fit import page_count
from boardapp.deck.fitting.stage import Style
from boardapp.deck.outline import (
    antigens,
    backup,
    chimerism,
    completeness,
    course,
    cycles,
    diagnosis,
    discussion,
    doses,
    genetics,
    grades,
    history,
    imaging,
    laboratory,
    measures,
    mrd,
    options,
    pictures,
    question,
    register,
    relapses,
    sos,
    status,
    tissue,
    toxicity,
    work_up,
    worked_out,
)
from boardapp.deck.outline.gathered import gathered_slide
from boardapp.deck.outline.material import Material
from boardapp.deck.slides import ChartBlock, Slide, TimelineBlock

KEYS = (
    "question", "diagnosis", "pathology", "patient", "timeline", "history", "lines", "status",
    "mrd", "imaging", "genetics", "chimerism", "antigens", "labs", "toxicity", "images", "goals",
    "options", "recommendation", "options-in-full", "relapses", "genetics-table", "computed",
    "timeline-table", "doses", "dose-totals", "mrd-table", "imaging-table", "chimerism-table",
    "results", "measures", "derived", "complications", "grades", "sos", "cycles", "work-up",
    "stays", "remarks", "references", "cohorts", "definitions", "doubts", "missing", "completeness",
    "register", "sources", "source-table",
)  # fmt: skip
"""The names of all slides; several of a kind have a number behind it, such as "labs-4"."""

MOST_MAIN_SLIDES = 10
"""What the standard deck shows at most before its backup: about one slide a minute."""
MOST_IN_TEMPLATE = 12
"""What it shows at most where the slides of a template hold less than ours."""
_PICTURES = "images"
"""The slides of the standard deck that stand back where there are more: the pictures, the last
first, since radiology and pathology show their own; then what found nothing new, what the diagnosis
and the status tell as well; then antigens, a chart of genetics, and last the share of a donor."""

_RESTS_BEHIND = ("labs", "toxicity", "lines", "diagnosis", "status", "goals", "recommendation")
"""The slides of which only the first page is shown where there are still too many, in order.

Never the question or the options: one that stands alone would look like the only one."""

Made = Slide | Iterable[Slide] | None
Maker = Callable[[Material], Made]

_ENDING: tuple[Maker, ...] = (
    backup.doubts_slide,
    backup.missing_slide,
    completeness.completeness_slide,
)

_SHORT: tuple[Maker, ...] = (
    question.question_slide,
    course.timeline_on_one_slide,
    status.status_and_labs_slide,
    mrd.mrd_slide,
    imaging.imaging_slide,
    discussion.options_and_recommendation_slide,
    options.options_backup_slide,
    course.timeline_table_slide,
    mrd.mrd_table_slide,
    imaging.imaging_table_slide,
    backup.doubts_slide,
)

_STANDARD: tuple[Maker, ...] = (
    question.question_slide,
    diagnosis.diagnosis_slide,
    tissue.pathology_slide,
    course.timeline_slide,
    status.status_slide,
    mrd.mrd_slide,
    imaging.imaging_slide,
    genetics.genetics_slide,
    chimerism.chimerism_slide,
    antigens.antigens_slide,
    laboratory.labs_slide,
    toxicity.toxicity_slide,
    pictures.image_slides,
    options.goals_apart_slide,
    options.options_slide,
    discussion.recommendation_slide,
    options.options_in_full_slide,
    course.lines_slide,
    relapses.relapses_slide,
    tissue.pathology_backup_slide,
    genetics.genetics_table_slide,
    course.timeline_table_slide,
    doses.doses_slide,
    mrd.mrd_table_slide,
    imaging.other_imaging_slides,
    imaging.imaging_table_slide,
    chimerism.chimerism_backup_slide,
    chimerism.chimerism_table_slide,
    laboratory.chart_table_slides,
    measures.measures_slide,
    measures.measure_chart_slides,
    toxicity.complications_slide,
    grades.grades_slide,
    sos.sos_slide,
    cycles.latest_cycle_slides,
    work_up.work_up_slides,
    backup.references_slide,
    backup.definitions_slide,
    *_ENDING,
)

_FULL: tuple[Maker, ...] = (
    question.question_slide,
    diagnosis.diagnosis_slide,
    tissue.pathology_slide,
    history.patient_slide,
    course.timeline_slide,
    history.history_slide,
    status.status_slide,
    mrd.mrd_slide,
    imaging.imaging_slide,
    genetics.genetics_slide,
    chimerism.chimerism_slide,
    antigens.antigens_slide,
    laboratory.labs_slide,
    laboratory.chart_slides,
    toxicity.toxicity_slide,
    pictures.image_slides,
    options.goals_apart_slide,
    options.options_slide,
    discussion.recommendation_slide,
    options.options_in_full_slide,
    course.lines_slide,
    relapses.relapses_slide,
    tissue.pathology_backup_slide,
    genetics.genetics_table_slide,
    worked_out.computed_slide,
    doses.doses_slide,
    worked_out.dose_totals_slide,
    mrd.mrd_table_slide,
    imaging.other_imaging_slides,
    imaging.imaging_table_slide,
    chimerism.chimerism_backup_slide,
    chimerism.chimerism_table_slide,
    laboratory.result_slides,
    worked_out.derived_slide,
    measures.measures_slide,
    measures.measure_chart_slides,
    toxicity.complications_slide,
    grades.grades_slide,
    sos.sos_slide,
    cycles.cycle_slides,
    work_up.work_up_slides,
    toxicity.stays_slide,
    backup.remarks_slide,
    backup.references_slide,
    worked_out.cohorts_slide,
    backup.all_definitions_slide,
    *_ENDING,
    register.register_slide,
    backup.sources_slide,
)

PRESETS: Mapping[Preset, tuple[Maker, ...]] = {
    "short": _SHORT,
    "standard": _STANDARD,
    "full": _FULL,
}


def slides_of(preset: Preset, material: Material) -> list[Slide]:
    """The slides of a preset; a slide that would have nothing to say is left out."""
    if preset not in material.made:
        material.made[preset] = tuple(_slides_of(preset, material))
    return list(material.made[preset])


def _slides_of(preset: Preset, material: Material) -> list[Slide]:
    slides = [slide for make in PRESETS[preset] for slide in _made(make, material)]
    left = material.case_notes.left_by(slides)
    slides += _as_slides(gathered_slide(slides, material.style, left))
    if preset != "standard":
        return slides
    return _on_fewer_pages(_within_ten(slides, material), material.style)


def _made(make: Maker, material: Material) -> tuple[Slide, ...]:
    if make not in material.made:
        material.made[make] = tuple(_as_slides(make(material)))
    return material.made[make]


def _as_slides(made: Made) -> Iterable[Slide]:
    if made is None:
        return ()
    return (made,) if isinstance(made, Slide) else made


def _within_ten(slides: list[Slide], material: Material) -> list[Slide]:
    """The slides with so many of those that can give way moved to the head of the backup.

    Each counts as many as it takes in the style of the deck: what fits one slide of ours may
    take two in a template of smaller slides.
    """
    rank = partial(_yields, steady=_steady(material))
    main = [slide for slide in slides if slide.section != "Backup"]
    last_first = main[::-1]
    able = [slide.key for slide in sorted(last_first, key=rank) if rank(slide)]
    if not able:
        return slides
    count = sum(page_count(slide, material.style) for slide in main)
    moved = set(able[: max(count - MOST_MAIN_SLIDES, 0)])
    return [
        *(slide for slide in main if slide.key not in moved),
        *(replace(slide, section="Backup") for slide in main if slide.key in moved),
        *slides[len(main) :],
    ]


def _steady(material: Material) -> frozenset[str]:
    """The slides that found nothing new: no abnormal result, no antigen or share that changed."""
    is_steady = {
        "labs": laboratory.all_normal(material.review),
        "antigens": not antigens.has_changed(material),
        "chimerism": not chimerism.has_changed(material),
    }
    return frozenset(key for key, steady in is_steady.items() if steady)


def _yields(slide: Slide, *, steady: frozenset[str]) -> int:
    """Which of those that can give way does so first; 0: it never does."""
    if slide.key.startswith(_PICTURES):
        return 1
    if slide.key == "genetics":
        return 6 if any(isinstance(block, ChartBlock) for block in slide.blocks) else 3
    return _STEADY[slide.key] if slide.key in steady else _IN_TURN.get(slide.key, 0)


_STEADY = {"labs": 2, "antigens": 3, "chimerism": 3}
_IN_TURN = {"pathology": 4, "antigens": 5, "chimerism": 7}


def _on_fewer_pages(slides: list[Slide], style: Style) -> list[Slide]:
    """The slides with the rest of those that take several pages moved to the backup, if need be.

    The course goes on one page before anything that is decided on is moved.
    """
    counts = {s.key: page_count(s, style) for s in slides if s.section != "Backup"}
    over = sum(counts.values()) - MOST_IN_TEMPLATE
    changed: dict[str, Slide] = {}
    by_key = {slide.key: slide for slide in slides}
    for key in ("timeline", *_RESTS_BEHIND):
        if over > 0 and counts.get(key, 1) > 1:
            changed[key] = _on_one_page(by_key[key])
            over -= counts[key] - 1
    return [changed.get(slide.key, slide) for slide in slides]


def _on_one_page(slide: Slide) -> Slide:
    if any(isinstance(block, TimelineBlock) for block in slide.blocks):
        blocks = (
            replace(block, is_on_one_slide=True) if isinstance(block, TimelineBlock) else block
            for block in slide.blocks
        )
        return replace(slide, blocks=tuple(blocks))
    return replace(slide, rest_in_backup=True)
