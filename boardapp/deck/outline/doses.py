"""Backup: the dose of each therapy as stated, with its share of the standard dose."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from boardapp.deck.fitting.title_fit import first_fitting
from boardapp.deck.outline.material import Facts, Material, fact, slide, table
from boardapp.deck.outline.names import called
from boardapp.deck.slides import Note, Slide
from boardapp.review.model.course import DoseEntry
from boardapp.words.capitals import capitalised
from boardapp.words.doses import dose_text, share_text
from boardapp.words.lists import listed, parted
from boardapp.words.plurals import counted

_COLUMNS = ("Therapy", "Of what", "Dose", "How")
_WIDTHS = (2.6, 2.4, 2.8, 3.0)
_WHOLE = 100.0


def doses_slide(material: Material) -> Slide | None:
    """Every dose in the order of the case; none where no dose and no share is stated.

    The same dose on several days of a cycle is one row. What was given without a word on its dose
    is named below the table.
    """
    entries = material.review.doses
    if not any(map(_is_stated, entries)):
        return None
    groups = list(_alike(_told(material)))
    rows = [_row(material, group) for group in groups]
    told = [f"{row[0]}, {row[1]}: {row[2]}" for row in rows]
    places = [group[0].place for group in groups]
    summary = f"Doses: {'; '.join(told)}"
    block = table(_COLUMNS, rows, _WIDTHS, summary, _without(material), places)
    facts = Facts(lines=tuple(map(_fact, entries)), shown=entries)
    made = slide(material, "doses", "Backup", _title(entries), (block,), facts)
    return replace(made, recorded=_below_standard(entries))


def _is_stated(entry: DoseEntry) -> bool:
    return any(value is not None and not value.is_missing for value in (entry.dose, entry.share))


def _told(material: Material) -> list[DoseEntry]:
    """The doses of which anything is stated, be it a schedule alone."""
    doses = material.review.doses
    return [one for one in doses if _is_stated(one) or _schedule(material, one)]


def _alike(entries: Sequence[DoseEntry]) -> Iterator[list[DoseEntry]]:
    """The doses of one drug that differ in nothing but the day of their cycle, together."""
    for (_, is_day, _), group in groupby(entries, key=_likeness):
        one = list(group)
        yield from [one] if is_day else [[entry] for entry in one]


def _likeness(entry: DoseEntry) -> tuple[str, bool, tuple[object, ...]]:
    dose = entry.dose.text if entry.dose else ""
    return entry.key, entry.kind == "day", (entry.cycle, entry.what, dose, entry.unit)


def _row(material: Material, group: Sequence[DoseEntry]) -> tuple[str, ...]:
    entry = group[0]
    dose = dose_text(entry.dose, entry.unit, entry.share)
    places = [one.place / field for one in group for field in ("dose", "unit", "share")]
    return (
        _therapy(material, entry),
        f"{entry.what}, cycle {entry.cycle}" if entry.kind == "day" else entry.what,
        material.doubts.printed(dose, *places) if _is_stated(entry) else dose,
        _how(material, group),
    )


def _therapy(material: Material, entry: DoseEntry) -> str:
    """What a slide calls the therapy, with its cycles; what was not given says so."""
    phase = next(phase for phase in material.review.all_phases if phase.key == entry.key)
    return called(phase) if phase.is_given else f"{called(phase)} ({phase.status})"


def _how(material: Material, group: Sequence[DoseEntry]) -> str:
    """Basis, route, schedule; the days of a cycle; of the first drug the schedule of them all."""
    entry = group[0]
    if entry.kind == "day":
        days = [str(one.on_day) for one in group]
        return f"given on {'day' if len(days) == 1 else 'days'} {listed(days)}"
    return _schedule(material, entry)


def _schedule(material: Material, entry: DoseEntry) -> str:
    phase = next(phase for phase in material.review.all_phases if phase.key == entry.key)
    is_first = next(one for one in material.review.doses if one.key == entry.key) is entry
    return parted((*entry.how, phase.schedule if is_first else ""))


def _without(material: Material) -> str:
    """The therapies that were given and of which nothing is said of a dose."""
    told = {entry.key for entry in _told(material)}
    names = [
        called(phase)
        for phase in material.review.all_phases
        if phase.is_given and phase.key not in told and phase.therapy_class != "surgery"
    ]
    return f"No dose stated: {'; '.join(dict.fromkeys(names))}." if names else ""


def _title(entries: Sequence[DoseEntry]) -> str:
    """What was less than the standard dose, and of what no dose is stated; else how many."""
    missing = list(dict.fromkeys(e.what for e in entries if not _has_dose(e) and e.what))
    therapies = counted(len({entry.key for entry in entries if _is_stated(entry)}), "therapy",
                        "therapies")  # fmt: skip
    of_all = f"Doses of {therapies.lower()} as stated"
    gap = f"; no dose stated: {listed(missing)}" if missing else ""
    below = _below_standard(entries)
    return first_fitting(f"{below}{gap}" if below else "", below, f"{of_all}{gap}", of_all)


def _below_standard(entries: Sequence[DoseEntry]) -> str:
    """The drugs of which less than the standard dose was given; empty without such."""
    part = [
        f"{entry.what} {entry.share.text} %"
        for entry in entries
        if entry.share and entry.share.is_numeric and _is_below(entry)
    ]
    return f"{capitalised(listed(part))} of the standard dose" if part else ""


def _is_below(entry: DoseEntry) -> bool:
    return entry.share is not None and entry.share.high is not None and entry.share.high < _WHOLE


def _has_dose(entry: DoseEntry) -> bool:
    return entry.dose is not None and not entry.dose.is_missing


def _fact(entry: DoseEntry) -> Note:
    how = parted((dose_text(entry.dose, entry.unit), share_text(entry.share), *entry.how))
    return fact(entry, f"{entry.therapy}, {entry.what}: {how}")
