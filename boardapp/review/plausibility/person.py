"""Facts that don't belong to this person: organs, donors and chromosomes against the sex."""

import re
from collections.abc import Iterator

from boardapp.case.place import Place, placed
from boardapp.clinical.condition_kind import condition_kind
from boardapp.clinical.karyotype import read_karyotype
from boardapp.review.plausibility.rule import Alarm, Scene
from boardapp.review.plausibility.texts import Text
from boardapp.words.capitals import capitalised

_SEXES = {
    **dict.fromkeys(("male", "boy", "man", "m"), "male"),
    **dict.fromkeys(("female", "girl", "woman", "f"), "female"),
}
_ORGANS = {
    "female": re.compile(
        r"\b(testis|testes|testicle|testicles|testicular|prostate|scrotal)\b", re.IGNORECASE
    ),
    "male": re.compile(
        r"\b(ovary|ovaries|ovarian|uterus|uterine|cervix uteri|vaginal)\b", re.IGNORECASE
    ),
}
_WHERE_STATED = ("therapies", "assessments", "adverse_events", "diagnosis")
_WOMEN, _MEN = ("mother", "sister"), ("father", "brother")
_RELATIVE = re.compile(r"\b(mother|sister|father|brother)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(maternal|paternal)\b", re.IGNORECASE)
_NEGATED = re.compile(r"\b(no|not|without|never)\b", re.IGNORECASE)


def organs(scene: Scene) -> Iterator[Alarm]:
    """An organ that the stated sex does not have; the first place that names it."""
    sex = _SEXES.get(scene.case.patient.sex.strip().casefold())
    if sex is None:
        return
    for text in _told_of_the_patient(scene):
        match = _ORGANS[sex].search(text.text)
        if match and not _NEGATED.search(text.text[: match.start()]):
            yield Alarm(
                severity="warning",
                place=text.place,
                title="Organ and sex",
                sentence=f'"{match[0]}" is stated, and the sex is {scene.case.patient.sex}.',
                to_do="Look up the site and the sex; the record may be another patient's.",
                source=text.source,
                also_at=(Place("patient.sex"),),
            )
            return


def pregnancies(scene: Scene) -> Iterator[Alarm]:
    """A pregnancy of a patient who is stated to be male; never one that is told of the family."""
    if _SEXES.get(scene.case.patient.sex.strip().casefold()) != "male":
        return
    for n, one in enumerate(scene.case.patient.conditions):
        is_of_family = condition_kind(one.kind) == "family history"
        is_told = _PREGNANT.match(one.text) or _PREGNANT.match(one.kind)
        if is_told and not is_of_family:
            yield Alarm(
                severity="warning",
                place=Place.of("patient", "conditions", n),
                title="Pregnancy and sex",
                sentence=f'"{one.text}" is stated, and the sex is {scene.case.patient.sex}.',
                to_do="Look up the sex; the record may be another patient's.",
                source=one.source,
                also_at=(Place("patient.sex"),),
            )
            return


_PREGNANT = re.compile(r"\s*pregnan", re.IGNORECASE)


def _told_of_the_patient(scene: Scene) -> Iterator[Text]:
    """Texts of what was found and treated; what an option could harm is not meant."""
    return (text for text in scene.texts if text.place.collection in _WHERE_STATED)


def donors(scene: Scene) -> Iterator[Alarm]:
    """A mother or sister who is called paternal, a father or brother called maternal."""
    for _, place, therapy in placed("therapies", scene.case.therapies):
        if therapy.transplant is None:
            continue
        stated = " ".join(filter(None, (therapy.transplant.donor, therapy.transplant.match)))
        relative, side = _RELATIVE.search(stated), _SIDE.search(stated)
        if relative and side and not _fit(relative[1].casefold(), side[1].casefold(), stated):
            yield Alarm(
                severity="warning",
                place=place / "transplant" / "donor",
                title=f"{capitalised(therapy.name)}: donor",
                sentence=f'The donor is called "{relative[0]}" and "{side[0]}".',
                to_do="Look up who the donor was.",
                source=therapy.source,
            )


def _fit(relative: str, side: str, stated: str) -> bool:
    # "Paternal half-sister" and "maternal grandmother" name a side of the family.
    if re.search(r"half|grand|aunt|uncle|cousin", stated, re.IGNORECASE):
        return True
    women = relative in _WOMEN
    return women == (side == "maternal")


def karyotypes(scene: Scene) -> Iterator[Alarm]:
    """Sex chromosomes against the sex, and a count that its own list does not give.

    Only at the diagnosis: after a transplant the chromosomes may be the donor's.
    """
    sex = _SEXES.get(scene.case.patient.sex.strip().casefold())
    for n, finding in enumerate(scene.case.diagnosis.genetics):
        place = Place.of("diagnosis", "genetics", n)
        for field in ("result", "name"):
            read = read_karyotype(getattr(finding, field))
            if read is None:
                continue
            told = _against_sex(read.sex, sex) or _against_list(read.count, read.expected)
            if told:
                yield Alarm(
                    severity="warning",
                    place=place / field,
                    title="Karyotype",
                    sentence=f'"{getattr(finding, field)}": {told}.',
                    to_do="Look up the karyotype as the laboratory wrote it.",
                    source=finding.source or scene.case.diagnosis.source,
                )


def _against_sex(chromosomes: str, sex: str | None) -> str:
    if sex == "female" and "Y" in chromosomes:
        return "a Y chromosome, and the sex is female"
    if sex == "male" and chromosomes == "XX":
        return "no Y chromosome, and the sex is male"
    return ""


def _against_list(count: int, expected: int | None) -> str:
    if expected is None or count == expected:
        return ""
    return f"{count} chromosomes are written, and its list gives {expected}"
