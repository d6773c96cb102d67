"""Units of measure: UCUM codes read, compared and converted, with exact factors.

Rule "UCUM units, version 2.1": a code is a product of atoms with prefixes and exponents
(`10*9/L`, `mmol/L`, `mL/min/{1.73_m2}`). Annotations in braces say what is counted and
don't change the size. Spellings that laboratories print stand in `unit_spellings`.
"""

import re
from fractions import Fraction
from functools import cache

import msgspec

from boardapp.clinical.unit_atoms import (
    ARBITRARY,
    ARBITRARY_WITH_PREFIX,
    BASE,
    DERIVED,
    DERIVED_WITH_PREFIX,
    MODEST,
    MODEST_PREFIX,
    PREFIXES,
    SAME,
    SCALES,
    Dimensions,
)
from boardapp.clinical.unit_spellings import spelled

RULE = "UCUM units, version 2.1"

_TOKEN = re.compile(
    r"\{[\x21-\x7a\x7c\x7e]*\}|[./()]|[^./(){}\[\]]*(?:\[[^\[\]]*\][^./(){}\[\]]*)*"
)
_POWER_OF_TEN = re.compile(r"10[*^]([+-]?\d+)?")
_SYMBOL = re.compile(r"(.*?)([+-]?\d+)?")
_MAX_LENGTH = 60
_MAX_EXPONENT = 30
_AMOUNT, _CHARGE, _MASS = "mol", "eq", "g"


class UnitError(ValueError):
    """A unit that is not known, or a conversion that would be a guess; says which."""


class Unit(msgspec.Struct, frozen=True):
    """A unit: its code, its size in the base units of its dimensions, and these.

    `scale` names a temperature scale with a zero of its own; empty for all others.
    """

    code: str
    factor: Fraction
    dimensions: Dimensions
    scale: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it is a mere number: 1, %, 10*-6, {score}."""
        return not self.dimensions


@cache
def parse_unit(code: str) -> Unit:
    """Read a UCUM code, case-sensitive. Raises `UnitError` naming the part not known."""
    if not code or len(code) > _MAX_LENGTH:
        raise UnitError(f"unit not known: {code[:_MAX_LENGTH] or 'none given'}")
    if code in SCALES:
        return Unit(code, Fraction(1), (("K", 1),), code)
    tokens = _tokens(code)
    factor, powers = _term(code, tokens)
    if tokens:
        raise UnitError(f"unit not known: {code} (a bracket too many)")
    return Unit(code, factor, _dimensions(powers))


def read_unit(text: str, like: Unit | None = None) -> Unit:
    """Read a unit as laboratories print it ("K/µL", "mg/dl", "sec"), else as a UCUM code.

    `like` tells readings apart that depend on the test: "G/L" is giga per litre for a
    count, and grams per litre in capitals for a mass. Raises `UnitError`.
    """
    try:
        readings = [parse_unit(code) for code in spelled(text)]
    except UnitError:
        raise UnitError(f"unit not known: {text.strip()[:_MAX_LENGTH] or 'none given'}") from None
    fitting = [unit for unit in readings if like and unit.dimensions == like.dimensions]
    return (fitting or readings)[0]


def convert(
    value: Fraction,
    source: Unit,
    target: Unit,
    *,
    molar_mass: Fraction | None = None,
    valence: int | None = None,
) -> Fraction:
    """The same quantity in another unit, exact.

    `molar_mass` in g/mol joins mass and moles, `valence` moles and equivalents; without
    it such a conversion is refused. Raises `UnitError`.
    """
    if source.scale or target.scale:
        return _between_scales(value, source, target)
    if source.dimensions == target.dimensions:
        return value * source.factor / target.factor
    bridge = _bridge(source.dimensions, target.dimensions, molar_mass, valence)
    if bridge is None:
        raise UnitError(_refusal(source, target))
    return value * source.factor * bridge / target.factor


def _tokens(code: str) -> list[str]:
    tokens, end = [], 0
    while end < len(code):
        match = _TOKEN.match(code, end)
        if match is None or not match[0]:
            raise UnitError(f"unit not known: {code}")
        tokens.append(match[0])
        end = match.end()
    tokens.reverse()  # Taken from the end, which is cheap.
    return tokens


_Sized = tuple[Fraction, dict[str, int]]


def _term(code: str, tokens: list[str]) -> _Sized:
    """A product: components joined by "." and "/", where "/" divides by the next one only."""
    factor, powers = Fraction(1), dict[str, int]()
    sign = 1
    if tokens and tokens[-1] == "/":
        tokens.pop()
        sign = -1
    while True:
        size, part = _component(code, tokens)
        factor *= size**sign
        for name, power in part.items():
            powers[name] = powers.get(name, 0) + sign * power
        if not tokens or tokens[-1] == ")":
            return factor, powers
        joint = tokens.pop()
        if joint not in (".", "/"):
            raise UnitError(f"unit not known: {code}")
        sign = 1 if joint == "." else -1


def _component(code: str, tokens: list[str]) -> _Sized:
    if not tokens or tokens[-1] in (".", "/", ")"):
        raise UnitError(f"unit not known: {code} (something is missing)")
    part = tokens.pop()
    if part == "(":
        sized = _term(code, tokens)
        if not tokens or tokens.pop() != ")":
            raise UnitError(f"unit not known: {code} (a bracket is missing)")
    elif part.startswith("{"):
        return Fraction(1), {}
    else:
        sized = _simple(code, part)
    if tokens and tokens[-1].startswith("{"):
        tokens.pop()
    return sized


def _simple(code: str, token: str) -> _Sized:
    """A number, a power of ten, or an atom with prefix and exponent."""
    if token.isascii() and token.isdigit() and int(token):
        return Fraction(int(token)), {}
    if match := _POWER_OF_TEN.fullmatch(token):
        return Fraction(10) ** _exponent(code, match[1]), {}
    match = _SYMBOL.fullmatch(token)
    sized = _atom(match[1]) if match else None
    if match is None or sized is None:
        part = f" ({token})" if token != code else ""
        raise UnitError(f"unit not known: {code}{part}")
    size, powers = sized
    exponent = _exponent(code, match[2])
    return size**exponent, {name: power * exponent for name, power in powers.items()}


def _exponent(code: str, digits: str | None) -> int:
    exponent = int(digits) if digits else 1
    if abs(exponent) > _MAX_EXPONENT:
        raise UnitError(f"unit not known: {code} (the exponent {exponent} is out of reach)")
    return exponent


@cache
def _atom(symbol: str) -> _Sized | None:
    plain = _plain_atom(symbol)
    if plain is not None:
        return plain
    for length in (1, 2):
        prefix, rest = PREFIXES.get(symbol[:length]), SAME.get(symbol[length:], symbol[length:])
        if prefix is not None and _takes(prefix, rest):
            sized = _plain_atom(rest)
            return (prefix * sized[0], sized[1]) if sized else None
    return None


def _plain_atom(symbol: str) -> _Sized | None:
    symbol = SAME.get(symbol, symbol)
    if symbol in BASE or symbol in ARBITRARY:
        return Fraction(1), {symbol: 1}
    if symbol not in DERIVED:
        return None
    number, of = DERIVED[symbol]
    unit = parse_unit(of)
    return Fraction(number) * unit.factor, dict(unit.dimensions)


def _takes(prefix: Fraction, symbol: str) -> bool:
    if symbol in MODEST and prefix > MODEST_PREFIX:
        return False
    return symbol in BASE or symbol in DERIVED_WITH_PREFIX or symbol in ARBITRARY_WITH_PREFIX


def _dimensions(powers: dict[str, int]) -> Dimensions:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def _between_scales(value: Fraction, source: Unit, target: Unit) -> Fraction:
    if source.dimensions != target.dimensions:
        raise UnitError(_refusal(source, target))
    factor, zero = SCALES.get(source.scale, (source.factor, Fraction(0)))
    kelvin = value * factor + zero
    factor, zero = SCALES.get(target.scale, (target.factor, Fraction(0)))
    return (kelvin - zero) / factor


def _bridge(
    source: Dimensions, target: Dimensions, molar_mass: Fraction | None, valence: int | None
) -> Fraction | None:
    """What one of the source's base units is in the target's, through mass, moles and charge."""
    per_mole = {_AMOUNT: Fraction(1)}
    if molar_mass:
        per_mole[_MASS] = molar_mass
    if valence:
        per_mole[_CHARGE] = Fraction(valence)
    for name, size in per_mole.items():
        for other, other_size in per_mole.items():
            if _replaced(source, name, other) == target:
                return other_size / size
    return None


def _replaced(dimensions: Dimensions, name: str, other: str) -> Dimensions | None:
    """The dimensions with `name` exchanged for `other`; None where that isn't all there is.

    In mg/mmol the substance above is another one than that below: no molar mass helps.
    """
    powers = dict(dimensions)
    if powers.get(name) != 1 or powers.get(other):
        return None
    del powers[name]
    return _dimensions({**powers, other: 1})


def _refusal(source: Unit, target: Unit) -> str:
    names = {name for name, _ in (*source.dimensions, *target.dimensions)}
    if _AMOUNT in names and _MASS in names:
        why = "mass and moles need the molar mass of the substance"
    elif _CHARGE in names:
        why = "equivalents need the charge of the ion"
    elif names & set(ARBITRARY):
        why = "an arbitrary unit compares only with itself"
    else:
        why = "they measure different things"
    return f"{source.code} can't be converted to {target.code}: {why}"
