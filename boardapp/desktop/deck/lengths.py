"""The lengths of a deck, by what they are called and what they mean."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from boardapp.case.deck_settings import Preset

LENGTHS: dict["Preset", tuple[str, str]] = {
    "short": ("Short", "4 slides to show: question, timeline, status with results, options."),
    "standard": ("Standard", "Up to 10 slides to show, one for each subject of a discussion."),
    "full": ("Full", "The whole case: history in sentences, every result, remark and source."),
}
