"""The table of kinds: every record of a case is in it, and each is called by a short name."""

import msgspec
import pytest

from boardapp.case.case import Case
from boardapp.case.complications import Admission, Infection
from boardapp.case.kinds import KINDS, short_name
from boardapp.case.place import Place
from boardapp.case.record import Lasting, Record
from boardapp.case.shape import shape
from boardapp.case.when import When

_SETTINGS = {"privacy", "presentation"}


def test_every_part_of_a_case_that_holds_records_is_in_the_table() -> None:
    parts = {name for name, _ in shape(Case).parts}
    assert parts - _SETTINGS == set(KINDS)


def test_the_times_of_a_kind_are_fields_of_its_record() -> None:
    parts = dict(shape(Case).parts)
    for kind in KINDS.values():
        named = {kind.start, kind.end} - {""}
        assert named <= set(shape(parts[kind.collection]).times), kind
        if kind.is_event:
            assert kind.start, kind


def test_every_record_of_a_list_can_have_an_id() -> None:
    """What has no id can't be pointed at: its number in the list belongs to another tomorrow."""
    without = {
        kind.__name__
        for kind in _in_lists(Case)
        if not issubclass(kind, Lasting) and "id" not in kind.__struct_fields__
    }
    assert without == {"SlideSetting"}  # it has a key


def _in_lists(kind: type[Record]) -> set[type[Record]]:
    found: set[type[Record]] = set()
    types = {field.name: str(field.type) for field in msgspec.structs.fields(kind)}
    for name, inner in shape(kind).parts:
        if types[name].startswith("tuple"):
            found.add(inner)
        found |= _in_lists(inner)
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("febrile neutropenia, then SOS", "febrile neutropenia"),
        ("sepsis (E. coli); ICU", "sepsis"),
        ("fever", "fever"),
        ("SARS-CoV-2", "SARS-CoV-2"),
        ("1.5 L ascites", "1.5 L ascites"),
        ("pneumonia.", "pneumonia"),
        (
            "a stay for the long work-up of bleeding that nobody could explain at first",
            "a stay for the long work-up of bleeding that…",
        ),
    ],
)
def test_a_record_is_called_by_the_first_clause_of_its_text(text: str, name: str) -> None:
    assert short_name(text) == name


def test_stays_and_infections_are_told_by_short_names() -> None:
    stay = Admission(reason="febrile neutropenia, then SOS", start=When.parse("2019"))
    assert KINDS["admissions"].label(stay) == "admission for febrile neutropenia"
    assert KINDS["infections"].label(Infection(name="candidemia, liver")) == "candidemia"
    assert Place("admissions[0]").collection in KINDS


def test_what_tells_a_case_from_others_are_fields_of_its_records() -> None:
    parts = dict(shape(Case).parts)
    told = {kind.collection: kind.identity for kind in KINDS.values() if kind.identity}
    assert told == {
        "therapies": ("name", "start"),
        "assessments": ("finding", "when"),
        "imaging": ("modality", "when", "finding"),
        "adverse_events": ("term", "onset"),
        "labs": ("test", "when", "value"),
        "goals": ("text",),
        "images": ("caption",),
    }
    for name, fields in told.items():
        assert set(fields) <= set(parts[name].__struct_fields__)
