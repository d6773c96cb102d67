"""The one-liner: who, what, how often relapsed, treated with what, how it stands, the question."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from boardapp.case.said import said
from boardapp.clinical.sites import short_site
from boardapp.review.model.base import Moment
from boardapp.review.model.course import (
    LineOfTherapy,
    Look,
    OneLiner,
    Phase,
    Relapse,
    Status,
    StatusPart,
)
from boardapp.words.capitals import capitalised
from boardapp.words.inferred import COUNTED_BY_US
from boardapp.words.plurals import counted
from boardapp.words.times import short_text
from boardapp.words.vital import planned_word

_LONGEST_QUESTION = 160
_PREPOSITIONS = ("after", "at", "before", "between", "during", "in", "on", "within")


def one_liner(
    who: str,
    *,
    lines: tuple[LineOfTherapy, ...],
    relapses: tuple[Relapse, ...],
    status: Status,
    looks: tuple[Look, ...] = (),
    not_given: tuple[Phase, ...] = (),
    time: Callable[[Moment], str] = short_text,
    question: str = "",
) -> OneLiner:
    """A few sentences, `who` first; what is not reported is left out, save the status.

    `time` puts a moment into words. A question longer than 160 characters stands by itself,
    and not here too.
    """
    returns = (_relapses(relapses), _progressions(looks))
    course = (*returns, _lines(lines), _planned(not_given, is_dead=status.death is not None))
    asked = question.strip()
    return OneLiner(
        who=who,
        course=tuple(filter(None, course)),
        now=_status_sentence(status, time) if any(course) or status.parts else "",
        status=status.text,
        question=asked if len(asked) <= _LONGEST_QUESTION else "",
    )


def who_text(sex: str, ages: Sequence[str], disease: str) -> str:
    """Who it is about: "Male, 9 mo at diagnosis, with B-ALL".

    Of a disease that is not reported no age at diagnosis can be told.
    """
    if not said(disease):
        return f"{_who(sex, ())} with a disease that is not reported"
    return f"{_who(sex, ages)} with {disease}"


def sites_text(relapse: Relapse) -> str:
    """The sites of a relapse, short: "isolated marrow", "CNS + extramedullary"."""
    sites = map(short_site, relapse.sites)
    text = " + ".join(sites) or relapse.told or "site not reported"
    return f"isolated {text}" if relapse.is_isolated else text


def since_text(moment: Moment, time: Callable[[Moment], str] = short_text) -> str:
    """A moment as it ends a sentence; empty where nothing is known of it."""
    return time(moment) if moment.is_reported else ""


def as_of_text(when: str) -> str:
    """How the time of the data follows a status: "as of month 8", but "during …", "in …"."""
    return when if when.split(" ", 1)[0] in _PREPOSITIONS else f"as of {when}"


def _who(sex: str, ages: Sequence[str]) -> str:
    noun = {"male": "Male", "female": "Female"}.get(sex, "Patient")
    told = [age for age in ages if age]
    if not told:
        return noun if noun == "Patient" else f"{noun} patient"
    return f"{', '.join((noun, *told))},"


def _relapses(relapses: tuple[Relapse, ...]) -> str:
    if not relapses:
        return ""
    return f"{counted(len(relapses), relapses[0].turn)} ({_repeated(map(sites_text, relapses))})."


def _repeated(sites: Iterable[str]) -> str:
    """The sites of each turn in their order; those of turns that follow each other once."""
    runs = ((text, len(list(same))) for text, same in groupby(sites))
    return "; ".join(f"{text} ×{n}" if n > 1 else text for text, n in runs)


def _progressions(looks: tuple[Look, ...]) -> str:
    found = [look for look in looks if look.state == "progression" and not look.is_later]
    told = [" + ".join(look.sites) or "site not reported" for look in found]
    where = f" ({_repeated(told)})" if any(look.sites for look in found) else ""
    return f"{counted(len(found), 'progression')}{where}." if found else ""


def _planned(not_given: tuple[Phase, ...], *, is_dead: bool) -> str:
    names = [phase.name for phase in not_given if phase.status == "planned"]
    return f"{planned_word(is_dead=is_dead)}: {', '.join(names)}." if names else ""


def _lines(lines: tuple[LineOfTherapy, ...]) -> str:
    if not lines:
        return ""
    last = lines[-1]
    intent = f" ({last.intent} intent)" if last.intent and last.has_one_intent else ""
    which = "the last " if len(lines) > 1 else ""
    by_us = f" ({COUNTED_BY_US})" if any(line.is_counted for line in lines) else ""
    return f"{counted(len(lines), 'line')} of therapy{by_us}, {which}{last.name}{intent}."


def _status_sentence(status: Status, time: Callable[[Moment], str]) -> str:
    """How things stand: what one look found with its time, what another found with its own."""
    if not status.parts:
        when = since_text(status.as_of, time)
        return f"{capitalised(status.text)}{f', {as_of_text(when)}' if when else ''}."
    groups = (
        _dated(list(parts), since_text(when, time))
        for when, parts in groupby(status.parts, lambda part: part.when)
    )
    return f"{capitalised('; '.join(groups))}."


def _dated(parts: list[StatusPart], time: str) -> str:
    text, before = "; ".join(part.text for part in parts), parts[-1].before
    if before:
        return ", ".join(filter(None, (text, time, before)))
    return f"{text}, {time}" if time else text
