"""The titles of tissue: what its reports and genetic findings say, and nothing more."""

from collections.abc import Sequence

from boardapp.deck.fitting.title_fit import most_telling
from boardapp.words.capitals import capitalised, lowered
from boardapp.words.lists import parted
from boardapp.words.plurals import counted


def pathology_title(reports: Sequence[tuple[str, str]]) -> str:
    """Say "Core needle biopsy: osteosarcoma, high grade; resection: 92 % necrosis".

    Each report is told by its procedure and what it found; where there is no room for all, the
    first with how many there are, since it names the disease.
    """
    told = [parted((name, found), ": ") for name, found in reports]
    count = counted(len(reports), "pathology report")
    all_of_them = parted((told[0], *map(lowered, told[1:])))
    first = f"{count}; the first: {reports[0][1] or lowered(reports[0][0])}"
    if len(reports) == 1:
        return most_telling(capitalised(all_of_them), capitalised(reports[0][1]), count)
    return most_telling(capitalised(all_of_them), first, count)


def genetics_title(looks: Sequence[tuple[str, Sequence[str]]], count: int) -> str:
    """Say "At diagnosis: EGFR L858R 38 %; month 11: EGFR L858R 21 %, EGFR T790M 12 %".

    Each look is its time, empty where none is stated, and what was found then; the last that has a
    time stands alone where there is no room for all.
    """
    told = [(time, parted((time, parted(found, ", ")), ": ")) for time, found in looks if found]
    dated = [text for time, text in told if time] or [text for _, text in told]
    number = counted(count, "genetic finding")
    if not dated:
        return number
    return most_telling(
        capitalised(parted(text for _, text in told)), capitalised(dated[-1]), number
    )
