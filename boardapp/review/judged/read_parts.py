"""The parts of one grade as a system reads them: numbers in its units, states, drugs and words.

Of an input that is stated more than once the worst counts. What is not done or not reported is
not known, and no part says that another is absent.
"""

import re
from collections.abc import Sequence
from fractions import Fraction

import msgspec

from boardapp.case.complications import GradePart
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.part_grades import System
from boardapp.clinical.response_criteria import Presence
from boardapp.clinical.scaled_value import scaled
from boardapp.clinical.units import Unit, UnitError, convert, parse_unit, read_unit
from boardapp.review.judged.part_names import WORDS, Sign, sign_of
from boardapp.review.model.grades import WhyUnread

_NOT_KNOWN = ("not done", "not reported")
_TIMES_ULN = ("uln", "x uln", "×uln", "× uln", "xuln", "times uln", "[uln]", "{uln}")
_SCORE_UNITS = ("", "1", "{score}", "score", "points", "{points}", "stage", "{stage}")
_PER_KG = ("stool per kg", "mL/kg/d")
"""The key and the unit of a volume of stool that is stated by weight."""
_TOLD_BY_PRESENCE = ("vasopressors", "skin", "mouth", "eyes", "gut", "liver", "lungs",
                     "joints and fascia", "genital tract")  # fmt: skip
"""Scores that say something without their number: that there was one at all."""
_DRUGS = re.compile(r"\s*(?:,|;|\+|/|\band\b)\s*")


class PartsRead(msgspec.Struct):
    """What is known of the inputs of a system; `unread` are parts by number, with the reason.

    `numbers` hold each value with what its name means; `times` are those of all that was read.
    """

    numbers: dict[str, list[tuple[Value, str]]] = msgspec.field(default_factory=dict)
    states: dict[str, set[Presence]] = msgspec.field(default_factory=dict)
    words: dict[str, set[str]] = msgspec.field(default_factory=dict)
    unread: list[tuple[int, WhyUnread]] = msgspec.field(default_factory=list)
    times: set[When] = msgspec.field(default_factory=set)

    def most(self, key: str) -> Value | None:
        """The highest number of an input; None without one."""
        found = [value for value, _ in self.numbers.get(key, ())]
        return max(found, key=lambda value: (value.low or 0.0, value.high or 0.0), default=None)

    def least(self, key: str) -> Value | None:
        """The lowest number of an input; None without one."""
        found = [value for value, _ in self.numbers.get(key, ())]
        return min(found, key=lambda value: (value.high or 0.0, value.low or 0.0), default=None)

    def state(self, *keys: str) -> Presence | None:
        """Whether one of the inputs is there; "absent" only where all of them are."""
        found = [self.states.get(key, set()) for key in keys]
        if any("present" in states for states in found):
            return "present"
        return "absent" if all(found) else None

    def word(self, key: str, order: Sequence[str]) -> str | None:
        """The worst of the words of an input, which are in order from the best on."""
        found = [word for word in self.words.get(key, ()) if word in order]
        return max(found, key=order.index, default=None)


def read_parts(system: System, parts: Sequence[GradePart]) -> PartsRead:
    """All parts that the system reads, and which it does not."""
    found = PartsRead()
    for number, part in enumerate(parts):
        if part.state in _NOT_KNOWN or (part.value is not None and part.value.is_missing):
            continue
        sign = sign_of(system, part.name)
        why: WhyUnread | None = "name" if sign is None else _read(found, sign, part, system)
        if why is not None:
            found.unread.append((number, why))
        elif part.when.is_reported:
            found.times.add(part.when)
    return found


def _read(found: PartsRead, sign: Sign, part: GradePart, system: System) -> WhyUnread | None:
    """Reads one part; why it can't be read, else None."""
    if part.state == "absent":
        found.states.setdefault(sign.key, set()).add("absent")
        return None
    if part.value is not None and part.value.kind is Kind.TEXT:
        return _read_words(found, sign, str(part.value.stated), system)
    if part.value is not None and sign.kind in ("number", "score"):
        return _read_number(found, sign, part.value, part.unit.strip())
    if sign.kind in ("score", "words") and sign.key not in _TOLD_BY_PRESENCE and not sign.means:
        return "value"
    found.states.setdefault(sign.key, set()).add("present")
    if sign.means:
        found.words.setdefault(sign.key, set()).add(sign.means)
    return None


def _read_words(found: PartsRead, sign: Sign, text: str, system: System) -> WhyUnread | None:
    """Words out of the list of the input, or the names of drugs."""
    if sign.key == "vasopressors":
        drugs = [sign_of(system, name) for name in _DRUGS.split(text) if name]
        if not drugs or any(drug is None or drug.kind != "drug" for drug in drugs):
            return "value"
        found.words.setdefault("vasopressor", set()).update(drug.means for drug in drugs if drug)
        return None
    word = WORDS.get(sign.key, {}).get(text.strip().casefold())
    if word is None:
        return "value"
    found.words.setdefault(sign.key, set()).add(word)
    return None


def _read_number(found: PartsRead, sign: Sign, value: Value, unit: str) -> WhyUnread | None:
    if sign.kind == "score":
        if unit.casefold() not in _SCORE_UNITS:
            return "unit"
        ends = [end for end in (value.low, value.high) if end is not None]
        if any(end < 0 or (sign.top is not None and end > sign.top) for end in ends):
            return "scale"
        found.numbers.setdefault(sign.key, []).append((value, sign.means))
        return None
    key, read = sign.key, _in_unit(value, unit, sign.key, sign.unit)
    if read is None and sign.key == "stool":
        key, read = _PER_KG[0], _in_unit(value, unit, *_PER_KG)
    if read is None:
        return "unit"
    found.numbers.setdefault(key, []).append((read, sign.means))
    return None


def _in_unit(value: Value, unit: str, key: str, wanted: str) -> Value | None:
    """A number in the unit that the system reads; None where its own can't be read as that."""
    if wanted == "ULN":
        return value if unit.casefold() in _TIMES_ULN else None
    if key == "episodes" and unit.casefold() in _SCORE_UNITS:
        return value
    if not unit:
        return None
    analyte = find_analyte("bilirubin") if key == "bilirubin" else None
    try:
        target = parse_unit(wanted)
        source = read_unit(unit, target) if analyte is None else analyte.read_unit(unit)
        if source.scale != target.scale:
            return _of_a_scale(value, source, target)
        of_one = Fraction(1)
        factor = analyte.convert(of_one, source, target) if analyte else None
        return scaled(value, float(factor or convert(of_one, source, target)))
    except (UnitError, OverflowError):
        return None


def _of_a_scale(value: Value, source: Unit, target: Unit) -> Value:
    """A temperature in another scale, whose zero is another: each bound by itself."""
    low, high = (
        None if at is None else f"{float(convert(Fraction(str(at)), source, target)):.12g}"
        for at in (value.low, value.high)
    )
    if low is not None and high is not None:
        sign = "~" if value.kind is Kind.ABOUT else ""
        return Value(f"{sign}{low}" if low == high else f"{low}..{high}")
    equals = "" if value.is_strict else "="
    return Value(f">{equals}{low}" if high is None else f"<{equals}{high}")
