"""The donor's share after transplants, as a review shows it."""

from typing import Literal

from boardapp.case.value import Value
from boardapp.clinical.chimerism import ChimerismState, Unreported
from boardapp.review.model.base import Moment, Shown
from boardapp.review.model.course import Look

ChangeKind = Literal["falls", "rises", "stays"]
"""Stays: the two are nearer to each other than what counts as a change."""


class DonorShare(Shown, frozen=True, kw_only=True):
    """The share of the donor in one kind of cells at one time, in %.

    `key` is what the clock calls the look, or the place of a result of the laboratory. `cells`
    are as stated ("CD3", "marrow"), empty where they are not. `value` may be words, or say why
    there is none. `text` is the whole in words. `is_later`: it came after the data of the meeting.
    """

    key: str
    when: Moment
    value: Value
    cells: str
    text: str
    is_later: bool = False


class DonorChange(Shown, frozen=True, kw_only=True):
    """The last two shares of one kind of cells, whose order is sure."""

    before: DonorShare
    last: DonorShare
    kind: ChangeKind


class DonorStretch(Shown, frozen=True, kw_only=True):
    """What was measured between one transplant and the next.

    `number` counts the transplants that were given, from 1; 0 gathers what can't surely be laid
    behind one of them. `donor` is as stated, empty where it is not. After an autologous transplant
    (`is_autologous`) there is no donor, and nothing of this is drawn as one's share. `last` are the
    shares of the last look up to the data of the meeting, `changes` those of them that have one
    before. `state` is what the published rule says of `last`, `decided_by` the shares by which, and
    `missing` what it lacks. `turn` is the last relapse or progression, where `last` is from it, or
    (`is_overtaken`) from before it.
    """

    number: int
    name: str = ""
    donor: str = ""
    is_autologous: bool = False
    start: Moment = Moment()
    shares: tuple[DonorShare, ...] = ()
    last: tuple[DonorShare, ...] = ()
    changes: tuple[DonorChange, ...] = ()
    state: ChimerismState = "not assessable"
    decided_by: tuple[DonorShare, ...] = ()
    missing: tuple[Unreported, ...] = ()
    rule: str = ""
    """The rule of `state`; empty where no look was judged."""
    turn: Look | None = None
    is_overtaken: bool = False

    @property
    def is_of_a_donor(self) -> bool:
        """Whether its shares are surely those of the donor of one transplant."""
        return self.number > 0 and not self.is_autologous

    @property
    def look_count(self) -> int:
        """At how many looks a number was measured."""
        return len({share.key for share in self.shares if share.value.is_numeric})
