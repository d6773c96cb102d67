"""The one-liner: who, what, how often relapsed, treated with what, and how it stands."""

from boardapp.review.model import NOT_REPORTED, LineOfTherapy, Moment, Relapse, Status
from boardapp.review.wording import capitalised

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def one_liner(
    *,
    sex: str,
    age: str,
    disease: str,
    lines: tuple[LineOfTherapy, ...],
    relapses: tuple[Relapse, ...],
    status: Status,
) -> str:
    """Two or three sentences from the data; what is not reported is left out, save the status."""
    return " ".join(
        filter(
            None,
            (
                f"{_who(sex, age)} with {disease}.",
                _relapse_sentence(relapses),
                _line_sentence(lines),
                _status_sentence(status),
            ),
        )
    )


def count_text(number: int, noun: str) -> str:
    """A counted noun: "Four relapses", "One line"."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{word} {noun}{'' if number == 1 else 's'}"


def sites_text(relapse: Relapse) -> str:
    """The sites of a relapse, short: "isolated marrow", "CNS + extramedullary"."""
    sites = [site.replace("bone marrow", "marrow") for site in relapse.sites]
    text = " + ".join(sites) or "site not reported"
    return f"isolated {text}" if relapse.is_isolated else text


def since_text(moment: Moment) -> str:
    """A moment as it ends a sentence; empty where nothing is known of it."""
    return moment.calendar or ("" if moment.stated == NOT_REPORTED else moment.stated)


def _who(sex: str, age: str) -> str:
    noun = {"male": "Male patient", "female": "Female patient"}.get(sex, "Patient")
    return f"{noun}, {age} at diagnosis," if age else noun


def _relapse_sentence(relapses: tuple[Relapse, ...]) -> str:
    if not relapses:
        return ""
    listed = "; ".join(map(sites_text, relapses))
    return f"{count_text(len(relapses), 'relapse')} ({listed})."


def _line_sentence(lines: tuple[LineOfTherapy, ...]) -> str:
    if not lines:
        return ""
    last = lines[-1]
    intent = f", {last.intent} intent" if last.intent != NOT_REPORTED else ""
    return f"{count_text(len(lines), 'line')} of therapy, the last {last.name}{intent}."


def _status_sentence(status: Status) -> str:
    when = since_text(status.as_of)
    as_of = f", as of {when}" if when else ""
    return f"{capitalised(status.text)}{as_of}."
