"""The rules of what stands beside the stated: printed only where they told something."""

import pytest

from boardapp.casefile.files import read_case
from boardapp.resources import example_case
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from boardapp.review.rules_beside import RULES_BESIDE, rules_beside


def test_each_rule_has_a_name_of_its_own_a_version_a_text_and_a_citation() -> None:
    names = [rule.name for rule in RULES_BESIDE]
    assert len(set(names)) == len(names)
    assert all(rule.version and rule.citation for rule in RULES_BESIDE)
    assert all(rule.text.endswith(".") for rule in RULES_BESIDE)


def test_only_rules_that_were_used_are_told() -> None:
    assert rules_beside(()) == ()
    (told,) = rules_beside(("engraftment, version 1", "CTCAE v5.0"))
    assert (told.name, told.is_beside) == ("Engraftment", True)


def test_what_was_read_in_an_abstract_says_so_where_it_is_printed() -> None:
    told = {rule.name: f"{rule.version} {rule.text} {rule.citation}" for rule in RULES_BESIDE}
    for name in ("Cyclophosphamide equivalent dose", "Doxorubicin equivalents"):
        assert "read in an abstract" in told[name]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("minimal", []),
        ("letter", ["Risk group (Interfant-06)"]),
        (
            "synthetic",
            [
                "Risk group (Interfant-06)",
                "Engraftment",
                "Derived eGFR",
                "Log fall between looks",
                "Dose totals",
                "Doxorubicin equivalents",
                "Cyclophosphamide equivalent dose",
            ],
        ),
        (
            "lymphoma",
            ["Dose totals", "Doxorubicin equivalents", "Cyclophosphamide equivalent dose"],
        ),
    ],
)  # fmt: skip
def test_the_example_cases_name_what_they_use(case: str, expected: list[str]) -> None:
    review: Review = review_case(read_case(example_case(case)))
    assert [rule.name for rule in review.definitions if rule.is_beside] == expected
