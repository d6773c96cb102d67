"""Values at a dose of inotuzumab ozogamicin beside its label, in words."""

from boardapp.words.lists import listed
from boardapp.words.numbers import rounded_text

_LIVER = {
    "within": "within the label's limits for a dose",
    "one of two above": "one of the label's two limits for a dose is exceeded",
    "above": "above the label's limits for a dose",
}


def liver_text(bilirubin: float | None, transaminase: float | None, limits: str | None) -> str:
    """Liver values at a dose and where they stand; what is not known is said."""
    known = [
        f"{name} {rounded_text(times, 3)} × ULN"
        for name, times in (("bilirubin", bilirubin), ("ALT or AST", transaminase))
        if times is not None
    ]
    if limits is None:
        what = f"only {listed(known)} is known" if known else "no value with its ULN"
        return f"not assessable: {what} within 3 d before"
    return f"{', '.join(known)}: {_LIVER[limits]}"


def counts_text(neutrophils: float | None, platelets: float | None, *, reached: bool | None) -> str:
    """Counts before a cycle beside what the label asks; empty where they are not known."""
    if reached is None or neutrophils is None or platelets is None:
        return ""
    told = (
        f"neutrophils {rounded_text(neutrophils, 3)}, platelets {rounded_text(platelets, 3)} ×10⁹/L"
    )
    asked = "the label asks for 1.0 and 50, if they were so before treatment"
    return told if reached else f"{told}: {asked}"
