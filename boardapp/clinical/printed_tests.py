"""Which test a printed name means, with the code, the specimen and the unit beside it.

Rule "printed tests, version 1" (ours). A name is looked up as printed; where no test has it, what
stands beside the test is taken off, piece by piece: the specimen ("Creatinine, Serum",
"U-Glucose"), whether it is a count or a share ("Neutrophils (Absolute)", "Lymphocytes %"), the
method ("by Automated count") and a second name of the same test ("AST (SGOT)"). Nothing is matched
by likeness. Where the unit fits only one of a count and its share, or only one of what name and
code say, the unit decides, and the rest is doubted. In another specimen than blood a test of blood
is not meant.
"""

import re
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from boardapp.clinical.analyte import Analyte, words
from boardapp.clinical.analytes import find_analyte
from boardapp.clinical.specimens import is_blood
from boardapp.clinical.units import UnitError

RULE = "printed tests, version 1"


class Doubt(Enum):
    """What does not agree about a printed test."""

    UNIT_AGAINST_CODE = "the unit is none of what the code means"
    NAME_AGAINST_CODE = "the code means another test than the name"
    UNIT_AGAINST_TEST = "the unit is none of this test"
    SPECIMEN_AGAINST_CODE = "the code means another specimen"


class PrintedTest(msgspec.Struct, frozen=True):
    """What a printed test means.

    `test` is the name by which the program knows it: as printed where that is one, else that of
    the tables, else as printed. `code` is the LOINC code where it agrees with the rest, and
    `doubted_code` where it does not. `analyte` is None for a test that the tables don't know,
    and in another specimen than theirs.
    """

    test: str
    analyte: Analyte | None
    specimen: str = ""
    method: str = ""
    code: str = ""
    doubted_code: str = ""
    doubt: Doubt | None = None


@lru_cache(maxsize=20_000)
def printed_test(name: str, code: str = "", specimen: str = "", unit: str = "") -> PrintedTest:
    """The test that a laboratory prints by this name; each of the others is empty if not stated."""
    name, code = " ".join(name.split()), code.strip()
    parts = _parts(name)
    specimen = specimen.strip() or parts.specimen
    by_name = parts.analyte and _of_kind(parts, parts.analyte, unit)
    by_code = find_analyte(code) if code else None
    if not is_blood(specimen):
        return _elsewhere(name, parts, specimen, code)
    analyte, doubt = _decided(by_name, by_code, unit)
    known = analyte is not None and find_analyte(name) is analyte
    return PrintedTest(
        test=name if known or analyte is None else analyte.name,
        analyte=analyte,
        specimen=specimen,
        method=parts.method,
        code="" if doubt in _ABOUT_CODE else code,
        doubted_code=code if doubt in _ABOUT_CODE else "",
        doubt=doubt,
    )


_ABOUT_CODE = (Doubt.UNIT_AGAINST_CODE, Doubt.NAME_AGAINST_CODE, Doubt.SPECIMEN_AGAINST_CODE)


def _decided(
    by_name: Analyte | None, by_code: Analyte | None, unit: str
) -> tuple[Analyte | None, Doubt | None]:
    """The one test that name, code and unit mean, and what of them disagrees."""
    if by_code is None or by_name is by_code:
        misfit = by_name is not None and _fits(by_name, unit) is False
        against = Doubt.UNIT_AGAINST_CODE if by_code else Doubt.UNIT_AGAINST_TEST
        return by_name, against if misfit else None
    code_fits = _fits(by_code, unit) is not False
    if by_name is None:
        return (by_code, None) if code_fits else (None, Doubt.UNIT_AGAINST_CODE)
    if _are_counted_alike(by_name, by_code):
        if not code_fits:
            return by_name, Doubt.UNIT_AGAINST_CODE
        is_open = _fits(by_code, unit) is None
        # Without a unit the code tells a count from a share, which the bare name does not.
        return (by_code, None) if is_open else (by_name, Doubt.UNIT_AGAINST_CODE)
    if code_fits and _fits(by_name, unit) is False:
        return by_code, None
    return by_name, Doubt.NAME_AGAINST_CODE


def _elsewhere(name: str, parts: "_Parts", specimen: str, code: str) -> PrintedTest:
    """The same name in another specimen is another test; it keeps its name and its specimen."""
    where = " ".join(specimen.casefold().split())
    analyte = parts.analyte
    if where in _CSF:
        analyte = find_analyte(f"CSF {parts.analyte.name if parts.analyte else parts.name}")
    elif analyte is not None and analyte.specimen != where:
        analyte = None
    by_code = find_analyte(code) if code else None
    is_of_blood = by_code is not None and not by_code.specimen and by_code.group != "CSF"
    return PrintedTest(
        test=parts.name if parts.analyte else name,
        analyte=analyte,
        specimen=specimen,
        method=parts.method,
        code="" if is_of_blood else code,
        doubted_code=code if is_of_blood else "",
        doubt=Doubt.SPECIMEN_AGAINST_CODE if is_of_blood else None,
    )


_SHARES = {
    name: f"{name}, share"
    for name in (
        *("neutrophils", "lymphocytes", "monocytes", "eosinophils", "basophils"),
        *("reticulocytes", "blasts in blood"),
    )
}
_COUNTS = {share: count for count, share in _SHARES.items()}


def _of_kind(parts: "_Parts", analyte: Analyte, unit: str) -> Analyte:
    """The count or the share of these cells: as the unit says, else as the name does."""
    other = find_analyte(_SHARES.get(analyte.name) or _COUNTS.get(analyte.name, ""))
    if other is None:
        return analyte
    mine, its = _fits(analyte, unit), _fits(other, unit)
    if mine is not its and None not in (mine, its):
        return analyte if mine else other
    is_other = parts.is_share is not None and parts.is_share is not analyte.is_share
    return other if is_other else analyte


def _are_counted_alike(one: Analyte, other: Analyte) -> bool:
    return other.name in (_SHARES.get(one.name), _COUNTS.get(one.name))


def _fits(analyte: Analyte, unit: str) -> bool | None:
    """Whether it is a unit of this test; None where none is stated, or one that nobody knows."""
    if not unit.strip():
        return None
    try:
        read = analyte.read_unit(unit)
    except UnitError:
        return None
    try:
        analyte.convert(Fraction(1), read, analyte.standard)
    except UnitError:
        return False
    return True


class _Parts(msgspec.Struct, frozen=True):
    """A printed name in its parts; `is_share` is None where the name does not tell."""

    name: str
    analyte: Analyte | None = None
    specimen: str = ""
    is_share: bool | None = None
    method: str = ""


_MOST_PIECES = 5


def _parts(name: str) -> _Parts:
    """The name with what stands beside the test taken off, as little of it as is needed."""
    parts = [_Parts(name)]
    for _ in range(_MOST_PIECES):
        for part in parts:
            analyte = find_analyte(part.name)
            if analyte is not None and _can_be(analyte, part):
                return replace(part, analyte=analyte)
        parts = [shorter for part in parts for shorter in _shorter(part)]
    return _Parts(name, specimen=next(iter(_ends(name)), _Parts(name)).specimen)


def _can_be(analyte: Analyte, part: _Parts) -> bool:
    """Whether it has a share: "Methotrexate %" is that of a dose, and no level."""
    return not part.is_share or analyte.is_share or analyte.name in _SHARES


def _shorter(part: _Parts) -> Iterator[_Parts]:
    """The name with one piece less, in each way that there is."""
    name = part.name
    if match := _PROPERTY.fullmatch(name):
        is_share = {"#": False, "%": True}.get(match[2][0], part.is_share)
        yield replace(part, name=f"{match[1]} {match[3]}".strip(), is_share=is_share)
    if match := _BY_METHOD.fullmatch(name):
        yield replace(part, name=match[1], method=match[2])
    if match := _SECOND_NAME.fullmatch(name):
        found = find_analyte(match[1])
        if found is not None and find_analyte(match[2] or match[3]) is found:
            yield replace(part, name=match[1])
    yield from (
        replace(
            part,
            name=end.name,
            specimen=part.specimen or end.specimen,
            is_share=part.is_share if end.is_share is None else end.is_share,
            method=part.method or end.method,
        )
        for end in _ends(name)
    )


def _ends(name: str) -> Iterator[_Parts]:
    """The name without its last piece, or its first, where that is a specimen, kind or method."""
    for pattern, rest, piece in ((_LAST, 1, 2), (_FIRST, 2, 1), (_LETTER, 2, 1)):
        match = pattern.fullmatch(name)
        if match is None or not match[rest].strip():
            continue
        word = " ".join(match[piece].casefold().split()).strip(".")
        left = match[rest].strip(" ,;-_/")
        if specimen := _SPECIMENS.get(word):
            yield _Parts(left, specimen=specimen)
        elif word in _KINDS:
            yield _Parts(left, is_share=_KINDS[word])
        elif word in _METHODS:
            yield _Parts(left, method=match[piece])


_CSF = frozenset({"csf", "cerebrospinal fluid", "liquor", "spinal fluid"})
_SPECIMENS: dict[str, str] = {
    **dict.fromkeys(("serum", "ser", "s", "i.s", "sérum", "suero", "siero", "im serum"), "serum"),
    **dict.fromkeys(("plasma", "plas", "p", "i.p", "im plasma", "plasmatique"), "plasma"),
    **dict.fromkeys(("sérique", "serico", "sérico"), "serum"),
    **dict.fromkeys(
        ("serum or plasma", "serum/plasma", "serum, plasma", "ser/plas", "serum plasma", "s/p"),
        "serum or plasma",
    ),
    **dict.fromkeys(
        ("blood", "b", "bld", "i.b", "im blut", "blut", "sang", "sangre", "sangue"), "blood"
    ),
    **dict.fromkeys(("whole blood", "wb", "vollblut", "im vollblut", "edta"), "whole blood"),
    **dict.fromkeys(("arterial", "arterial blood", "arteriell"), "arterial blood"),
    **dict.fromkeys(("venous", "venous blood", "venös"), "venous blood"),
    **dict.fromkeys(("capillary", "capillary blood", "kapillär"), "capillary blood"),
    "platelet poor plasma": "platelet poor plasma",
    **dict.fromkeys(
        ("urine", "ur", "u", "i.u", "urin", "im urin", "urines", "orina", "urina", "urinaire"),
        "urine",
    ),
    **dict.fromkeys(("random urine", "spot urine", "spoturin", "spontanurin"), "spot urine"),
    **dict.fromkeys(("24h urine", "24 h urine", "24-hour urine", "sammelurin"), "24 h urine"),
    **dict.fromkeys(("csf", "spinal fluid", "liquor", "im liquor", "lcr"), "CSF"),
    "cerebrospinal fluid": "CSF",
    **dict.fromkeys(("ascites", "ascitic fluid", "aszites", "im aszites"), "ascites"),
    **dict.fromkeys(("pleural", "pleural fluid", "pleuraerguss"), "pleural fluid"),
    **dict.fromkeys(("peritoneal", "peritoneal fluid"), "peritoneal fluid"),
    **dict.fromkeys(("joint fluid", "synovial fluid"), "synovial fluid"),
    **dict.fromkeys(("stool", "stuhl", "im stuhl", "feces", "faeces", "selles"), "stool"),
    **dict.fromkeys(("body fluid", "other body fluid", "other fluid", "fluid"), "body fluid"),
    **dict.fromkeys(("bone marrow", "marrow", "knochenmark"), "bone marrow"),
    **dict.fromkeys(("dialysate", "dialysis fluid"), "dialysate"),
}
"""What a specimen is called in a name, and in the case."""
_KINDS: dict[str, bool] = {
    **dict.fromkeys(
        words(
            "absolute; abs; absolut; absolu; absolue; absolues; absolus; absoluto; #; count; "
            "absolute count; abs count; absolute value; absolutzahl; n abs"
        ),
        False,
    ),
    **dict.fromkeys(
        words(
            "%; in %; relative; rel; relativ; relatif; relativo; percent; percentage; pct; "
            "prozent; pourcentage; proportion; share"
        ),
        True,
    ),
}
_METHODS = frozenset(
    words(
        "automated; auto; auto count; automated count; auto diff; automatisch; maschinell; manual; "
        "manual count; manual diff; manuell; calculated; calc; berechnet; calculé; enzymatic; "
        "enzymatisch; ise; poc; poct; point of care; bga; blood gas; gas; hplc; immunoassay; "
        "diff; differential; elektronisch; flow; impedance; arterial blood gas; abg; vbg"
    )
)


_PIECES = "|".join(
    re.escape(word)
    for word in sorted((*_SPECIMENS, *_KINDS, *_METHODS), key=len, reverse=True)
    if len(word) > 1
)
_LAST = re.compile(
    r"(.*?)(?:\s*[,;:(\[/]\s*(?:in\s+)?|\s+-\s*|\s+(?:in|im)\s+|\s*_|\s+|(?=[%#]))"
    rf"({_PIECES}|[%#]|(?<=[(\[])[spbu])\.?\s*[)\]]?",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"({_PIECES}|[%#])[\s,:;._-]+(.*)", re.IGNORECASE)
_LETTER = re.compile(r"([SPBU])[-:_]\s*(.*)")
_PROPERTY = re.compile(
    r"(.*?)\s*\[((?:#|%|Mass|Moles|Enzymatic|Units|Volume|Entitic|Ratio|Time|Presence)[^\]]*)\](.*)"
)
"""What a LOINC name measures: "Leukocytes [#/volume] in Blood by Automated count"."""
_BY_METHOD = re.compile(r"(.*?)\s+by\s+(.+)", re.IGNORECASE)
_SECOND_NAME = re.compile(r"(.+?)\s*(?:\((.+?)\)|/(.+))")
