"""What is told of slides that did not fit one slide.

A split slide that is shown costs time at the meeting, so each has a line of its own. Those of the
backup cost none: one line names them all.
"""

from collections.abc import Sequence

import msgspec

from boardapp.deck.fitting.text import brief
from boardapp.words.lists import listed
from boardapp.words.plurals import counted
from boardapp.words.sentences import shortened

_NAME_LENGTH = 36
_MOST_NAMED = 4


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """A slide that goes over `count` slides."""

    title: str
    count: int
    is_backup: bool = False

    @property
    def sentence(self) -> str:
        """The split told by itself."""
        return f"“{brief(self.title)}” did not fit one slide and was split over {self.count}."


def split_notes(splits: Sequence[Split]) -> tuple[str, ...]:
    """A sentence for each slide to show, and one for the backup."""
    main = [split.sentence for split in splits if not split.is_backup]
    backup = [split for split in splits if split.is_backup]
    if len(backup) < 2:
        return (*main, *(split.sentence for split in backup))
    return (*main, _together(backup))


def split_details(splits: Sequence[Split]) -> tuple[str, ...]:
    """A sentence for each slide that `split_notes` tells together with others."""
    backup = tuple(split.sentence for split in splits if split.is_backup)
    return backup if len(backup) > 1 else ()


def _together(splits: Sequence[Split]) -> str:
    named = splits if len(splits) <= _MOST_NAMED else splits[: _MOST_NAMED - 1]
    names = [f"“{shortened(split.title, _NAME_LENGTH)}” over {split.count}" for split in named]
    if rest := len(splits) - len(named):
        names.append(f"{rest} more")
    return f"{counted(len(splits), 'backup slide')} did not fit and were split: {listed(names)}."
