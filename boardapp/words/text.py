"""How texts are set for a reader."""

import re


def capitalised(text: str) -> str:
    """The text with a capital first letter, save where a name forbids it ("aPTT", "mRNA").

    The case of drug, gene, assay and protocol names is never changed.
    """
    first_word = text.split(" ", 1)[0]
    is_name = any(letter.isupper() or letter.isdigit() for letter in first_word[1:])
    return text if is_name else text[:1].upper() + text[1:]


def sentences(*parts: str) -> str:
    """Statements as sentences, each with its capital and its full stop; empty ones left out."""
    stated = (part.strip().rstrip(".") for part in parts)
    return " ".join(f"{capitalised(part)}{_full_stop(part)}" for part in stated if part)


def _full_stop(text: str) -> str:
    return "" if text.endswith(("?", "!", "…")) else "."


def unit_text(unit: str) -> str:
    """A UCUM code as a reader writes it: "10*9/L" gives "×10⁹/L", "mg/m2" gives "mg/m²"."""
    text = _POWER.sub(lambda match: f"×10{match[1].translate(_SUPERSCRIPTS)}", unit)
    text = _SQUARE.sub(lambda match: f"m{match[1].translate(_SUPERSCRIPTS)}", text)
    text = text.replace("[IU]", "IU")
    return "" if unit == "1" else _MICRO.sub("µ", text)


_POWER = re.compile(r"10\*(-?\d+)")
_SQUARE = re.compile(r"\bm([23])\b")
_MICRO = re.compile(r"\bu(?=mol|g|L|m\b)")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
