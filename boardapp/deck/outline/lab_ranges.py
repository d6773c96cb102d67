"""The latest result of each test on its own range, for a main slide."""

from collections.abc import Sequence

from msgspec.structs import replace

from boardapp.case.place import Place
from boardapp.deck.outline import lab_texts
from boardapp.deck.outline.material import Material
from boardapp.figures.ranges.ranges import Ranges, Result
from boardapp.review.model.labs import LabSeries
from boardapp.words.lists import listed, parted
from boardapp.words.values import range_text

_BAND, _NO_BAND = "Band and brackets: the laboratory's own range.", "No band: no range reported."


def latest_figure(
    material: Material, series: Sequence[LabSeries], shared: str, summary: str
) -> Ranges:
    """The latest results; `shared` is the time that is told once for all of them."""
    results = _merged([_result(material, one, shared) for one in series])
    return Ranges(name="Latest results", summary=summary, results=tuple(results))


def key_of(figure: Ranges) -> str:
    """What the bands mean, and what it means that there is none."""
    has_track = any(result.has_track for result in figure.results)
    is_bare = any(result.has_number and not result.has_track for result in figure.results)
    return parted((_BAND if has_track else "", _NO_BAND if has_track and is_bare else ""), " ")


def _result(material: Material, one: LabSeries, shared: str) -> Result:
    latest = lab_texts.latest_point(one)
    reference = range_text(*latest.reference)
    time = material.times.of(latest.when)
    grade = lab_texts.grade_without_range(one)
    sign = material.doubts.sign(latest.place)
    basis = f"lab{', worst of range' * grade.is_worst_of_range}" if grade else ""
    details = (
        f"({reference})" if reference else "",
        f"grade {grade.number} ({basis})" if grade else "",
        time if time != shared else "",
        f"as printed, {sign}" if sign else "",
    )
    return Result(
        name=one.test,
        text=lab_texts.flagged_text(one, latest),
        details=tuple(filter(None, details)),
        has_number=latest.low is not None or latest.high is not None,
        low=latest.low,
        high=latest.high,
        reference_low=latest.reference_low,
        reference_high=latest.reference_high,
        is_outside=latest.flag in lab_texts.OUTSIDE,
        place=latest.place,
    )


def _merged(results: Sequence[Result]) -> list[Result]:
    """The results; those in words that say the same of several tests as one row."""
    alike: dict[Result, list[Result]] = {}
    for result in results:
        same = result if result.has_track else replace(result, name="", place=Place())
        alike.setdefault(same, []).append(result)
    return [
        told[0] if len(told) == 1 else replace(same, name=listed([one.name for one in told]))
        for same, told in alike.items()
    ]
