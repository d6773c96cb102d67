"""What the checks say of a case, and what was judged by a published rule."""

from typing import Literal

from boardapp.case.place import Place
from boardapp.review.model.base import Moment, Shown
from boardapp.review.model.fixes import Fix

Severity = Literal["error", "warning", "note"]


Agreement = Literal["agrees", "disagrees", "open"]


TOLD_OF_A_TEST = 5
"""How many results of one test are told one by one, each to be looked up or acknowledged."""


def more_likewise(number: int, count: int) -> str:
    """What ends the sentence on the last result of a test that is told; else empty."""
    more = count - TOLD_OF_A_TEST
    return (
        f" The same holds for {more} more of its results."
        if number == TOLD_OF_A_TEST < count
        else ""
    )


class Finding(Shown, frozen=True, kw_only=True):
    """A doubt or a fault. `event` is the key of the event it is about, where known.

    `title` says in a few words what it is about; `sentence` what is wrong or open;
    `basis` the rule with its version, or the source; `to_do` what a clinician can do.
    `rule` names the rule for an acknowledgement ("doubt" for a doubt of the case);
    `also_at` are further places of the same fault; `acknowledged` is the reason why it
    stands, which makes it a note. `fix` is the one sure mend, where the rule knows it.
    """

    severity: Severity
    title: str
    sentence: str
    basis: str
    to_do: str
    event: str = ""
    rule: str = ""
    also_at: tuple[Place, ...] = ()
    acknowledged: str = ""
    fix: Fix | None = None


class StatedAndComputed(Shown, frozen=True, kw_only=True):
    """What the source states beside what a published rule gives from the findings.

    `subject` is what is judged ("response"), `at` the look it belongs to. `missing` names
    what the rule needs and the case does not report. "open" is neither agreement nor
    disagreement: one of the two sides is not there. `is_computed` False: the rule gives nothing,
    and `computed` says why.
    """

    subject: str
    at: str
    key: str
    when: Moment
    stated: str
    computed: str
    agreement: Agreement
    rule: str
    missing: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    """The classes of response that the rule allows, best first; of responses by imaging only."""
    is_computed: bool = True


class CompletenessRow(Shown, frozen=True, kw_only=True):
    """One item that a board asks for; `matters` says why it matters for this question.

    `asks` are the places of the fields that it is about, where they are fields of their own.
    """

    checklist: Literal["MDT-MODe", "CARE", "minimum set", "this question"]
    item: str
    state: Literal["there", "in part", "missing"]
    detail: str
    matters: str = ""
    asks: tuple[Place, ...] = ()


class Definition(Shown, frozen=True, kw_only=True):
    """A rule that this review used, with its version and source.

    `is_beside`: what it gives stands beside what is stated, in panels and in the full deck only.
    """

    name: str
    version: str
    text: str
    citation: str
    is_beside: bool = False
