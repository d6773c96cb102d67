from boardapp.case.assessment import Marrow, Mrd
from boardapp.case.case import Case
from boardapp.case.fields import Field, field_of, fields_of, kind_at
from boardapp.case.laboratory import LabResult
from boardapp.case.place import Place
from boardapp.case.record import Record
from boardapp.case.therapy import Therapy
from boardapp.casefile.schema import schema


def _kinds(kind: type[Record] = Case) -> dict[str, type[Record]]:
    found = {kind.__name__: kind}
    for field in fields_of(kind):
        if field.part is not None and field.part.__name__ not in found:
            found |= _kinds(field.part)
    return found


def _field(kind: type[Record], name: str) -> Field:
    found = field_of(kind, name)
    assert found is not None
    return found


def test_every_property_of_the_schema_is_a_field_that_is_asked_for() -> None:
    told = schema()
    kinds = _kinds()
    definitions = {**told["$defs"], "Case": told}
    assert set(kinds) == set(definitions) - {"When", "Value"}
    for name, kind in kinds.items():
        asked = {field.name for field in fields_of(kind)}
        assert set(definitions[name]["properties"]) - {"$schema", "format", "version"} == asked


def test_facts_are_asked_for_first_and_where_they_stand_last() -> None:
    names = [field.name for field in fields_of(LabResult)]
    assert names[:4] == ["test", "when", "value", "unit"]
    assert names[-5:] == ["source", "note", "inferred", "id", "codes"]


def test_a_field_knows_what_it_holds() -> None:
    kinds = {field.name: field.kind for field in fields_of(Therapy)}
    assert kinds["name"] == "text"
    assert kinds["summary"] == "long text"
    assert kinds["status"] == "choice"
    assert kinds["line"] == "whole number"
    assert kinds["start"] == "time"
    assert kinds["cycles"] == "value"
    assert kinds["agents"] == "records"
    assert kinds["cells"] == "record"
    assert _field(LabResult, "low").kind == "number"
    assert _field(Therapy, "status").choices[0] == "given"
    assert _field(Therapy, "name").is_required
    assert _field(Therapy, "line").may_be_none


def test_a_place_tells_its_kind_whether_it_is_in_the_case_or_not() -> None:
    assert kind_at(Place("assessments[99].marrow.mrd[0]")) is Mrd
    assert kind_at(Place("assessments[99].marrow")) is Marrow
    assert kind_at(Place("labs")) is LabResult
    assert kind_at(Place()) is Case
    assert kind_at(Place("labs[0].value")) is None
    assert kind_at(Place("nonsense")) is None
