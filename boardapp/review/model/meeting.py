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
