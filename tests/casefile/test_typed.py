"""What is typed into a field: one grammar and one sentence, in a file and in a form."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.assessment import Antigen, Assessment, Mrd
from boardapp.case.case import Case, Doubt, Source
from boardapp.case.changes import with_fields
from boardapp.case.fields import Field, field_of, fields_of
from boardapp.case.laboratory import LabResult
from boardapp.case.meeting import Meeting, Option
from boardapp.case.patient import PerformanceStatus
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.case.shape import walk
from boardapp.case.therapy import Cycle, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.casefile.saving import why_not_saved
from boardapp.casefile.typed import TypedError, blank, missing, read_typed, typed_text
from boardapp.resources import example_case


@cache
def _letter() -> Case:
    return read_case(example_case("letter"))


def _read(record: Record, name: str, text: str) -> dict[str, object]:
    return read_typed(_letter(), record, _field(type(record), name), text)


def _field(kind: type[Record], name: str) -> Field:
    found = field_of(kind, name)
    assert found is not None
    return found


LAB = LabResult(test="platelets")


@pytest.mark.parametrize(
    ("record", "name", "text", "stated"),
    [
        (LAB, "test", " aPTT ", {"test": "aPTT"}),
        (LAB, "value", "45", {"value": Value(45)}),
        (LAB, "value", "4.5", {"value": Value(4.5)}),
        (LAB, "value", "4.50", {"value": Value("4.50")}),
        (LAB, "value", "1,5", {"value": Value(1.5)}),
        (LAB, "value", "40–50", {"value": Value("40..50")}),
        (LAB, "value", "less than 5", {"value": Value("<5")}),
        (LAB, "value", "10⁻⁴", {"value": Value("10⁻⁴")}),
        (LAB, "value", "1+", {"value": Value("1+")}),
        (LAB, "value", "40–50 K/uL", {"value": Value("40..50"), "unit": "K/uL"}),
        (LAB, "value", "", {}),
        (LAB, "low", "150", {"low": 150.0}),
        (LAB, "low", "1,5", {"low": 1.5}),
        (LAB, "when", "dx + 5 mo", {"when": When.parse("dx + 5 mo")}),
        (LAB, "when", "", {}),
        (LAB, "source", "letter ¶7", {"source": "letter ¶7"}),
        (LAB, "inferred", "unit\nlow", {"inferred": ("unit", "low")}),
        (Therapy(name="x"), "status", "Planned", {"status": "planned"}),
        (Therapy(name="x"), "line", "3", {"line": 3}),
        (Therapy(name="x", line=3), "line", "", {"line": None}),
        (Therapy(name="x", intent="bridge"), "intent", "", {"intent": "not reported"}),
        (Therapy(name="x"), "best_response", "", {}),
        (Assessment(), "isolated", "yes", {"isolated": True}),
        (Assessment(), "sites", "CNS\n\n marrow ", {"sites": ("CNS", "marrow")}),
        (Meeting(), "subjects", "Bleeding", {"subjects": ("bleeding",)}),
        (Option(name="x"), "references", "r1\nr2", {"references": ("r1", "r2")}),
    ],
)
def test_a_text_is_what_its_field_holds(
    record: Record, name: str, text: str, stated: dict[str, object]
) -> None:
    assert _read(record, name, text) == stated


@pytest.mark.parametrize(
    ("record", "name", "text", "why"),
    [
        (LAB, "test", "", "is empty; a record of this kind needs it"),
        (LAB, "when", "dx + five mo", '"five mo" is no length of time'),
        (LAB, "when", "relapse-9 + 5 mo", '"relapse-9" is no event of this case; did you mean'),
        (LAB, "when", "dx.end", "asks for the end of an event that happens at one time"),
        (LAB, "value", "50..40", "is a range upside down; the lower number comes first"),
        (LAB, "low", "x", 'expected a number, found "x"'),
        (LAB, "source", "lettr ¶7", '"lettr" is not the id of a source; did you mean "letter"?'),
        (LAB, "id", "hsct", '"hsct" is the id of therapies[13] already; choose another'),
        (LAB, "id", "after", "is a word of the grammar of times; choose another id"),
        (LAB, "id", "a b", "is no id; use letters, digits, - and _"),
        (LAB, "inferred", "nonsense", '"nonsense" is no field of this record'),
        (LAB, "note", "a\x07b", "holds a control character (U+0007); delete it"),
        (Therapy(name="x"), "status", "plannd", 'did you mean "planned"?'),
        (Therapy(name="x"), "line", "1.5", "expected a whole number, found the number 1.5"),
        (Therapy(name="x"), "line", "third", 'expected a whole number, found "third"'),
        (Assessment(), "isolated", "perhaps", 'expected yes or no, found "perhaps"'),
        (Meeting(), "subjects", "bleding", 'did you mean "bleeding"?'),
    ],
)
def test_a_text_that_is_not_is_told_why(record: Record, name: str, text: str, why: str) -> None:
    with pytest.raises(TypedError) as told:
        _read(record, name, text)
    assert why in str(told.value)


def test_a_unit_behind_a_number_goes_into_its_field() -> None:
    stated = LabResult(test="platelets", unit="10*9/L")
    assert _read(stated, "value", "45 10*9/L") == {"value": Value(45)}
    assert _read(stated, "value", "45 K/uL") == {"value": Value(45)}  # the same unit
    assert _read(stated, "value", "45 g/L") == {"value": Value(45), "unit": "g/L"}
    with_limits = LabResult(test="platelets", unit="10*9/L", low=150)
    with pytest.raises(TypedError, match=r"with its low, is in .* write it in that unit"):
        _read(with_limits, "value", "45 g/L")
    assert _read(Mrd(result="positive"), "value", "0.01 %") == {"value": Value(0.01), "unit": "%"}
    # What is no unit stays with the words, and the check asks about it.
    assert _read(stated, "value", "130 H") == {"value": Value("130 H")}


def test_what_stands_there_is_no_change() -> None:
    letter = _letter()
    for _, record in walk(letter):
        for field in fields_of(type(record)):
            if not field.is_part:
                text = typed_text(field, getattr(record, field.name))
                assert read_typed(letter, record, field, text) == {}, (record, field.name, text)


def test_what_stands_there_reads_back_as_the_same() -> None:
    """Not only because it is equal: the text itself is read, into a record that says nothing."""
    for name in ("letter", "synthetic", "sarcoma", "aml", "lymphoma"):
        case = read_case(example_case(name))
        for place, record in walk(case):
            for field in fields_of(type(record)):
                stated = getattr(record, field.name)
                if field.is_part or field.kind == "id" or stated == field.default:
                    continue
                empty = blank(type(record))
                read = read_typed(case, empty, field, typed_text(field, stated))
                assert read.get(field.name, getattr(empty, field.name)) == stated, place


def test_an_item_with_a_line_break_stays_one_item() -> None:
    stated = Assessment(sites=("CNS", "bone\nmarrow"))
    field = _field(Assessment, "sites")
    text = typed_text(field, stated.sites)
    assert text == "CNS\nbone↵marrow"
    assert read_typed(_letter(), Assessment(), field, text) == {"sites": stated.sites}


def test_a_new_record_states_nothing_and_knows_what_it_needs() -> None:
    assert blank(LabResult) == LabResult(test="")
    assert blank(Cycle) == Cycle(number=1, start=When.NOT_REPORTED)
    assert blank(PerformanceStatus).value == Value.NOT_REPORTED  # type: ignore[attr-defined]
    assert [field.name for field in missing(LabResult, ())] == ["test"]
    assert [field.name for field in missing(Source, ("id",))] == ["citation"]
    assert [field.name for field in missing(Doubt, ("about", "text"))] == []
    assert [field.name for field in missing(Antigen, ())] == ["name"]
    assert [field.name for field in missing(Cycle, ())] == []
    assert [field.name for field in missing(PerformanceStatus, ("scale",))] == []


@pytest.mark.parametrize("place", [str(place) for place, _ in walk(_letter())][::24])
@given(data=st.data())
def test_whatever_is_typed_makes_a_case_that_can_be_saved_or_is_told_why(
    place: str, data: st.DataObject
) -> None:
    letter = _letter()
    record = Place(place).get(letter)
    fields = [field for field in fields_of(type(record)) if not field.is_part]
    if not fields:
        return
    field = data.draw(st.sampled_from(fields))
    text = data.draw(st.text(max_size=12) | st.sampled_from(_TEXTS))
    try:
        read = read_typed(letter, record, field, text)
    except TypedError:
        return
    if field.kind == "id":
        return  # an id that others point at is judged with them
    assert why_not_saved(with_fields(letter, Place(place), read), letter) == ""


_TEXTS = ("dx + 5 mo", "40–50 K/uL", "1,5", "letter ¶3", "after hsct", "2019-03", "yes", "1e400")
