"""The lane of a timeline for imaging studies: what was done, with its sum or score."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from boardapp.figures.text_width import shorten
from boardapp.figures.timeline.element_parts import (
    MARK_LABEL_LENGTH,
    mark_at,
    placed,
    tip_text,
)
from boardapp.figures.timeline.timeline import Lane, Mark
from boardapp.review.model.imaging import StudyEntry
from boardapp.words.lists import parted
from boardapp.words.studies import modality_name, score_text, size_text, study_text, study_title


def imaging_lane(studies: Iterable[StudyEntry], undated: list[str]) -> Lane:
    """A mark for each study; empty without any. What a study is called stands with the disease."""
    return Lane(name="Imaging", marks=tuple(_marks(studies, undated)), weight=0.98)


def _marks(studies: Iterable[StudyEntry], undated: list[str]) -> Iterator[Mark]:
    """Worded where the words change, so that a row of the same examination is named once."""
    before = ""
    for study in studies:
        words = _label(study)
        label = "" if words == before else shorten(words, MARK_LABEL_LENGTH)
        before = words
        name = study_title(study.record)
        told = parted((name, study_text(study.record)), "\n")
        tip = tip_text(told, study.when, study.source)
        mark = mark_at(study.key, label, tip, study.when, "follow-up", "square", name)
        if mark:
            mark = replace(mark, is_open=True, short=shorten(_modality(study), MARK_LABEL_LENGTH))
        yield from placed(mark, study.place, study.source, name, undated)


def _label(study: StudyEntry) -> str:
    """The examination with its score, else its sum: "FDG PET/CT Deauville 4", "CT 31 mm"."""
    scores = [score_text(one) for one in study.record.scores if not one.value.is_missing]
    size = f"{size_text(study.sum.low, study.sum.high)} mm" if study.sum else ""
    return parted((_modality(study), *(scores or [size])), " ")


def _modality(study: StudyEntry) -> str:
    return modality_name(study.record.modality)
