"""What the meeting discusses, as a review shows it: goals, options, pictures."""

from boardapp.review.model.base import Moment, Shown


class GoalEntry(Shown, frozen=True, kw_only=True):
    """What the family wants, since when, with the intent it led to."""

    key: str
    when: Moment
    text: str
    by: str
    intent: str


class OptionEntry(Shown, frozen=True, kw_only=True):
    """One option with its basis, in the order stated: never a rank."""

    name: str
    evidence: str
    prior_exposure: str
    risks: str
    conditions: str
    in_this_patient: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class ImageEntry(Shown, frozen=True, kw_only=True):
    """A picture of the case; `file` empty: to be shown by radiology."""

    caption: str
    file: str
    modality: str
    when: Moment
    description: str
    key: str = ""
    """Its id, by which an imaging study names it."""


class CohortEntry(Shown, frozen=True, kw_only=True):
    """A figure of a cohort of other patients, from a paper that the case cites; no forecast.

    `reference` is the number of that paper in the case, `count` how many patients it is of, None
    where that was not read.
    """

    reference: str
    cohort: str
    about: str
    count: int | None
    time_zero: str
    end_point: str
    figure: str
    citation: str
    is_second_hand: bool = False
