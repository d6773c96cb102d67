"""Reports on tissue and operations that can't be as they stand.

That R0, R1, R2 and RX are the classes of residual tumor is the UICC's. All else follows from what
the words mean: no share is above 100 %, no specimen is older than its operation, and a drug has no
margins.
"""

import re
from collections.abc import Iterator

from boardapp.case.pathology import PathologyReport
from boardapp.case.place import Place, placed
from boardapp.case.therapy import Surgery, Therapy
from boardapp.case.value import Value
from boardapp.clinical.mrd_units import cells_fraction
from boardapp.clinical.therapy_class import class_of_kind, is_given
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.words.capitals import capitalised
from boardapp.words.lists import listed
from boardapp.words.studies import report_title, stain_text
from boardapp.words.values import value_text

MARGINS_SOURCE = "residual tumor: R0, R1, R2 or RX (UICC)"
_MARGIN = re.compile(r"\bR\s?(\d+)\b")
_MOST_RESIDUAL = 2
_ALL = 100.0
_MAY_OPERATE = ("surgery", "transplant", "other")
"""Classes of which one can be an operation: a transplant may be that of a liver."""


def shares_of_stains(scene: Scene) -> Iterator[Alarm]:
    """A stain in more than all cells, or in fewer than none."""
    for _, place, report in placed("pathology", scene.case.pathology):
        for n, stain in enumerate(report.stains):
            if _is_no_share(stain.value, cells_fraction(stain.unit) if stain.unit else None):
                yield Alarm(
                    severity="error",
                    place=place / "stains" / n / "value",
                    title=stain.name,
                    sentence=f"{stain_text(stain)} is stated; a share lies between 0 and 100 %.",
                    to_do="Look up the value and its unit.",
                    source=report.source,
                )


def operations_of_reports(scene: Scene) -> Iterator[Alarm]:
    """A report that names an operation which the case lacks, did not have, or had only later."""
    therapies = {key: one for key, _, one in placed("therapies", scene.case.therapies)}
    for key, place, report in placed("pathology", scene.case.pathology):
        if report.therapy and (told := _fault_of_link(key, report, therapies, scene)):
            yield Alarm(
                severity="warning",
                place=place / "therapy",
                title=report_title(report),
                sentence=f"{report_title(report)} {told}.",
                to_do="Write the id of the operation of the specimen, or correct the times.",
                source=report.source,
            )


def _fault_of_link(
    key: str, report: PathologyReport, therapies: dict[str, Therapy], scene: Scene
) -> str:
    therapy = therapies.get(report.therapy)
    if therapy is None:
        return f'names "{report.therapy}", which is no therapy of the case'
    if not is_given(therapy):
        return f"is of {therapy.name}, which is stated as {therapy.status}"
    since = scene.moments.clock.between(report.therapy, "start", key, "start").latest
    is_older = since is not None and since < 0
    return f"is of {therapy.name}, which came only after it" if is_older else ""


def margins(scene: Scene) -> Iterator[Alarm]:
    """Margins by an R that there is none of."""
    for place, therapy, surgery in _operations(scene):
        found = [n for n in _MARGIN.findall(surgery.margins) if int(n) > _MOST_RESIDUAL]
        if found:
            yield Alarm(
                severity="error",
                place=place / "surgery" / "margins",
                title=therapy.name,
                sentence=f"Margins R{found[0]} are stated; there are R0, R1, R2 and RX.",
                to_do="Look up the margins as the pathologist wrote them.",
                source=therapy.source,
            )


def necrosis(scene: Scene) -> Iterator[Alarm]:
    """Necrosis of more than the whole specimen, or of less than none of it."""
    for place, therapy, surgery in _operations(scene):
        if surgery.necrosis is not None and _is_no_share(surgery.necrosis, 1 / _ALL):
            told = value_text(surgery.necrosis, "%")
            yield Alarm(
                severity="error",
                place=place / "surgery" / "necrosis",
                title=therapy.name,
                sentence=f"Necrosis of {told} is stated; a share lies between 0 and 100 %.",
                to_do="Look up the share; some reports tell what is viable instead.",
                source=therapy.source,
            )


def no_operations(scene: Scene) -> Iterator[Alarm]:
    """Facts of an operation at a therapy of another kind, or at one that was not done."""
    for place, therapy, surgery in _operations(scene):
        facts = _found_by_it(surgery)
        is_other = class_of_kind(therapy.kind) not in _MAY_OPERATE
        if is_other:
            told = f'its kind is "{therapy.kind}", and it has facts of an operation'
            told += f" ({listed(facts)})" if facts else ""
            to_do = "Write the operation as a therapy of its own, or correct the kind."
        elif facts and not is_given(therapy):
            told = f"it is stated as {therapy.status}, and has {listed(facts)}"
            to_do = "Look up whether the operation was done."
        else:
            continue
        yield Alarm(
            severity="warning",
            place=place / "surgery",
            title=therapy.name,
            sentence=f"{capitalised(therapy.name)}: {told}.",
            to_do=to_do,
            source=therapy.source,
        )


def _operations(scene: Scene) -> Iterator[tuple[Place, Therapy, Surgery]]:
    for _, place, therapy in placed("therapies", scene.case.therapies):
        if therapy.surgery is not None:
            yield place, therapy, therapy.surgery


def _found_by_it(surgery: Surgery) -> list[str]:
    """What only an operation that was done can tell."""
    told = (
        ("margins", surgery.margins),
        ("residual tumor", surgery.residual),
        ("a pathological response", surgery.pathological_response),
        ("necrosis", surgery.necrosis),
    )
    return [name for name, fact in told if fact]


def _is_no_share(value: Value | None, one: float | None) -> bool:
    """Whether a value can't be a share; `one` of its unit is this part of the whole."""
    if value is None or one is None:
        return False
    is_more = value.low is not None and value.low * one > 1
    return is_more or (value.high is not None and value.high < 0)
