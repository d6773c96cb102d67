"""Grades beside the rows of a table: every row is kept, and none is graded wrongly."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.clinical.ctcae_criteria import Version
from boardapp.importers.graded_table import WRITTEN, GradedTable
from boardapp.importers.result_table import csv_line, parse_table

HERE = Path("labs.csv")


def graded(text: str, version: Version = "5.0") -> GradedTable:
    return GradedTable(parse_table(text.encode(), HERE), version)


def told(text: str, version: Version = "5.0") -> list[dict[str, str]]:
    table = graded(text, version)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def written(table: GradedTable) -> str:
    return "".join(csv_line(cells, ",") for cells in (table.columns, *table.rows))


def test_grades_are_written_beside_the_columns_that_were_there() -> None:
    text = "date,test,value,unit,low,high,note\n2019-04-16,PLT,40,K/uL,150,450,after cycle 1\n"
    (row,) = told(text)
    assert row == {
        "date": "2019-04-16",
        "test": "PLT",
        "value": "40",
        "unit": "K/uL",
        "low": "150",
        "high": "450",
        "note": "after cycle 1",
        "term": "Platelet count decreased",
        "grade": "3",
        "direction": "low",
        "reason": "CTCAE v5.0: < 50.0 10*9/L",
        "value_si": "40",
        "unit_si": "10*9/L",
    }


def test_all_optional_columns_are_read() -> None:
    text = (
        "test,value,unit,low,high,baseline,baseline_low,baseline_high,baseline_flag,direction,"
        "anticoagulated,sex,age\n"
        "ALT,200,U/L,,40,80,,,HIGH,,,female,2\n"
        "ALT,200,U/L,,40,80,,90,,,,male,2\n"
        "INR,2.6,,,,2.5,,,,high,yes,,\n"
        "INR,2.6,,,,2.5,,,,high,no,,\n"
        "Hb,20,g/dL,11,16,,,,,low,,,\n"
        "fibrinogen,1.4,g/L,1.5,,2.0,2.1,,,,,,\n"
    )
    assert [row["grade"] for row in told(text)] == ["1", "2", "1", "3", "0", "2"]


def test_the_version_is_a_setting() -> None:
    text = "test,value,unit\nANC,0.3,10*9/L\nPLT,20,10*9/L\n"
    assert [row["grade"] for row in told(text)] == ["4", "4"]
    assert [row["grade"] for row in told(text, "6.0")] == ["3", "3"]
    assert told(text, "6.0")[1]["term"] == "Thrombocytopenia"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("PLT,,K/uL", "no value, only the unit K/uL"),
        ("PLT,40,", "the value has no unit"),
        ("PLT,clotted,K/uL", '"clotted" is no number'),
        ("PLT,-4,K/uL", "the value −4 is negative"),
        ("Hct,104,%", "more than 100 %"),
        ("PLT,40,K/uL,450,150", "range upside down"),
        ("PLT,40,K/uL,x", 'low: "x" is no number'),
        ("blub,40,K/uL", 'test not known: "blub"'),
        (",40,K/uL", 'test not known: ""'),
        ("PLT,40,blub", "unit not known: blub"),
        ("PLT,40,K/uL,,,up", 'direction "up" is neither low nor high'),
        ("INR,2,,,,,maybe", 'anticoagulated "maybe" is neither yes nor no'),
        ('PLT,"40,5",K/uL', '"40,5" may have a decimal comma or thousands'),
        ("ANC,0,5,10*9/L,,,,z", "the row has more cells than the first line"),
    ],
)
def test_a_bad_row_is_kept_with_its_reason(row: str, reason: str) -> None:
    good = "PLT,40,K/uL"
    head = "test,value,unit,low,high,direction,anticoagulated"
    first, bad, last = told(f"{head}\n{good}\n{row}\n{good}\n")
    assert reason in bad["reason"]
    assert bad["grade"] == ""
    assert first["grade"] == last["grade"] == "3"


@pytest.mark.parametrize(
    ("specimen", "grade", "reason"),
    [
        ("urine", "", 'specimen "urine": the criteria are those of blood'),
        ("Blood", "3", "CTCAE v5.0: < 7.3 [pH]; life-threatening consequences: a clinician"),
        ("", "3", "CTCAE v5.0: < 7.3 [pH]"),
    ],
)
def test_only_results_of_blood_are_graded(specimen: str, grade: str, reason: str) -> None:
    (row,) = told(f"test,value,unit,Specimen\npH,7.1,,{specimen}\n")
    assert row["grade"] == grade
    assert row["reason"].startswith(reason)


def test_a_decimal_comma_is_read_where_the_table_settles_it() -> None:
    rows = told("test;value;unit;low\nHb;7,9;g/dl;10,5\nANC;1,234;Tsd/µl;\n")
    assert [row["grade"] for row in rows] == ["3", "2"]
    assert rows[0]["reason"].endswith('"7,9" read as 7.9; "10,5" read as 10.5')
    assert rows[0]["value"] == "7,9"
    assert rows[0]["value_si"] == "79"


def test_thousands_among_decimal_commas_are_not_guessed() -> None:
    rows = told("test;value;unit\nHb;7,9;g/dl\nPLT;40.000;/µl\n")
    assert rows[1]["grade"] == ""
    assert "stands among decimal commas" in rows[1]["reason"]


def test_ranges_and_limits_are_read_as_printed() -> None:
    rows = told("test,value,unit,low\nPLT,40-50,K/uL,150\nPLT,<5,K/uL,\nANC,≤0.5,10*9/L,\n")
    assert [row["grade"] for row in rows] == ["3", "4", ""]
    assert [row["value_si"] for row in rows] == ["40..50", "<5", "<=0.5"]


def test_a_graded_table_can_be_graded_again() -> None:
    first = graded("test,value,unit,grade\nANC,0.3,10*9/L,x\n")
    again = graded(written(first), "6.0")
    assert first.replaced == ("grade",)
    assert again.replaced == ("term", "grade", "reason", "value_si", "unit_si")
    assert again.columns == first.columns
    assert told(written(again), "6.0")[0]["grade"] == "3"


def test_graded_rows_are_counted() -> None:
    table = graded("test,value,unit\nANC,0.3,10*9/L\nblub,1,s\nINR,1.0,\n")
    assert len(list(table.rows)) == 3
    assert (table.graded, table.count) == (2, 3)


TEXT = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["PLT", "ALT", "Hb", "INR", "potassium", "pH", "Hypokalemia", "", "x"]),
            st.text(TEXT, max_size=12)
            | st.sampled_from(["40", "1e400", "-0", "5..4", "<", "NaN", "4,5"]),
            st.text(TEXT, max_size=8)
            | st.sampled_from(["10*9/L", "U/L", "g/dL", "1", "(((", "10*99999"]),
            st.text(TEXT, max_size=6) | st.sampled_from(["150", "0", "1e-400"]),
            st.text(TEXT, max_size=6) | st.sampled_from(["35", "inf"]),
        ),
        max_size=4,
    ),
    st.sampled_from([",", ";", "\t"]),
)
def test_no_table_breaks_the_grading(rows: list[tuple[str, ...]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["test", "value", "unit", "low", "baseline"])
    writer.writerows(rows)
    table = GradedTable(parse_table(out.getvalue().encode("utf-8", "replace"), HERE))
    for row in table.rows:
        one = dict(zip(table.columns, row, strict=True))
        assert one["grade"] in {"", "0", "1", "2", "3", "4"}
        assert one["grade"] or one["reason"]
    assert set(WRITTEN) <= set(table.columns)


@pytest.mark.parametrize(
    ("row", "grade", "reason"),
    [
        ("platelets,<5 K/uL,,150,400", "4", "< 25.0"),
        ("platelets,<5 K/uL,10*9/L,150,400", "4", "< 25.0"),
        ("platelets,5 K/uL,mg/dL,150,400", "", "two units: K/uL beside the value"),
        ("platelets,40..50 K/uL,,150,400", "3", "worst of range"),
        ("ALT,>900 U/L,,,40", "4", "> 20.0 × ULN"),
        ("ALT,130,U/L,,<40", "2", 'high "<40" read as the limit 40'),
        ("ALT,130,U/L,,0-40", "2", "range read as 0 to 40"),
        ("platelets,130,K/uL,150-400,", "1", "range read as 150 to 400"),
        ("platelets,130,K/uL,>150,", "1", 'low ">150" read as the limit 150'),
        ("ALT,130,U/L,,>40", "", "is no number"),
        ("ALT,130,U/L,5,0-40", "", "is a range, and another limit is 5"),
        ("ALT,130 H,U/L,,40", "2", '"130 H" read as 130'),
        ("platelets,45 000,/uL,150000,400000", "3", '"45 000" read as 45000'),
        ("platelets,40 to 50,10*9/L,150,400", "3", "worst of range"),
        ("platelets,45,X10E+3/UL,150,400", "3", "< 50.0"),
        ("platelets,45,E9/L,150,400", "3", "< 50.0"),
        ("platelets,45,thousands/uL,150,400", "3", "< 50.0"),
        ("platelets,45,K/cu mm,150,400", "3", "< 50.0"),
        ("ALT,130,Units/L,,40", "2", "> 3.0 × ULN"),
        ("ALT,130,Ｕ／Ｌ,,40", "2", "> 3.0 × ULN"),
        ("INR,1.6,INR units,,1.2", "2", "> 1.5"),
        ("ALT,１３０,U/L,,40", "2", "> 3.0 × ULN"),
    ],
)
def test_cells_as_laboratories_print_them(row: str, grade: str, reason: str) -> None:
    (found,) = told(f"test,value,unit,low,high\n{row}\n")
    assert found["grade"] == grade
    assert reason in found["reason"]


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        (
            "platelets,45000,K/uL,150,400",
            "1000 times too large for its unit or its range (150–400)",
        ),
        ("neutrophils,450,K/uL,1.5,8.0", "1000 times too large"),
        ("neutrophils,300,K/uL,1.5,8.0", ""),
        ("WBC,5200,10^9/L,4,10", "5.2 would fit"),
        ("WBC,312,10^9/L,4,10", ""),
        ("Hb,110,g/dL,11,16", "10 times too large for its unit or its range (11–16); 11 would fit"),
        ("Hb,2.0,g/dL,11,16", ""),
        ("Hb,85,g/dL,,", "10 times too large for its unit; 8.5 would fit"),
        ("platelets,45000,/uL,150000,400000", ""),
        ("ALT,40000,U/L,,40", ""),
    ],
)
def test_a_value_that_is_off_by_a_power_of_ten_is_doubted_as_in_the_check(
    row: str, doubt: str
) -> None:
    (found,) = told(f"test,value,unit,low,high\n{row}\n")
    assert ("very likely" in found["reason"]) == bool(doubt)
    assert doubt in found["reason"]


def test_a_value_without_a_range_far_above_all_others_is_doubted() -> None:
    values = (41, 45, 38, 45000, 52)
    lines = "".join(f"platelets,{value},K/uL\n" for value in values)
    found = told(f"test,value,unit\n{lines}")
    assert [("very likely" in row["reason"]) for row in found] == [False] * 3 + [True, False]
    assert "45 would fit" in found[3]["reason"]


@pytest.mark.parametrize(
    ("row", "grade", "reason"),
    [
        ("Febrile neutropenia,0.9,10*9/L,38.4,,,", "3", "a clinician decides 4"),
        ("Febrile neutropenia,900,/uL,38.4,,,", "3", "< 1.0"),
        ("Febrile neutropenia,0.9,10*9/L,38.2,,,", "", "not said whether 38.0 °C lasted"),
        ("Febrile neutropenia,0.9,10*9/L,38.0,yes,,", "3", ""),
        ("Febrile neutropenia,0.9,10*9/L,,,,", "", "the temperature not given"),
        ("Febrile neutropenia,0.9,,38.4,,,", "", "the value has no unit"),
        ("Febrile neutropenia,0.9,10*9/L,38.4,perhaps,,", "", "neither yes nor no"),
        ("Sinusoidal obstruction syndrome,1.9,mg/dL,,,,", "", "numbers only from grade 2"),
        ("Sinusoidal obstruction syndrome,2.0,mg/dL,,,,", "2", ""),
        ("Sinusoidal obstruction syndrome,5.1,mg/dL,,,,", "3", ""),
        ("Sinusoidal obstruction syndrome,1.9,mg/dL,,,yes,", "3", "a clinician confirms 3"),
        ("Tumor lysis syndrome,1.4,mg/dL,,,,yes", "3", "present"),
        ("Tumor lysis syndrome,1.4,mg/dL,,,,", "", "laboratory tumor lysis is not given"),
        ("platelets,40,K/uL,,,,", "3", "< 50.0"),
    ],
)
def test_conditions_of_several_values(row: str, grade: str, reason: str) -> None:
    columns = "test,value,unit,temperature,over_an_hour,defibrotide,tumor_lysis"
    (found,) = told(f"{columns}\n{row}\n")
    assert found["grade"] == grade
    assert reason in found["reason"]


def test_tumor_lysis_of_6_0_goes_by_creatinine() -> None:
    columns = "test,value,unit,high,tumor_lysis"
    rows = "".join(f"Tumor lysis syndrome,{v},mg/dL,1.0,yes\n" for v in (1.4, 2.9, 6.1))
    assert [row["grade"] for row in told(f"{columns}\n{rows}", "6.0")] == ["1", "2", "4"]
