"""Looks at the disease in words: their short names, and what was found in marrow and CSF."""

import math
from typing import Protocol

from boardapp.case.assessment import Assessment, Chimerism
from boardapp.case.interval import MONTH_D, Interval
from boardapp.clinical.response_words import state_in, state_of
from boardapp.words.capitals import capitalised
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.studies import response_by
from boardapp.words.times import Bounds, duration_text

SITE_NOT_REPORTED = "site not reported"


def relapse_name(number: int | None, turn: str = "relapse") -> str:
    """A relapse by its number, in the word of its disease: "relapse 2", "recurrence"."""
    return f"{turn} {number}" if number else turn


def remission_name(*, is_called_remission: bool) -> str:
    """A stretch without disease in the source's sense: it may not have called it a remission."""
    return "remission" if is_called_remission else "no evidence of disease"


class Lasted(Protocol):
    """A remission as far as its length goes."""

    @property
    def is_seen_once(self) -> bool:
        """Whether a single look tells it, so that it has no length."""

    @property
    def duration(self) -> Bounds:
        """Its length in days."""

    @property
    def is_open(self) -> bool:
        """Whether nothing but a death ended it."""


def remission_length(remission: Lasted) -> str:
    """How long a remission lasted; empty where that is not known.

    "at most 3.2 mo" where it may be that it lasted no time at all to its last look.
    """
    most = remission.duration.latest
    if not remission.is_open or remission.duration.earliest is not None or most is None:
        return duration_text(remission.duration)
    tenths = math.ceil(round(most / MONTH_D * 10, 4)) / 10
    return f"at most {duration_text(Interval(tenths * MONTH_D, tenths * MONTH_D))}"


def remission_length_told(remission: Lasted) -> str:
    """The same, or that it was seen once; empty where neither is known."""
    return remission_length(remission) or ("seen once" if remission.is_seen_once else "")


def sites_text(sites: tuple[str, ...]) -> str:
    """The sites of a look: "CNS + testis"; empty where none is stated."""
    return " + ".join(site for site in sites if site and site != NOT_REPORTED)


def look_name(look: Assessment, turn: str = "relapse") -> str:
    """What a look found, in the source's own words: "relapse 1 (marrow)", "PR", "death (sepsis)".

    `turn` is what a relapse of this disease is called. It bears a number only where the source
    gives one. A look that states nothing of the disease is named by what it is ("evaluation").
    """
    sites = sites_text(look.sites)
    if look.finding == "relapse":
        told = relapse_told(look)
        name = relapse_name(look.number, turn)
        if told and not sites:
            return f"{name}: {told}"
        return f"{name} ({sites or SITE_NOT_REPORTED})" + (f": {told}" if told else "")
    if look.finding == "death":
        return f"death ({look.cause})" if look.cause else "death"
    name = response_told(look)
    return f"{name} ({sites})" if sites else name


def response_told(look: Assessment) -> str:
    """The response as stated, behind the kind of the look where the response does not say it.

    "51 % decrease" of a look that is a partial response is "partial response: 51 % decrease"; a
    response with its system is "PR by RECIST 1.1".
    """
    if not look.response:
        return response_by(look.finding, look.response_system)
    response = response_by(look.response, look.response_system)
    is_said = look.finding in _OPEN_KINDS or state_in(look.response) == state_of(look)
    return response if is_said else f"{look.finding}: {response}"


_OPEN_KINDS = ("evaluation", "follow-up", "engraftment")
"""Kinds of looks that state nothing of the disease themselves."""


def relapse_told(look: Assessment) -> str:
    """What a relapse says of itself beside its sites: "molecular relapse"."""
    plain = look.response.casefold().strip()
    return (
        "" if plain in ("relapse", "relapsed", "recurrence", "relapsed disease") else look.response
    )


def look_title(look: Assessment, turn: str = "relapse") -> str:
    """The same as it heads an entry: "Relapse 1: isolated marrow"."""
    if look.finding == "relapse":
        isolated = "isolated " if look.isolated else ""
        sites, told = sites_text(look.sites), relapse_told(look)
        where = f"{isolated}{sites or ('' if told else SITE_NOT_REPORTED)}".strip()
        text = "; ".join(filter(None, (where, told)))
        return f"{capitalised(relapse_name(look.number, turn))}: {text}"
    return capitalised(look_name(look))


def mrd_named(text: str) -> str:
    """A stated MRD with its name before it, where the source does not name it; else empty."""
    return text if not text or "MRD" in text else f"MRD {text}"


def short_method(method: str) -> str:
    """A method of MRD as it is called in passing: "flow" for "flow cytometry"."""
    return method.removesuffix(" cytometry")


def chimerism_text(found: tuple[Chimerism, ...]) -> str:
    """The donor share by specimen: "100 % donor (marrow); 98 % donor (CD3)"."""
    texts = (_share(one) for one in found)
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _share(one: Chimerism) -> str:
    if one.text:
        return one.text
    if one.donor.is_missing:
        return f"donor share {one.donor.text}"
    is_stated = one.specimen and one.specimen != NOT_REPORTED
    where = f" ({one.specimen})" if is_stated else ""
    return f"{one.donor.text} % donor{where}"
