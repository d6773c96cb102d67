"""Shares of more than the whole, and residual disease that its own marrow can't hold.

Rule "shares of a whole, version 1": no share is above 100 %, no fraction above 1. That MRD of 5 %
and more is doubted where it is five times the blasts of the same marrow is a limit of ours: the
microscope and flow cytometry count differently, but not so. That MRD of 1 % and more is no
complete remission is the wording of the adult criteria (Gökbuget 2024, acute lymphoblastic
leukemia), and is said where the counts that these criteria ask for are missing too.
"""

from collections.abc import Iterator

from boardapp.case.assessment import Antigen, Assessment, Mrd
from boardapp.case.place import Place, placed
from boardapp.case.value import Value
from boardapp.clinical.diseases.recognition import profile_of
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.response_words import claimed_response
from boardapp.clinical.scales import is_saturation
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.fractions import fraction_text
from boardapp.words.values import value_text

RULE = "shares of a whole, version 1"
SOURCE = "no share is above 100 %"
MRD_SOURCE = (
    "MRD ≥ 1 % is no complete remission (Gökbuget N et al. Blood 2024;143:1891, adults with "
    "ALL); MRD of 5 % and five times the blasts is a limit of ours"
)
_MOST_FOR_REMISSION = 0.01
_DOUBTED_FROM = 0.05
_TIMES_BLASTS = 5.0
_PERCENT = ("%", "percent")


def above_the_whole(scene: Scene) -> Iterator[Alarm]:
    """Blasts, residual disease, chimerism and antigens of more than 100 %."""
    for place, what, value, unit, source in _shares(scene):
        if value is None or value.low is None:
            continue
        most = 100.0 if unit.strip() in _PERCENT else _whole_in(unit)
        if most is not None and value.low > most:
            yield Alarm(
                severity="error",
                place=place,
                title=what,
                sentence=f"{what}: {value_text(value, unit or '%')} is more than the whole.",
                to_do="Look up the value and its unit.",
                source=source,
            )


def _whole_in(unit: str) -> float | None:
    """How much of a unit is the whole, where it is one of shares."""
    one = cells_fraction(unit)
    return None if not one else 1 / one


_Share = tuple[Place, str, Value | None, str, str]


def _shares(scene: Scene) -> Iterator[_Share]:
    dx = scene.case.diagnosis
    yield Place("diagnosis.marrow_blasts"), "Marrow blasts", dx.marrow_blasts, "%", dx.source
    yield from _antigens(Place("diagnosis.immunophenotype"), dx.immunophenotype)
    for _, place, measure in placed("measurements", scene.case.measurements):
        if measure.unit.strip() == "%" and is_saturation(measure.name):
            yield place / "value", measure.name, measure.value, "%", measure.source
    for _, place, look in placed("assessments", scene.case.assessments):
        if look.marrow:
            marrow = place / "marrow"
            yield marrow / "blasts", "Marrow blasts", look.marrow.blasts, "%", look.source
            for n, one in enumerate(look.marrow.mrd):
                unit = one.unit or "1"
                yield marrow / "mrd" / n / "value", "MRD", one.value, unit, look.source
                yield marrow / "mrd" / n / "limit", "Limit of MRD", one.limit, unit, look.source
        for n, share in enumerate(look.chimerism):
            yield place / "chimerism" / n / "donor", "Chimerism", share.donor, "%", look.source
        yield from _antigens(place / "antigens", look.antigens)


def antigen_states(scene: Scene) -> Iterator[Alarm]:
    """An antigen that is called negative with a share that is called positive, or the reverse."""
    looks = [(Place("diagnosis.immunophenotype"), scene.case.diagnosis.immunophenotype)]
    looks += [
        (p / "antigens", a.antigens) for _, p, a in placed("assessments", scene.case.assessments)
    ]
    for place, antigens in looks:
        for n, antigen in enumerate(antigens):
            value = antigen.value
            if value is None or antigen.unit.strip() not in _PERCENT:
                continue
            is_high = value.low is not None and value.low >= _POSITIVE_FROM
            is_none = value.high is not None and value.high <= _NEGATIVE_UP_TO
            if (antigen.state == "negative" and is_high) or (
                antigen.state == "positive" and is_none
            ):
                yield Alarm(
                    severity="warning",
                    place=place / n / "state",
                    title=antigen.name,
                    sentence=f"{antigen.name} is called {antigen.state}, with {value.text} % of "
                    "the blasts.",
                    to_do="Look up the state and the share.",
                    source=antigen.source,
                )


ANTIGEN_SOURCE = "negative with 20 % and more, positive with 1 % and less (limits of ours)"
_POSITIVE_FROM, _NEGATIVE_UP_TO = 20.0, 1.0


def _antigens(place: Place, antigens: tuple[Antigen, ...]) -> Iterator[_Share]:
    for n, antigen in enumerate(antigens):
        if antigen.unit.strip() in ("%", "percent"):
            yield place / n / "value", antigen.name, antigen.value, "%", antigen.source


def mrd_in_its_marrow(scene: Scene) -> Iterator[Alarm]:
    """MRD far above the blasts of its marrow, or beside a complete remission that it excludes."""
    contradicted = {
        row.place.record
        for row in scene.stated_and_computed
        if row.agreement == "disagrees" and row.place.collection == "assessments"
    }
    for _, place, look in placed("assessments", scene.case.assessments):
        for n, one in enumerate(look.marrow.mrd if look.marrow else ()):
            level = _level(one)
            told = _fault(scene, look, level, is_contradicted=place in contradicted)
            if level is not None and told:
                yield Alarm(
                    severity="warning",
                    place=place / "marrow" / "mrd" / n / "value",
                    title="MRD",
                    sentence=f"MRD of {fraction_text(level)} ({level * 100:g} %) {told}",
                    to_do="Look up the level and its unit, and the response.",
                    source=one.source or look.source,
                )
                break


def _fault(scene: Scene, look: Assessment, level: float | None, *, is_contradicted: bool) -> str:
    """What speaks against a level of residual disease, after "MRD of 4×10⁻¹"; or nothing."""
    if level is None or level > 1:
        return ""
    blasts = look.marrow.blasts if look.marrow else None
    most = blasts.high if blasts and not blasts.is_missing else None
    if level >= _DOUBTED_FROM and most is not None and level * 100 > _TIMES_BLASTS * most:
        return f"is stated, and {blasts.text if blasts else ''} % blasts of the same marrow."
    is_claimed = claimed_response(look) in ("CR", "CRi", "MLFS")
    profile = profile_of(scene.case.diagnosis)
    is_asked = profile.uses("relapse classes of ALL") and not is_contradicted
    if is_claimed and is_asked and level >= _MOST_FOR_REMISSION:
        return (
            f'is stated beside "{look.response or look.finding}"; by the criteria for adults '
            "with ALL no MRD of 1 % and more is a complete remission."
        )
    return ""


def _level(mrd: Mrd) -> float | None:
    """The least level that a positive result can mean, as a fraction of cells."""
    one = cells_fraction(mrd.unit)
    if mrd.result != "positive" or mrd.value is None or mrd.value.low is None or one is None:
        return None
    return mrd.value.low * one
