"""Reads the profiles: every `*.toml` of this folder is one family, and no list names them.

A file holds the fields of `DiseaseProfile`; its tables `[kinds."T-ALL"]` hold what one kind says
otherwise. A kind may be `like` another one of its file, and says otherwise than that.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from boardapp.clinical.diseases.codes import MorphologyRange
from boardapp.clinical.diseases.profile import DiseaseProfile, Recognition
from boardapp.clinical.diseases.written_names import WrittenName, plain

FOLDER = Path(__file__).parent
OTHER = "other"
"""The profile of what no file knows; it must be there."""


class ProfileError(Exception):
    """A profile can't be used; the sentence says which, where and why."""


class Marks(msgspec.Struct, frozen=True):
    """By what a profile is recognised, ready to be compared."""

    names: tuple[WrittenName, ...]
    morphology: tuple[MorphologyRange, ...]
    snomed: frozenset[str]
    special: tuple[WrittenName, ...] = ()
    """Words that are said of no other disease."""


class Known(msgspec.Struct, frozen=True):
    """A profile with its marks, and its kinds, each with its own."""

    profile: DiseaseProfile
    marks: Marks
    kinds: tuple["Known", ...] = ()


class Profiles(msgspec.Struct, frozen=True):
    """All that the folder holds: what can be used, and a sentence on each that can't."""

    families: tuple[Known, ...]
    faults: tuple[str, ...]

    @property
    def other(self) -> DiseaseProfile:
        """The profile of what none knows."""
        return next(k.profile for k in self.families if k.profile.name == OTHER)

    def all(self) -> Iterator[DiseaseProfile]:
        """Every family, each followed by its kinds."""
        for known in self.families:
            yield known.profile
            yield from (kind.profile for kind in known.kinds)

    def named(self, name: str) -> DiseaseProfile | None:
        """The profile of this name in any capitals and spelling; None where none is called so."""
        wanted = plain(" ".join(name.split()))
        return next((p for p in self.all() if plain(p.name) == wanted), None)


@cache
def profiles() -> Profiles:
    """The profiles that came with boardapp, read once.

    A file with a fault is left out, and told. Raises ProfileError where "other" is missing.
    """
    return read_folder(FOLDER)


def read_folder(folder: Path) -> Profiles:
    """Every profile of a folder, in order of the file names."""
    families: list[Known] = []
    faults: list[str] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            families.append(_known(path, families))
        except ProfileError as error:
            faults.append(str(error))
    if not any(known.profile.name == OTHER for known in families):
        told = " ".join(faults)
        raise ProfileError(
            f"The profile of other diseases is missing: {OTHER}.toml. {told}".strip()
        )
    return Profiles(tuple(families), tuple(faults))


def _known(path: Path, others: list[Known]) -> Known:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"The profile {path.name} can't be read: {error}.") from error
    kinds = content.pop("kinds", {})
    if not isinstance(kinds, dict):
        raise ProfileError(f"The profile {path.name} can't be used: kinds is no table of kinds.")
    family = _one(path, "", content, str(content.get("name", "")))
    names = {family.profile.name.casefold()}
    names |= {profile.name.casefold() for known in others for profile in _with_kinds(known)}
    if len(names) != 1 + sum(len(known.kinds) + 1 for known in others):
        raise ProfileError(
            f'The profile {path.name} can\'t be used: "{family.profile.name}" is the name of '
            "another profile."
        )
    made = []
    for name, own in kinds.items():
        where = f'kinds."{name}"'
        if name.casefold() in names:
            raise ProfileError(f'The profile {path.name} can\'t be used: two are called "{name}".')
        names.add(name.casefold())
        said = _inherited(path, where, kinds, name, content)
        said["recognition"] = own.get("recognition", {})
        made.append(_one(path, where, {**said, "name": name}, family.profile.name))
    return Known(family.profile, family.marks, tuple(made))


def _with_kinds(known: Known) -> Iterator[DiseaseProfile]:
    yield known.profile
    yield from (kind.profile for kind in known.kinds)


def _inherited(
    path: Path, where: str, kinds: Mapping[str, Any], name: str, base: Mapping[str, Any]
) -> dict[str, Any]:
    """What a kind says: of the family, then of the kind that it is like, then its own."""
    own = kinds[name]
    if not isinstance(own, dict):
        raise ProfileError(f"The profile {path.name} can't be used: {where} is no table.")
    like = own.get("like")
    if like is not None:
        if not isinstance(like, str) or like not in kinds or "like" in kinds[like]:
            raise ProfileError(
                f'The profile {path.name} can\'t be used: {where} is like "{like}", which is no '
                "kind of this file that stands for itself."
            )
        base = _laid_over(base, kinds[like])
    return _laid_over(base, {key: value for key, value in own.items() if key != "like"})


def _laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of both in one; a list of the second takes the place of the first's."""
    made = dict(base)
    for key, value in own.items():
        below = made.get(key)
        is_table = isinstance(value, dict) and isinstance(below, dict)
        made[key] = _laid_over(below, value) if is_table else value  # type: ignore[arg-type]
    return made


def _one(path: Path, where: str, content: dict[str, Any], family: str) -> Known:
    try:
        profile = msgspec.convert({**content, "family": family}, DiseaseProfile)
        marks = _marks(profile)
    except (msgspec.ValidationError, ValueError) as error:
        at = f"{where}: " if where else ""
        raise ProfileError(f"The profile {path.name} can't be used: {at}{error}.") from error
    told = msgspec.structs.replace(profile, recognition=Recognition(), special=())
    return Known(told, marks)


def _marks(profile: DiseaseProfile) -> Marks:
    recognition = profile.recognition
    return Marks(
        tuple(map(WrittenName.parse, recognition.names)),
        tuple(map(MorphologyRange.parse, recognition.morphology)),
        frozenset(recognition.snomed),
        tuple(map(WrittenName.parse, profile.special)),
    )
