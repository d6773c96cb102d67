"""Protocols that don't exist, and protocols of another situation."""

from boardapp.case.assessment import Assessment
from boardapp.case.therapy import Therapy
from boardapp.case.when import When

from .gate import found_by

RELAPSE = Assessment(finding="relapse", number=1, when=When.parse("dx + 20 mo"))


def _on(protocol: str, start: str) -> Therapy:
    return Therapy(name="block", protocol=protocol, start=When.parse(start))


def test_a_study_that_does_not_exist_is_asked_about() -> None:
    (found,) = found_by("known studies", therapies=(_on("COG AALL1133", "dx"),))
    assert (found.severity, found.place) == ("warning", "therapies[0].protocol")
    assert "AALL1131" in found.sentence


def test_a_study_that_is_like_no_listed_one_is_only_noted() -> None:
    (found,) = found_by("known studies", therapies=(_on("AALL9999", "dx"),))
    assert found.severity == "note"


def test_a_frontline_study_after_a_relapse() -> None:
    late, early = _on("AALL1731", "dx + 24 mo"), _on("AALL1731", "dx + 3 d")
    found = found_by(
        "frontline study for a relapse", therapies=(early, late), assessments=(RELAPSE,)
    )
    assert [f.place for f in found] == ["therapies[1].protocol"]


def test_a_study_for_relapse_is_right_there() -> None:
    therapies = (_on("AALL1331", "dx + 24 mo"),)
    assert found_by("frontline study for a relapse", therapies=therapies,
                    assessments=(RELAPSE,)) == []  # fmt: skip
