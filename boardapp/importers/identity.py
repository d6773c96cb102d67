"""`Identity`: what of a source may name the patient, and is not taken into the case.

Names, record numbers, addresses, telecom and birth dates are counted and dropped. What the
source states as such is then also recognised in the words of its authors ("Mrs. Example was
seen"), beside the patterns that every deck leaves out.
"""

import re
from collections import Counter
from collections.abc import Iterable

from boardapp.case.dates_in_text import dates_in
from boardapp.case.identifiers_in_text import identifiers_in
from boardapp.importers.ledger import Ledger

NAME, RECORD_NUMBER, ADDRESS, TELECOM, BIRTH_DATE, PICTURE = (
    "name",
    "record number",
    "address",
    "telephone number or e-mail address",
    "birth date",
    "picture",
)
"""The kinds of identifier that a source states as such."""
_LEFT_OUT = "[left out: {kind}]"
_SHORT_TEXT, _REACH = 300, 80
"""Characters of a text that is looked through whole, and around a digit in a longer one."""
_WORTH_A_LOOK = re.compile(r"\d\D{0,2}\d|@")
_SHORTEST = 3
"""Letters of a name that is searched for in words: "Li" would be found in "Lithium"."""


class Identity:
    """Drops what names the patient and tells how often; keeps all where that was asked for.

    `keep_dates` leaves calendar dates in the words of authors.
    """

    def __init__(self, ledger: Ledger, *, keep: bool, keep_dates: bool) -> None:
        self._ledger = ledger
        self.keep = keep
        self.keep_dates = keep_dates
        self._dropped: Counter[str] = Counter()
        self._kinds: dict[str, str] = {}
        self._known: re.Pattern[str] | None = None
        self._clean: set[str] = set()
        ledger.words = self.words

    def drop(self, kind: str, texts: Iterable[str] = ()) -> None:
        """One identifier of this kind that the source states; `texts` are the words of it.

        The words are left out of every text that is given to `words` from then on.
        """
        if self.keep:
            return
        self._dropped[kind] += 1
        for text in texts:
            if len(text.strip()) >= _SHORTEST:
                self._kinds[text.strip().casefold()] = kind
                self._known = None
                self._clean.clear()

    def words(self, text: str) -> str:
        """What an author wrote, without what names the patient and, unless kept, dates."""
        if not text or text in self._clean:
            return text
        found = list[tuple[int, int, str]]()
        for start, part in _windows(text):
            found += self._signs(part, start)
        if self._kinds and not self.keep:
            found += [
                (match.start(), match.end(), self._kinds[match[0].casefold()])
                for match in self._pattern().finditer(text)
            ]
        if found:
            return self._without(text, sorted(set(found)))
        self._clean.add(text)
        return text

    def _signs(self, text: str, offset: int) -> Iterable[tuple[int, int, str]]:
        """What a part of a text gives away by its pattern, as places in the whole."""
        if not self.keep:
            for start, end, kind in identifiers_in(text):
                yield offset + start, offset + end, kind
        if not self.keep_dates:
            for one in dates_in(text):
                if one.date is None or one.date.month is not None:
                    yield offset + one.start, offset + one.end, "calendar date"

    def is_named_in(self, text: str) -> bool:
        """Whether a text holds what names the patient; nothing is counted."""
        return bool(not self.keep and self._kinds and self._pattern().search(text))

    def file_name(self, name: str) -> str:
        """A file's name for a citation; only its ending where the name holds an identifier."""
        plain = re.sub(r"[_\-.]+", " ", name)
        is_safe = self.keep or not (self.is_named_in(plain) or re.search(r"\d{6}", name))
        return name if is_safe else f"file{name[name.rindex('.') :]}" if "." in name else "file"

    def tell(self) -> None:
        """Report how many identifiers of each kind were left out."""
        if self._dropped:
            kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(self._dropped.items()))
            self._ledger.warn("identity", f"not taken into the case: {kinds}")

    def _pattern(self) -> re.Pattern[str]:
        if self._known is None:
            longest_first = sorted(self._kinds, key=len, reverse=True)
            alternatives = "|".join(map(re.escape, longest_first))
            self._known = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
        return self._known

    def _without(self, text: str, found: list[tuple[int, int, str]]) -> str:
        parts, end = list[str](), 0
        for start, stop, kind in found:
            if start < end:
                continue
            self._dropped[f"{kind} in words"] += 1
            parts += [text[end:start], _LEFT_OUT.format(kind=kind)]
            end = stop
        return "".join([*parts, text[end:]])


def _windows(text: str) -> Iterable[tuple[int, str]]:
    """The parts of a long text that have digits or an "@", with room for the words beside them.

    All patterns have one of these; whole letters of a hospital take a hundred times longer.
    """
    if len(text) <= _SHORT_TEXT:
        yield 0, text
        return
    start = end = 0
    for match in _WORTH_A_LOOK.finditer(text):
        if match.start() - _REACH > end:
            if end:
                yield start, text[start:end]
            start = _word_start(text, max(match.start() - _REACH, 0))
        end = max(end, min(match.end() + _REACH, len(text)))
    if end:
        yield start, text[start:end]


def _word_start(text: str, at: int) -> int:
    """The next beginning of a word, so that no window begins within a number."""
    found = text.find(" ", at)
    return found + 1 if at and 0 <= found < at + _REACH // 2 else at
