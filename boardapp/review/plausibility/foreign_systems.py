"""Systems of response, stage or tracer uptake that belong to another disease."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.place import Place, placed
from boardapp.case.said import said
from boardapp.clinical.diseases.profile import DiseaseProfile
from boardapp.clinical.diseases.reading import profiles
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.diseases.written_names import Words, WrittenName
from boardapp.review.plausibility.rule import Alarm, Scene

BASIS = "the systems that the profiles of the diseases name"


def systems(scene: Scene) -> Iterator[Alarm]:
    """Each system that profiles name, but not that of this disease.

    A system that no profile names is not judged, nor is any of a disease whose profile names none.
    """
    own = profile_of(scene.case.diagnosis)
    if not _systems(own):
        return
    for place, system, source in _stated(scene.case):
        words = Words(system)
        if not said(system) or _names(own, words):
            continue
        others = [p.title for p in profiles().all() if p.name == p.family and _names(p, words)]
        if others:
            yield Alarm(
                severity="note",
                place=place,
                title=system,
                sentence=f"{system} is a system for: {', '.join(others)}; the disease is read as "
                f"{own.title}.",
                to_do="Look up the system; if the disease is read wrongly, set diagnosis.profile.",
                source=source,
            )


def _systems(profile: DiseaseProfile) -> tuple[str, ...]:
    return (*profile.response_systems, *profile.staging_systems, *profile.scores)


def _names(profile: DiseaseProfile, words: Words) -> bool:
    return any(WrittenName.parse(name).find(words) for name in _systems(profile))


def _stated(case: Case) -> Iterator[tuple[Place, str, str]]:
    """Each system that the case names, with its place and source."""
    for _, place, look in placed("assessments", case.assessments):
        yield place / "response_system", look.response_system, look.source
    for _, place, study in placed("imaging", case.imaging):
        yield place / "response_system", study.response_system, study.source
        for number, score in enumerate(study.scores):
            yield place / "scores" / number / "system", score.system, study.source
    for _, place, one in placed("staging", case.staging):
        yield place / "system", one.system, one.source
    for _, place, therapy in placed("therapies", case.therapies):
        yield place / "best_response_system", therapy.best_response_system, therapy.source
