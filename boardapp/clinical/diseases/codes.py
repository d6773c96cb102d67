"""Codes of a diagnosis: morphology of ICD-O-3 and concepts of SNOMED CT."""

import re

import msgspec

_ENTRY = re.compile(r"(\d{4})(?:-(\d{4}))?(?:/(\d))?")
_CODE = re.compile(r"\s*M?-?(\d{4})(?:\s*/\s*(\d))?\d?\s*")
_ICD_O = re.compile(r"icd[-\s]?o|2\.16\.840\.1\.113883\.6\.43\.1", re.IGNORECASE)
_SNOMED = re.compile(r"snomed|\bsct\b|2\.16\.840\.1\.113883\.6\.96", re.IGNORECASE)


class MorphologyRange(msgspec.Struct, frozen=True):
    """Codes of ICD-O-3 from the first to the last, of one behaviour where one is named."""

    first: int
    last: int
    behaviour: str = ""

    @classmethod
    def parse(cls, text: str) -> "MorphologyRange":
        """Read "9500", "9811-9818" or "8850-8858/3". Raises ValueError with a sentence."""
        found = _ENTRY.fullmatch(text)
        if found is None:
            raise ValueError(f'"{text}" is no morphology code: write "9500" or "9811-9818/3"')
        first, last, behaviour = found.groups()
        if last and int(last) < int(first):
            raise ValueError(f'"{text}" ends before it begins')
        return cls(int(first), int(last or first), behaviour or "")

    def holds(self, code: str) -> bool:
        """Whether a code of ICD-O-3, such as "9837/3", is among these.

        One without a behaviour is taken for the one that is named here.
        """
        found = _CODE.fullmatch(code)
        if found is None:
            return False
        is_meant = not (self.behaviour and found[2]) or found[2] == self.behaviour
        return is_meant and self.first <= int(found[1]) <= self.last


def is_icd_o(system: str) -> bool:
    """Whether the name or address of a terminology is that of ICD-O."""
    return bool(_ICD_O.search(system))


def is_snomed(system: str) -> bool:
    """Whether the name or address of a terminology is that of SNOMED CT."""
    return bool(_SNOMED.search(system))
