"""Lines of a terminal: headings, rows, times, sources."""

import textwrap
from collections.abc import Iterable

from boardapp.review.model.base import Moment, Row
from boardapp.words.missing import NOT_REPORTED
from boardapp.words.sentences import with_full_stop
from boardapp.words.times import derived_text, short_text

WIDTH = 100


def section(title: str, lines: Iterable[str]) -> str:
    """A section that is always there, since that nothing is reported tells something."""
    return "\n".join((heading(title), "\n".join(lines) or "none reported"))


def section_if_any(title: str, lines: Iterable[str]) -> tuple[str, ...]:
    """A section that is left out where there is nothing to tell."""
    body = "\n".join(lines)
    return (f"{heading(title)}\n{body}",) if body else ()


def heading(text: str) -> str:
    """A heading with its underline."""
    return f"{text}\n{'=' * min(len(text), WIDTH)}"


def entry(head: str, *details: str, source: str = "") -> str:
    """One fact: its head, its details parted by semicolons, its source."""
    told = "; ".join(detail.rstrip(".") for detail in details if detail)
    text = f"{head}: {told}" if told else head
    return wrapped(f"{with_full_stop(text)} {cited(source)}", hanging=3)


def row_line(row: Row) -> str:
    """A label with what is stated under it, its note and its source."""
    when = f" ({row.note})" if row.note else ""
    return wrapped(f"{row.label}: {row.value}{when} {cited(row.source)}", hanging=3)


def cited(source: str) -> str:
    """Where a fact stands, in brackets; empty where that is not known."""
    return f"[{source}]" if source else ""


def time_told(moment: Moment) -> str:
    """A time as stated, and what the clock makes of it where that says more."""
    stated, derived = short_text(moment), derived_text(moment)
    if not moment.is_reported:
        return derived or NOT_REPORTED
    return stated if derived in ("", stated) else f"{stated} ({derived})"


def wrapped(text: str, *, indent: int = 0, hanging: int = 0) -> str:
    """A text in lines of the terminal; a word that is longer than one stays whole."""
    return textwrap.fill(
        text.strip(),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
    )
