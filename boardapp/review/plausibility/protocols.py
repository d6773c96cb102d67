"""Protocols that don't exist, and protocols of another situation."""

from collections.abc import Iterator

from boardapp.case.place import placed
from boardapp.clinical.protocols import frontline_study, nearest_study, unknown_study
from boardapp.clinical.response_words import state_of
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised


def unknown(scene: Scene) -> Iterator[Alarm]:
    """A name in the pattern of a study that is none of the listed ones."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        for field in ("protocol", "name", "arm"):
            if name := unknown_study(getattr(therapy, field)):
                meant = nearest_study(name)
                yield Alarm(
                    severity="warning" if meant else "note",
                    place=place / field,
                    title="Protocol",
                    sentence=f'"{name}" is no study of the list'
                    f"{f'; {meant} differs in one sign' if meant else ''}.",
                    to_do="Look up the protocol; a study that the list lacks can be acknowledged.",
                    source=therapy.source,
                )
                break


def frontline_for_relapse(scene: Scene) -> Iterator[Alarm]:
    """A study for patients at diagnosis whose therapy surely begins after a relapse."""
    relapses = [k for k, _, look in placed("assessments", scene.case.assessments)
                if state_of(look) == "relapse"]  # fmt: skip
    for key, place, therapy in placed("therapies", scene.case.therapies):
        name = frontline_study(f"{therapy.protocol} {therapy.name}")
        if name and any(scene.moments.is_surely_before(one, key) for one in relapses):
            yield Alarm(
                severity="warning",
                place=place / ("protocol" if therapy.protocol else "name"),
                title=f"{capitalised(therapy.name)}: protocol",
                sentence=f"{name} enrolled patients at diagnosis; this therapy begins after a "
                "relapse.",
                to_do="Look up the protocol, or say that its recipe was used off study.",
                source=therapy.source,
            )
