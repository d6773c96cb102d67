"""A date in an author's words is recognised with its precision; what is no date is left."""

import pytest

from boardapp.case.dates_in_text import dates_in


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("PR – 2022-05-15", ["2022-05-15"]),
        ("in Sep 2019", ["2019-09"]),
        ("2019-03", ["2019-03"]),
        ("2019/3/4 and 2019.03.14", ["2019-03-04", "2019-03-14"]),
        ("am 14.3.2019 und 14. März 2019", ["2019-03-14", "2019-03-14"]),
        ("14/03/2019, 3/14/2019", ["2019-03-14", "2019-03-14"]),
        ("14 March 2019; 14th of March, 2019", ["2019-03-14", "2019-03-14"]),
        ("March 14, 2019; Mar. 14th 2019", ["2019-03-14", "2019-03-14"]),
        ("September, 2019 to Oct. 2020", ["2019-09", "2020-10"]),
        ("07/2019", ["2019-07"]),
        ("4/4/2019", ["2019-04-04"]),
        ("3/4/2019", [None]),  # March or April
        ("14.3.19 and 3/14/19", [None, None]),
        ("found in 2022, since 2021", ["2022", "2021"]),
        ("2019-03-14–2019-04-02", ["2019-03-14", "2019-04-02"]),
        ("2019-02-30", [None]),
        ("2019", ["2019"]),
    ],
)
def test_a_date_is_read_with_its_precision(text: str, dates: list[str | None]) -> None:
    assert [d.date and str(d.date) for d in dates_in(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "by ELN 2022", "in 2016 WHO classification", "AALL1731", "10/10 HLA", "1.5/2.0",
        "dose 2000 mg", "platelets 45..2019", "NCT01234567", "46,XX,t(9;22)(q34;q11.2)", "v5.0",
        "ratio 1.29", "12/24 months", "ICD-O 9811/3", "p.R2019C",
    ],
)  # fmt: skip
def test_what_is_no_date_is_left(text: str) -> None:
    assert dates_in(text) == []
