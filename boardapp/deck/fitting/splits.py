"""What is told of slides that did not fit one slide.

A split slide that is shown costs time at the meeting, so each has a line of its own. Those of the
backup cost none: one line names them all.
"""

from collections.abc import Sequence

import msgspec

from boardapp.deck.fitting.page import Page
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
    has_rest_in_backup: bool = False

    @property
    def sentence(self) -> str:
        """The split told by itself."""
        if self.has_rest_in_backup:
            return f"“{brief(self.title)}” did not fit one slide; its rest stands in the backup."
        return f"“{brief(self.title)}” did not fit one slide and was split over {self.count}."


class Shortened(msgspec.Struct, frozen=True):
    """What had to be shortened: titles in full, and texts in full behind their slides' titles."""

    titles: list[str] = []
    texts: list[tuple[str, str]] = []

    def notes(self) -> tuple[str, ...]:
        """One sentence for the titles, one for the texts."""
        told = self._each()
        return tuple(one if len(each) == 1 else many for one, many, each in told if each)

    def details(self) -> tuple[str, ...]:
        """A sentence for each that `notes` tells together with others."""
        return tuple(text for _, _, each in self._each() if len(each) > 1 for text in each)

    def _each(self) -> tuple[tuple[str, str, list[str]], ...]:
        """For each kind the sentence where there is one, that for several, and each by itself."""
        titles = [
            f"The title “{brief(title)}” was shortened; it is whole in the notes."
            for title in dict.fromkeys(self.titles)
        ]
        texts = [
            f"“{brief(name)}”: “{brief(text)}” is too long and was shortened; it is whole in the "
            "notes."
            for name, text in self.texts
        ]
        where = listed([f"“{shortened(name, _NAME_LENGTH)}”" for name in dict(self.texts)])
        several = (
            (
                f"{counted(len(titles), 'title')} were too long for two lines and were shortened; "
                "they are whole in the notes."
            ),
            (
                f"{counted(len(texts), 'text')} were too long and were shortened, on {where}; "
                "they are whole in the notes."
            ),
        )
        return tuple(
            ("".join(each[:1]), many, each)
            for many, each in zip(several, (titles, texts), strict=True)
        )


def rests_behind(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with what goes on in the backup at the head of it."""
    rests = [p for p in pages if p.slide.rest_in_backup and p.slide.section == "Backup"]
    kept = [page for page in pages if page not in rests] if rests else pages
    first = next((n for n, p in enumerate(kept) if p.slide.section == "Backup"), len(kept))
    return (*kept[:first], *rests, *kept[first:])


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
