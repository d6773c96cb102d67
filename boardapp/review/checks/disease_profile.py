"""What is open about the profile that a disease is read by."""

from collections.abc import Iterator

from boardapp.case.case import Case
from boardapp.case.place import Place
from boardapp.clinical.diseases.reading import profiles
from boardapp.clinical.diseases.recognition import RULE, Recognised, recognised
from boardapp.review.model.findings import Finding

_PLACE = Place.of("diagnosis", "profile")


def profile_findings(case: Case) -> Iterator[Finding]:
    """A profile that nobody knows, a name against a code, two diseases in one name, a bad file."""
    found = recognised(case.diagnosis)
    if found.unknown:
        yield _unknown(found)
    if found.other is not None:
        yield _two(found, found.other.title)
    for fault in profiles().faults:
        yield Finding(
            severity="error",
            title="Disease profile",
            sentence=f"{fault} Its disease is read as one without a profile.",
            basis=RULE,
            to_do="Mend the file, or install boardapp again.",
            place=_PLACE,
        )


def _unknown(found: Recognised) -> Finding:
    names = ", ".join(profile.name for profile in profiles().all())
    return Finding(
        severity="warning",
        title=f"Disease profile: {found.unknown}",
        sentence=f"“{found.unknown}” is no profile that boardapp knows; the disease is read as "
        f"{found.profile.title}.",
        basis=RULE,
        to_do=f"Write one of these, or leave it empty: {names}.",
        place=_PLACE,
    )


def _two(found: Recognised, other: str) -> Finding:
    is_code = found.by == "code"
    told = f"its name speaks of: {other}" if is_code else f"its name speaks of this too: {other}"
    return Finding(
        severity="warning" if is_code else "note",
        title="Disease profile",
        sentence=f"The disease is read as {found.profile.title}, "
        f"{f'by its code {found.code}' if is_code else 'which its name says first'}; {told}.",
        basis=RULE,
        to_do="Set diagnosis.profile to the one that is meant.",
        place=_PLACE,
    )
