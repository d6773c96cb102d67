"""What is typed into a field, read by the reader of case files; and a field as one would type it.

One grammar and one sentence for each fault, whether a fact comes from a file or from the hand.
"""

import math
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from boardapp.case.case import Case
from boardapp.case.fields import Field, field_of, fields_of
from boardapp.case.number_spellings import is_power_of_ten, spelled
from boardapp.case.record import Record
from boardapp.case.said import said
from boardapp.case.shape import walk_ids
from boardapp.case.value import Kind, Value
from boardapp.case.when import When
from boardapp.casefile.encode import field_tree
from boardapp.casefile.faults import UNPRINTABLE, Fault
from boardapp.casefile.json_text import Json
from boardapp.casefile.records import RecordReader
from boardapp.casefile.references import id_fault, source_fault, time_fault
from boardapp.casefile.settled import parted, unit_field
from boardapp.casefile.typed_times import DIAGNOSIS, AmbiguousTimeError, in_notation

YES, NO = "yes", "no"
BREAK = "↵"
"""Stands for a line break within one item of a list, each of which has a line of its own."""

Read = dict[str, Any]
"""The fields that change, with what they state then: a value may bring its unit along."""


class TypedError(ValueError):
    """Why a text is not what its field holds, and what to do, in one sentence."""


def typed_text(field: Field, stated: object) -> str:
    """What a field states, as one would type it; empty where it says nothing."""
    tree = field_tree(stated)
    if stated is None or (_is_unreported(stated) and _is_unreported(_without_fact(field))):
        return ""
    if isinstance(stated, tuple):
        return "\n".join(str(item).replace("\n", BREAK) for item in stated)
    if isinstance(stated, bool):
        return YES if stated else NO
    if isinstance(stated, str) and stated == field.default:
        return said(stated) if field.kind != "choice" else stated
    return repr(tree) if isinstance(tree, float) else str(tree)


def _without_fact(field: Field) -> object:
    return _blank(field) if field.is_required else field.default


def _is_unreported(stated: object) -> bool:
    return stated in (When.NOT_REPORTED, Value.NOT_REPORTED)


def read_typed(case: Case, record: Record, field: Field, text: str) -> Read:
    """The fields of `record` that this text changes; none where it states what stands there.

    `record` may be one that is yet to enter the case. Raises `TypedError`.
    """
    if match := UNPRINTABLE.search(text):
        raise TypedError(f"holds a control character (U+{ord(match[0]):04X}); delete it")
    stated = getattr(record, field.name)
    if text == typed_text(field, stated):
        return {}
    if field.kind == "time":
        text = _time_text(case, text)
    value = _read(field, _without_own_unit(record, field, text))
    if fault := _reference_fault(case, record, field, value):
        raise TypedError(fault)
    if isinstance(value, Value):
        return _with_unit(record, field, value)
    return {} if value == stated else {field.name: value}


def blank(kind: type[Record]) -> Record:
    """A record that states nothing yet: what it can't be without is empty in it."""
    given = {field.name: _blank(field) for field in fields_of(kind) if field.is_required}
    return kind(**given)


def missing(kind: type[Record], given: Sequence[str]) -> tuple[Field, ...]:
    """The fields that a new record still needs, besides those that are `given`.

    A time and a value may stay unreported, and a choice may have a word for that.
    """
    return tuple(
        field
        for field in fields_of(kind)
        if field.is_required and field.name not in given and _blank(field) == ""
    )


def _blank(field: Field) -> Any:  # noqa: ANN401 - of the field's type
    match field.kind:
        case "time":
            return When.NOT_REPORTED
        case "value":
            return Value.NOT_REPORTED
        case "whole number":
            return 1
        case "choice":
            return next((word for word in field.choices if not said(word)), field.choices[0])
        case "record":
            return blank(field.part or Record)
    return ""


def _read(field: Field, text: str) -> Any:  # noqa: ANN401 - of the field's type
    match field.kind:
        case "texts" | "choices" | "inferred" | "pointers":
            return _items(field, text)
        case "text" | "long text" | "id" | "source" | "pointer":
            return _words(field, text)
        case "yes or no":
            return _yes_or_no(text)
        case "choice":
            return _converted(field, _choice(field.choices, text.strip()))
    text = text.strip()
    if not text and not field.is_required:
        return field.default
    if field.kind == "value":
        return _value(text)
    if field.kind == "time":
        return When.NOT_REPORTED if not text else _converted(field, text)
    return _converted(field, _number(text))


def _time_text(case: Case, text: str) -> str:
    """A time in the notation of a case; "diagnosis" names it, unless another record does."""
    is_named = DIAGNOSIS in text.casefold()  # or a large case is not worth the walk
    is_taken = is_named and any(known == DIAGNOSIS for known, _, _ in walk_ids(case))
    try:
        return in_notation(text, "" if is_taken else case.diagnosis.id)
    except AmbiguousTimeError as error:
        raise TypedError(str(error)) from None


def _words(field: Field, text: str) -> str:
    """A text without the blanks around it; a field that needs one doesn't take none."""
    text = text.strip()
    if text:
        return text
    if field.is_required:
        raise TypedError("is empty; a record of this kind needs it")
    return field.default if isinstance(field.default, str) and not said(field.default) else ""


def _items(field: Field, text: str) -> tuple[str, ...]:
    """The items of a list of words, one on each line."""
    lines = [line.strip().replace(BREAK, "\n") for line in text.split("\n") if line.strip()]
    if field.kind == "inferred":
        return tuple(_name_of_field(field.holder, line) for line in lines)
    read: tuple[str, ...] = _converted(field, [_choice(field.choices, line) for line in lines])
    return read


def _name_of_field(holder: type[Record], line: str) -> str:
    name = line.replace(" ", "_").casefold()
    if field_of(holder, name) is None:
        names = ", ".join(field.name.replace("_", " ") for field in fields_of(holder))
        raise TypedError(f'"{line}" is no field of this record; write one of {names}')
    return name


def _choice(choices: Sequence[str], text: str) -> str:
    """The word of a choice that is meant, in any case; the text itself where none is."""
    return next((word for word in choices if word.casefold() == text.casefold()), text)


def _yes_or_no(text: str) -> bool:
    word = text.strip().casefold()
    if word not in (YES, NO, ""):
        raise TypedError(f'expected {YES} or {NO}, found "{text.strip()}"')
    return word == YES


def _value(text: str) -> Value:
    """A value in the notation of a case; its own digits are kept ("4.50"), and powers of ten."""
    try:
        as_number = _number(text)
        if isinstance(as_number, str) and not is_power_of_ten(text):
            found = spelled(text)
            if found is not None and not found.unit:
                as_number = _number(found.number)
        return Value(as_number)
    except ValueError as error:
        raise TypedError(str(error)) from None


def _number(text: str) -> str | int | float:
    """A number that is written just so; the text itself where that would be another spelling."""
    for kind in (int, float):
        try:
            number = kind(text)
        except ValueError:
            continue
        if str(number) == text:
            return number
    return text


def _converted(field: Field, tree: Json) -> Any:  # noqa: ANN401 - of the field's type
    """The tree read as in a file. A number may be spelled as people do ("1,5")."""
    if isinstance(tree, str) and field.kind in ("number", "whole number"):
        found = spelled(tree)
        is_plain = found is not None and not found.unit
        tree = _json_number(found.number if found is not None and is_plain else tree)
    reader = RecordReader()
    read = reader.read(field.annotation, tree)
    if reader.faults:
        raise TypedError(_sentence(reader.faults[0]))
    if isinstance(read, float) and not math.isfinite(read):
        raise TypedError("is no number that can be kept; write a smaller one")
    return read


def _json_number(text: str) -> str | int | float:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _sentence(fault: Fault) -> str:
    return f"{fault.what}; {fault.remedy}" if fault.remedy else fault.what


def _without_own_unit(record: Record, field: Field, text: str) -> str:
    """A value without the unit that the record states anyway, written as it is there."""
    holder = unit_field(type(record), field.name) if field.kind == "value" else ""
    unit = getattr(record, holder) if holder else ""
    # Behind a blank, and no number itself: "1" is the unit of a fraction of cells.
    if not unit or unit.isdigit() or not text.rstrip().endswith(f" {unit}"):
        return text
    number = text.rstrip().removesuffix(unit)
    return number if spelled(number) else text


def _with_unit(record: Record, field: Field, value: Value) -> Read:
    """The value, and the unit that was typed behind it, in the field that holds the unit."""
    changed: Read = {field.name: value}
    found = spelled(str(value.stated)) if value.kind is Kind.TEXT else None
    if found is not None and found.unit:
        typed = replace(record, **changed)
        changed |= parted(typed, field.name)
        holder = unit_field(type(record), field.name)
        if changed[field.name] is value and holder:
            changed = _in_another_unit(typed, field, holder)
    return {name: new for name, new in changed.items() if new != getattr(record, name)}


def _in_another_unit(record: Record, field: Field, holder: str) -> Read:
    """The value with its unit in the place of another unit, where nothing else is in that one."""
    alone: Read = parted(replace(record, **{holder: ""}), field.name)
    if not alone:  # what stands behind the number is no unit
        return {field.name: getattr(record, field.name)}
    others = [
        other.name.replace("_", " ")
        for other in fields_of(type(record))
        if other.kind in ("value", "number")
        and other.name != field.name
        and unit_field(type(record), other.name) == holder
        and other.name not in record.own_units
        and _has_number(getattr(record, other.name))
    ]
    if others:
        raise TypedError(
            f'is in "{alone[holder]}", but this record, with its {" and ".join(others)}, is in '
            f'"{getattr(record, holder)}"; write it in that unit, or change the unit first'
        )
    return alone


def _has_number(stated: object) -> bool:
    return stated is not None and not (isinstance(stated, Value) and stated.is_missing)


def _reference_fault(case: Case, record: Record, field: Field, value: object) -> str:
    """What is wrong with what a field names: an event, a source, an id; empty if nothing is."""
    fault: Fault | None = None
    if isinstance(value, When):
        fault = time_fault(case, value)
    elif field.kind == "source":
        fault = source_fault(case, str(value))
    elif field.kind == "id" and value:
        fault = id_fault(case, record, str(value))
    return _sentence(fault) if fault else ""
