"""Minimal residual disease in few words."""

_SHORT = {"flow cytometry": "flow", "next-generation sequencing": "NGS"}


def method_name(method: str) -> str:
    """What a board calls a method for MRD: "flow" for flow cytometry; others as stated."""
    return _SHORT.get(method.lower(), method)


def before_same_power(first: str, last: str) -> str:
    """The first of two levels, its power of ten left to the last: "2.4" before "5.1×10⁻⁶".

    Whole where their powers differ, where either has a sign or a word before its number, and
    where it is a whole number: "1" alone would be read as all cells.
    """
    number, sign, power = first.partition("×")
    is_plain = first[:1].isdigit() and last[:1].isdigit() and "." in number
    is_shared = is_plain and bool(sign) and last.endswith(f"{sign}{power}")
    return number if is_shared else first
