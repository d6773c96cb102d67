"""Imaging studies that can't be as they stand: scores, sums, target lesions and key images."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from boardapp.case.imaging import ImagingStudy
from boardapp.case.imaging import Lesion as StatedLesion
from boardapp.case.place import placed
from boardapp.clinical import recist, target_lesions
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.response_systems import system_named
from boardapp.clinical.target_lesions import Lesion, Sum
from boardapp.clinical.tracer_scores import is_possible, score_system
from boardapp.review.course.followed import stated_sum, summed, targets_of
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.computed_responses import span_of_mm
from boardapp.words.plurals import numbered
from boardapp.words.studies import score_text, study_title
from boardapp.words.values import value_text

SUM_SOURCE = (
    f"{target_lesions.SOURCE}; a difference up to half a millimetre a lesion is rounding (ours)"
)
_ROUNDING_MM = Fraction(1, 2)


def scores(scene: Scene) -> Iterator[Alarm]:
    """A tracer score that its system doesn't have: Deauville 7, Curie 40."""
    for _, place, study in placed("imaging", scene.case.imaging):
        for number, score in enumerate(study.scores):
            system = score_system(score.system)
            if system is None or is_possible(score.value, system):
                continue
            yield Alarm(
                severity="error",
                place=place / "scores" / number / "value",
                title=score_text(score),
                sentence=f"{score_text(score)} is stated; {system.name} scores are whole numbers "
                f"from {system.least} to {system.most}.",
                to_do="Look up the score and the system that it is one of.",
                source=study.source,
            )


def sums(scene: Scene) -> Iterator[Alarm]:
    """A stated sum of diameters that is not the sum of the target lesions of its study."""
    for _, place, study in placed("imaging", scene.case.imaging):
        targets = targets_of(study)
        stated, found = stated_sum(study), summed(study, targets)
        if stated is None or stated.span is None or found is None:
            continue
        if _is_apart(stated.span, found, _ROUNDING_MM * len(targets)):
            yield Alarm(
                severity="warning",
                place=place / "sum_of_diameters",
                title=f"{study_title(study)}: sum of diameters",
                sentence=f"{span_of_mm(stated.span)} is stated; the sizes of its "
                f"{numbered(len(targets), 'target lesion')} add up to {span_of_mm(found)}.",
                to_do="Look up the sum, the sizes, and which lesions are targets.",
                source=study.source,
            )


SIZE_SOURCE = "a diameter is none of the lesion's own dimensions (tolerance of a tenth: ours)"
_DIMENSIONS = re.compile(
    r"((?:\d+(?:\.\d+)?\s*(?:[x×*]|by)\s*)+\d+(?:\.\d+)?)\s*(mm|cm)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TOLERANCE = 1.1


def sizes(scene: Scene) -> Iterator[Alarm]:
    """A size that is larger than all dimensions of its lesion, or smaller than all of them."""
    for _, place, study in placed("imaging", scene.case.imaging):
        for number, lesion in enumerate(study.lesions):
            size, stated = _size_mm(lesion), _dimensions_mm(lesion.dimensions)
            if size is None or not stated:
                continue
            if size > max(stated) * _TOLERANCE or size * _TOLERANCE < min(stated):
                yield Alarm(
                    severity="warning",
                    place=place / "lesions" / number / "size",
                    title=f"{study_title(study)}: size of {lesion.name or lesion.site}",
                    sentence=f"{value_text(lesion.size, lesion.unit)} is stated, and its "
                    f"dimensions as {lesion.dimensions}.",
                    to_do="Look up the size, its unit and the dimensions.",
                    source=study.source,
                )


def _size_mm(lesion: StatedLesion) -> float | None:
    """The size as a plain number of mm; None for any other."""
    factor = _MM.get(lesion.unit.strip().casefold())
    size = lesion.size
    if size is None or factor is None or size.low is None or size.low != size.high:
        return None
    return size.low * factor


def _dimensions_mm(text: str) -> list[float]:
    """Two or three dimensions in one unit, in mm; none where the text says them otherwise."""
    match = _DIMENSIONS.fullmatch(text.strip())
    if match is None:
        return []
    return [float(number) * _MM[match[2].casefold()] for number in _NUMBER.findall(match[1])]


_MM = {"mm": 1.0, "cm": 10.0}


def _is_apart(first: Sum, last: Sum, tolerance: Fraction) -> bool:
    """Whether two spans, each widened by a tolerance, have nothing in common."""
    is_above = last.high is not None and first.low > last.high + tolerance
    is_below = first.high is not None and first.high < last.low - tolerance
    return is_above or is_below


def targets(scene: Scene) -> Iterator[Alarm]:
    """More target lesions than RECIST 1.1 follows, at the first study that has so many.

    Of a disease that is judged by it: other systems follow more.
    """
    usual = profile_of(scene.case.diagnosis).response_systems
    if not any(system_named(name) == "recist" for name in usual):
        return
    for _, place, study in placed("imaging", scene.case.imaging):
        if told := _too_many(targets_of(study)):
            yield Alarm(
                severity="note",
                place=place / "lesions",
                title=f"{study_title(study)}: target lesions",
                sentence=f"{told} No class is computed from them.",
                to_do=f"Let role be target for at most {recist.MOST_TARGETS} lesions, "
                f"{recist.MOST_IN_AN_ORGAN} of an organ.",
                source=study.source,
            )
            return


def _too_many(lesions: tuple[Lesion, ...]) -> str:
    """What is too much of these targets, in a sentence; empty where nothing is."""
    if len(lesions) > recist.MOST_TARGETS:
        most = recist.MOST_TARGETS
        return f"{len(lesions)} target lesions are named; RECIST 1.1 follows at most {most}."
    organs = Counter(lesion.organ for lesion in lesions if lesion.organ)
    for organ, count in organs.items():
        if count > recist.MOST_IN_AN_ORGAN:
            return (
                f"{count} target lesions of one organ ({organ}) are named; RECIST 1.1 follows "
                f"at most {recist.MOST_IN_AN_ORGAN}."
            )
    return ""


def key_images(scene: Scene) -> Iterator[Alarm]:
    """A key image of a study that is the id of no image."""
    known = {image.id: image for image in scene.case.images if image.id}
    for _, place, study in placed("imaging", scene.case.imaging):
        for number, name in enumerate(study.key_images):
            if name in known:
                continue
            near = difflib.get_close_matches(name, known, n=1)
            yield Alarm(
                severity="warning",
                place=place / "key_images" / number,
                title=f"{study_title(study)}: key image",
                sentence=f'"{name}" is the id of no image of the case'
                + (f"; {near[0]}?" if near else "."),
                to_do="Write the id of an image, or add the image under “images”.",
                source=study.source,
            )


def twice_measured(scene: Scene) -> Iterator[Alarm]:
    """One lesion twice in a study, by its name or, without one, by its site."""
    for _, place, study in placed("imaging", scene.case.imaging):
        for name in _repeated(study):
            yield Alarm(
                severity="note",
                place=place / "lesions",
                title=f"{study_title(study)}: {name}",
                sentence=f"{name} stands twice among the lesions of this study, so that its size "
                "can't be followed.",
                to_do="Give each lesion a name of its own, such as L1 and L2.",
                source=study.source,
            )


def _repeated(study: ImagingStudy) -> Iterator[str]:
    seen: set[str] = set()
    told: set[str] = set()
    measured: tuple[Lesion, ...] = targets_of(study)
    for lesion in measured:
        if lesion.key in seen and lesion.key not in told:
            told.add(lesion.key)
            yield lesion.key
        seen.add(lesion.key)
