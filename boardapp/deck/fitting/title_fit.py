"""Which wording of a title fits its two lines, and where its lines break."""

from collections import Counter
from collections.abc import Sequence

from boardapp.deck.fitting.binding import NO_BREAK_SPACE
from boardapp.deck.fitting.design import TITLE, TITLE_POINTS
from boardapp.deck.fitting.measure import line_count, wrap
from boardapp.words.sentences import shortened

MAX_LENGTH = 95
"""The most characters of a title: two lines."""
_FILLED_UP = 1.05


def most_telling(*candidates: str) -> str:
    """The first title within the limit, wherever its lines break; the last one cut where none is.

    No finding gives way to a lesser one because a word would stand alone on its second line.
    """
    fitting = (text for text in candidates if text.strip() and len(text) <= MAX_LENGTH)
    return next(fitting, None) or shortened(candidates[-1], MAX_LENGTH)


def first_fitting(*candidates: str) -> str:
    """The first title within the limit, one without a widow before others.

    The last one is cut where none is short enough.
    """
    fitting = [text for text in candidates if text.strip() and len(text) <= MAX_LENGTH]
    if not fitting:
        return shortened(candidates[-1], MAX_LENGTH)
    return next((text for text in fitting if not has_widow(text)), fitting[0])


def unique_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """The titles, each repeated one with a number behind it: a reader finds slides by title."""
    seen: Counter[str] = Counter()
    result = []
    for title in titles:
        seen[title] += 1
        result.append(title if seen[title] == 1 else f"{title} – {seen[title]}")
    return tuple(result)


def has_widow(title: str) -> bool:
    """Whether a title would leave a single word on its last line."""
    return _leaves_one_word(title, TITLE.width)


def lines_of(title: str) -> int:
    """How many lines a title takes in the smallest type that titles are set in."""
    return line_count(title, TITLE_POINTS[-1], TITLE.width, is_bold=True)


def without_widow(title: str) -> str:
    """The title with its last two words held together where the last would stand alone.

    Lines are measured with and without what is kept to spare: a program may fill them up.
    """
    widths = (TITLE.width / _FILLED_UP, TITLE.width, TITLE.width * _FILLED_UP)
    is_parted = any(_leaves_one_word(title, width) for width in widths)
    return NO_BREAK_SPACE.join(title.rsplit(" ", 1)) if is_parted else title


def _leaves_one_word(title: str, width: float) -> bool:
    lines = wrap(title, TITLE_POINTS[0], width, is_bold=True)
    return len(lines) > 1 and " " not in lines[-1].strip()
