"""A fact of the file in words: the name of its field, and its value with its unit."""

from collections.abc import Sequence
from datetime import date

from boardapp.case.numerals import number_text
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.words.values import value_text, with_unit

_KINDS = {
    "case": "case",
    "therapies": "therapy",
    "assessments": "assessment",
    "labs": "laboratory result",
    "measurements": "measurement",
    "adverse_events": "adverse event",
    "work_ups": "work-up",
    "transfusions": "transfusion",
    "infections": "infection",
    "admissions": "admission",
    "imaging": "imaging study",
    "pathology": "pathology report",
    "genetics": "genetic finding",
    "images": "picture",
    "goals": "goal",
    "options": "option",
    "references": "reference",
    "remarks": "remark",
    "doubts": "doubt",
    "acknowledgements": "acknowledgement",
    "sources": "source",
}
_FIELDS = {
    "arm": "arm of the protocol",
    "born": "born",
    "by": "by",
    "suv": "SUV",
    "cns": "CNS",
    "cycles": "number of cycles",
    "courses": "cycle",
    "items": "test",
    "low": "lower limit",
    "high": "upper limit",
    "mrd": "MRD",
    "best_mrd": "best MRD",
    "doi": "DOI",
}
_ONE_OF_MANY = {
    "against": "against or open",
    "agents": "drug",
    "antigens": "antigen",
    "attendance": "attendance",
    "authors": "author",
    "cell_doses": "cell dose",
    "chimerism": "chimerism",
    "codes": "code",
    "conditions": "condition",
    "conditioning": "conditioning",
    "courses": "cycle",
    "doses": "dose",
    "extramedullary": "site",
    "features": "feature",
    "genetics": "genetic finding",
    "inferred": "inferred field",
    "immunophenotype": "antigen",
    "items": "test",
    "key_images": "key image",
    "lesions": "lesion",
    "mrd": "MRD",
    "parts": "sign",
    "performance": "performance status",
    "prophylaxis": "prophylaxis",
    "radiation": "field",
    "references": "reference",
    "schedules": "schedule",
    "scores": "score",
    "sites": "site",
    "stains": "stain",
    "subjects": "subject",
}

_MANY = {
    "against": "against or open",
    "agents": "drugs",
    "attendance": "attendance",
    "chimerism": "chimerism",
    "conditioning": "conditioning",
    "courses": "cycles",
    "extramedullary": "extramedullary sites",
    "immunophenotype": "immunophenotype",
    "in_this_patient": "in this patient",
    "inferred": "inferred fields",
    "items": "tests",
    "mrd": "MRD",
    "parts": "signs",
    "performance": "performance status",
    "prophylaxis": "prophylaxis",
    "radiation": "radiation fields",
}


def list_name(field: str) -> str:
    """What the items of a list are called together ("agents": "drugs"); else the field's name."""
    return _MANY.get(field) or field_name((field,))


def item_name(field: str) -> str:
    """What one item of a list within a record is called ("agents": "drug")."""
    return _ONE_OF_MANY.get(field) or field_name((field,))


def kind_name(kind: str) -> str:
    """What one record of a list of the file is called ("therapies": "therapy")."""
    return _KINDS.get(kind, kind.replace("_", " "))


def field_name(parts: Sequence[str]) -> str:
    """The name of a field with what holds it: ("agents", "1", "dose") is "drug 1, dose"."""
    words: list[str] = []
    for place, part in enumerate(parts):
        if part.isdigit() and words:
            words[-1] = f"{_ONE_OF_MANY.get(parts[place - 1], words[-1])} {part}"
        else:
            words.append(_FIELDS.get(part, part.replace("_", " ")))
    return ", ".join(words)


def place_name(place: Place) -> str:
    """A place of a case in words: "therapies[0].start" is "therapy 1, start"."""
    kind, *below = (str(step + 1) if isinstance(step, int) else step for step in place.steps)
    number = below.pop(0) if below and below[0].isdigit() else ""
    return ", ".join(filter(None, (f"{kind_name(kind)} {number}".strip(), field_name(below))))


def item_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The item of a list that a field belongs to (("agents", "1")); the field itself else."""
    is_item = len(parts) > 1 and parts[1].isdigit()
    return parts[:2] if is_item else parts


def stated_text(value: str | float | date | Value, unit: str = "") -> str:
    """What a field states, with its unit; "yes" and "no" for a tick."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Value):
        return value_text(value, unit)
    return with_unit(number_text(value), unit) if isinstance(value, float) else str(value)
