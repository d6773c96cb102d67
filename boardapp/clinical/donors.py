"""Whose cells a transplant is made of, by the words of its source."""

import re

_AUTOLOGOUS = re.compile(r"\bauto(?:logous|-?(?:HSCT|SCT|BMT|PBSCT))?\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:mother|father|sister|brother|sibling|parent|twin|cousin|unrelated|related|haplo\w*|MUD"
    r"|MSD|cord)\b",
    re.IGNORECASE,
)


def is_autologous(kind: str) -> bool:
    """Whether the kind of a transplant is autologous."""
    return _AUTOLOGOUS.search(kind) is not None


def is_of_another(donor: str) -> bool:
    """Whether a donor is somebody else than the patient."""
    return _ANOTHER.search(donor) is not None
