"""A therapy is what its kind says; its name never decides."""

import pytest

from boardapp.case.therapy import Agent, Radiation, Surgery, Therapy, Transplant
from boardapp.clinical.therapy_class import class_of_kind, is_given, therapy_class


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("surgery", "surgery"),
        ("chemotherapy", "chemotherapy"),
        ("intrathecal chemotherapy", "intrathecal"),
        ("radiation", "radiation"),
        ("radiotherapy", "radiation"),
        ("prophylactic cranial irradiation", "radiation"),
        ("stereotactic radiosurgery", "radiation"),
        ("transplant", "transplant"),
        ("cellular therapy", "cells"),
        ("immunotherapy", "immunotherapy"),
        ("immunosuppression", "supportive"),
        ("antibody", "antibody"),
        ("targeted therapy", "targeted"),
        ("supportive care", "supportive"),
        ("study protocol", "other"),
    ],
)
def test_class_of_a_kind(kind: str, found: str) -> None:
    assert class_of_kind(kind) == found


def test_words_of_a_name_decide_nothing() -> None:
    assert therapy_class(Therapy(name="radical nephrectomy", kind="surgery")) == "surgery"
    assert therapy_class(Therapy(name="radical nephrectomy")) == "other"
    assert therapy_class(Therapy(name="chemotherapy")) == "other"


def test_without_a_kind_the_details_of_one_class_decide() -> None:
    assert therapy_class(Therapy(name="a", radiation=(Radiation(site="brain"),))) == "radiation"
    assert therapy_class(Therapy(name="a", transplant=Transplant())) == "transplant"
    only_it = (Agent(name="methotrexate", route="IT"),)
    assert therapy_class(Therapy(name="a", agents=only_it)) == "intrathecal"
    also_iv = (*only_it, Agent(name="vincristine", route="IV"))
    assert therapy_class(Therapy(name="a", agents=also_iv)) == "other"


@pytest.mark.parametrize(
    ("status", "given"),
    [
        ("given", True),
        ("ongoing", True),
        ("planned", False),
        ("postponed", False),
        ("not given", False),
    ],
)
def test_what_is_planned_was_not_given(status: str, given: bool) -> None:
    assert is_given(Therapy(name="a", status=status)) is given  # type: ignore[arg-type]


def test_the_facts_of_an_operation_make_a_surgery_of_what_no_kind_tells_apart() -> None:
    done = Surgery(margins="R0")
    assert therapy_class(Therapy(name="a", surgery=done)) == "surgery"
    assert therapy_class(Therapy(name="a", kind="local control", surgery=done)) == "surgery"
    assert therapy_class(Therapy(name="a", kind="chemotherapy", surgery=done)) == "chemotherapy"
    assert therapy_class(Therapy(name="a", kind="local control")) == "other"
