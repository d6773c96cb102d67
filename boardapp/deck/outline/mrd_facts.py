"""What is told over the chart of MRD: how things stand beside it, each with its time.

Only what is stated. Of an antigen that the case knows or that a drug was aimed at, it is told as
well that nobody looked at it since MRD was found, since the next drug depends on that.
"""

from collections.abc import Iterator

from boardapp.case.place import Place
from boardapp.deck.outline.material import Material
from boardapp.figures.charts.chart import Fact
from boardapp.review.course.mrd_trend import MrdTrend
from boardapp.review.model.course import Domain, StatusRow
from boardapp.review.model.toxicity import AntigenEntry
from boardapp.words.lists import parted
from boardapp.words.looks import remission_length
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.times import derived_text

_DOMAINS: tuple[Domain, ...] = ("disease", "chimerism", "cns", "performance")


def mrd_slide_facts(material: Material, trend: MrdTrend) -> tuple[Fact, ...]:
    """The facts in the order in which they are drawn, the most important first."""
    rows = {row.domain: row for row in told_rows(material)}
    facts = [(domain, _fact(material, rows[domain])) for domain in _DOMAINS if domain in rows]
    disease = (fact for domain, fact in facts if domain == "disease")
    others = (fact for domain, fact in facts if domain != "disease")
    return (*disease, *_antigens(material, trend), *others)


def told_rows(material: Material) -> tuple[StatusRow, ...]:
    """The rows of the status that are told here: stated, and not overtaken by a relapse."""
    return tuple(
        row
        for row in material.review.status.rows
        if row.domain in _DOMAINS and not (row.is_missing or row.is_overtaken)
    )


def _fact(material: Material, row: StatusRow) -> Fact:
    text = row.short or row.value
    if row.domain == "disease":
        text = parted((text, _remission_length(material)), ", ")
    label = parted((row.label, _time(material, row)), ", ")
    return Fact(label=label, text=material.doubts.mark(text, *_places(row)))


def _places(row: StatusRow) -> tuple[Place, ...]:
    """Where the statement stands: of an assessment its response, not all that it measured."""
    if row.domain == "disease" and row.place == row.place.record:
        return row.place / "response", row.place / "sites"
    return (row.place,)


def _time(material: Material, row: StatusRow) -> str:
    when = row.when
    return derived_text(when) if when.is_exact else material.times.brief(when)


def _remission_length(material: Material) -> str:
    """How long a remission has lasted that nothing ended; empty where none goes on."""
    remissions = material.review.remissions
    last = remissions[-1] if remissions else None
    is_told = last is not None and last.is_ongoing and last.is_called_remission
    return remission_length(last) if last and is_told else ""


def _antigens(material: Material, trend: MrdTrend) -> Iterator[Fact]:
    """What was found of each antigen since MRD was found; those not looked at in one."""
    if trend.state == "not detected" or trend.since.earliest is None or trend.is_overtaken:
        return
    ledger = material.review.antigen_ledger
    missing = []
    known = (e.antigen for e in ledger if e.kind == "exposure" or not e.is_missing)
    for antigen in dict.fromkeys(known):
        entry = _since(ledger, antigen, trend.since.earliest)
        if entry is None:
            missing.append(antigen)
        else:
            time = derived_text(entry.when) if entry.when.is_exact else entry.at
            yield Fact(label=parted((antigen, time), ", "), text=entry.text)
    if missing:
        since = derived_text(trend.since)
        places = [result.place.record / "antigens" for result in trend.values]
        text = material.doubts.mark(NOT_REPORTED, *places)
        yield Fact(label=f"{', '.join(missing)} since {since}", text=text, is_missing=True)


def _since(ledger: tuple[AntigenEntry, ...], antigen: str, day: float) -> AntigenEntry | None:
    """The last look at an antigen from a day on."""
    found = [
        entry
        for entry in ledger
        if entry.antigen == antigen
        and entry.kind == "expression"
        and not entry.is_missing
        and entry.when.earliest is not None
        and entry.when.earliest >= day
    ]
    return found[-1] if found else None
