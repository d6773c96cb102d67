"""Times as people write them are read where they can mean one thing, and asked about where two."""

import pytest

from boardapp.case.case import Case
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.fields import field_of
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.casefile.typed import TypedError, read_typed
from boardapp.casefile.typed_times import AmbiguousTimeError, in_notation

_CASE = Case(title="A case", diagnosis=Diagnosis(disease=Coded(text="B-ALL")))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("14.03.2019", "2019-03-14"),
        ("14.3.2019", "2019-03-14"),
        ("5.3.2019", "2019-03-05"),
        ("03/14/2019", "2019-03-14"),
        ("14/03/2019", "2019-03-14"),
        ("2019-3-14", "2019-03-14"),
        ("03/2019", "2019-03"),
        ("March 2019", "2019-03"),
        ("14 March 2019", "2019-03-14"),
        ("March 14, 2019", "2019-03-14"),
        ("14. März 2019", "2019-03-14"),
        ("14 mars 2019", "2019-03-14"),
        ("about March 2019", "~ 2019-03"),
        ("~14.3.2019", "~ 2019-03-14"),
        ("9 months old", "age 9 months"),
        ("9-month-old", "age 9 month"),
        ("at 9 months of age", "age 9 months"),
        ("aged 62 years", "age 62 years"),
        ("at age 1 y 3 mo", "age 1 y 3 mo"),
        ("5 months after diagnosis", "dx + 5 months"),
        ("2 wk before the diagnosis", "dx - 2 wk"),
        ("12..18 mo after diagnosis", "dx + 12..18 mo"),
        ("after diagnosis", "after dx"),
        ("at diagnosis", "dx"),
        ("diagnosis", "dx"),
    ],
)
def test_one_meaning_is_put_into_the_notation(typed: str, meant: str) -> None:
    assert in_notation(typed, "dx") == meant
    assert When.parse(meant).is_reported


@pytest.mark.parametrize(
    "typed",
    [
        *("2019", "dx + 5 mo", "after relapse-1, before hsct", "not reported", "", "14.03.19"),
        *("9 months", "5 months after relapse-1", "32.13.2019", "soon", "in 2019 or 2020"),
    ],
)
def test_what_is_in_the_notation_or_unsure_stays(typed: str) -> None:
    assert in_notation(typed, "dx") == typed


def test_a_date_that_can_be_two_days_is_asked_about_with_both() -> None:
    with pytest.raises(AmbiguousTimeError) as told:
        in_notation("05/03/2021", "dx")
    assert str(told.value) == (
        '"05/03/2021" can be two days; write 2021-03-05 for 5 March, or 2021-05-03 for 3 May'
    )


def test_a_field_reads_it_and_tells_the_fault() -> None:
    field = field_of(Therapy, "start")
    assert field is not None
    record = Therapy(name="x")
    assert read_typed(_CASE, record, field, "14.03.2019") == {"start": When.parse("2019-03-14")}
    with pytest.raises(TypedError, match="can be two days"):
        read_typed(_CASE, record, field, "05/03/2021")
    with pytest.raises(TypedError, match='write "age 9 months" for an age, "dx \\+ 9 months"'):
        read_typed(_CASE, record, field, "9 months")


def test_a_record_that_is_called_diagnosis_is_not_the_diagnosis() -> None:
    case = Case(
        title="A case",
        diagnosis=Diagnosis(disease=Coded(text="B-ALL")),
        therapies=(Therapy(name="x", id="diagnosis"),),
    )
    field = field_of(Therapy, "start")
    assert field is not None
    read = read_typed(case, Therapy(name="y"), field, "after diagnosis")
    assert read == {"start": When.parse("after diagnosis")}
