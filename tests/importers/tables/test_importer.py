"""Tables in the shapes that hospitals export become results, and nothing is lost in silence."""

import json
from datetime import date
from pathlib import Path

import pytest

from boardapp.cli import main
from boardapp.importers.imported import ImportOptions
from boardapp.importers.source_error import SeveralPatientsError, SourceError, UnknownPatientError
from tests.importers.tables.made import ods, read_text, xlsx

LONG = """Patient ID,Test,Result,Units,Ref Low,Ref High,Flag,Collected
7,"Creatinine, Serum",0.4,mg/dL,0.3,0.7,,2021-03-05 08:30
7,PLT,LESS THAN 5,K/uL,150,450,LL,2021-03-05 08:30
7,WBC,HOLD,K/uL,4,11,,2021-03-05 08:30
7,Hb,,g/dL,,,,2021-03-06
7,,3,,,,,2021-03-06
"""


def test_a_long_table_becomes_results(tmp_path: Path) -> None:
    read = read_text(tmp_path, LONG)
    assert read.told == [
        ("creatinine", "2021-03-05", "0.4", "mg/dL"),
        ("PLT", "2021-03-05", "< 5", "K/uL"),
    ]
    first, second = read.labs
    assert (first.low, first.high, first.source) == (0.3, 0.7, "table row 2, 08:30")
    assert [code.code for code in first.codes] == ["Creatinine, Serum"]
    assert second.source == 'table row 3, 08:30, flag "LL"'
    assert (first.note, second.note) == ("", "")
    assert read.left_out == {"not a result": 1, "empty": 1, "no test is named": 1}
    assert read.report.read == {"labs.csv": 5}
    assert read.report.kept == {"labs.csv": 2}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_dialect_is_told_by_the_table(
    tmp_path: Path, delimiter: str, coding: str, line_end: str
) -> None:
    rows = [
        ["Untersuchung", "Wert", "Einheit", "Datum"],
        ["Thrombozyten", "40", "Tsd/µl", "5.3.2021"],
    ]
    text = line_end.join(delimiter.join(row) for row in rows)
    read = read_text(tmp_path, text.encode(coding))
    assert read.told == [("Thrombozyten", "2021-03-05", "40", "Tsd/µl")]


def test_decimal_commas_are_decided_by_the_whole_table(tmp_path: Path) -> None:
    table = "Test;Wert;Einheit;Referenzbereich\nHb;8,25;g/dl;11,5 - 13,5\nPLT;150;Tsd/µl;\n"
    read = read_text(tmp_path, table + "WBC;1.200;/µl;\n")
    assert [result.value.low for result in read.labs] == [8.25, 150]
    assert (read.labs[0].low, read.labs[0].high) == (11.5, 13.5)
    assert 'labs.csv row 4: "1.200" can be read in two ways' in read.warned


def test_a_header_may_stand_below_other_rows(tmp_path: Path) -> None:
    table = "General Hospital\n\nMRN: 4711,,Patient: Doe\nTest,Result,Unit\nPLT,40,K/uL\n"
    read = read_text(tmp_path, table)
    assert read.told == [("PLT", "not reported", "40", "K/uL")]
    assert "1 × name, 1 × record number" in read.warned


WIDE = """Datum;Hb (g/dl);Leukozyten;Neutrophile %;Kommentar
;;Tsd/µl;;
05.03.2021 08:30;8,2;4,5;45;nüchtern
06.03.2021;<7,0;HOLD;;
Mittelwert;8,1;;;
"""


def test_a_wide_table_has_a_column_for_each_test(tmp_path: Path) -> None:
    read = read_text(tmp_path, WIDE)
    assert read.told == [
        ("Hb", "2021-03-05", "8.2", "g/dl"),
        ("Leukozyten", "2021-03-05", "4.5", "Tsd/µl"),
        ("neutrophils, share", "2021-03-05", "45", "%"),
        ("Hb", "2021-03-06", "< 7.0", "g/dl"),
    ]
    assert (read.labs[0].source, read.labs[0].note) == ("table row 3, 08:30", "nüchtern")
    assert read.left_out == {"not a result": 1, "a time that can't be read surely": 1}


def cycle(first: int) -> list[list[object]]:
    return [
        ["Cycle", 1, "MR No", "UPN 1", "Name", "Doe"],
        ["Date", "Unit", date(2021, 3, first), date(2021, 3, first + 7), date(2021, 3, first + 14)],
        ["Neutrophil Count ", "", 1.8, "", 0.48],
        ["Hb", "g/dL", 9.5, "HOLD", 10],
        ["6-Mercaptopurine", "", 50, 0, 50],
        ["Keep the neutrophils (ANC) above 0.75 x 109 /L, and restart once they are above it"],
    ]


def test_a_transposed_workbook_has_dates_across_and_a_sheet_for_each_cycle(tmp_path: Path) -> None:
    data = xlsx({"Cycle 1": cycle(1), "Legend": [["nothing"]], "Cycle 2": cycle(17)})
    read = read_text(tmp_path, data, name="course.xlsx")
    assert read.told[:4] == [
        ("Neutrophil Count", "2021-03-01", "1.8", "10*9/L"),
        ("Hb", "2021-03-01", "9.5", "g/dL"),
        ("Neutrophil Count", "2021-03-15", "0.48", "10*9/L"),
        ("Hb", "2021-03-15", "10", "g/dL"),
    ]
    assert read.labs[0].source == "table Cycle 1!C3"
    assert read.labs[0].inferred == ("unit",)
    assert len(read.labs) == 8
    assert 'sheets without a table of results: "Legend"' in read.warned
    assert read.report.patient == "UPN 1"


def test_units_and_ranges_may_stand_beside_the_names(tmp_path: Path) -> None:
    across = (
        "Parameter;Einheit;Referenz;01.03.2021;08.03.2021\n"
        "Leukozyten;Tsd/µl;4,5-13,5;3,2;5,1\n"
        "Hb;g/dl;11,5 - 15,5;9,8;\n"
    )
    read = read_text(tmp_path, across)
    assert read.told == [
        ("Leukozyten", "2021-03-01", "3.2", "Tsd/µl"),
        ("Hb", "2021-03-01", "9.8", "g/dl"),
        ("Leukozyten", "2021-03-08", "5.1", "Tsd/µl"),
    ]
    assert [(one.low, one.high) for one in read.labs] == [(4.5, 13.5), (11.5, 15.5), (4.5, 13.5)]
    down = "Date,WBC,Hb\n,K/uL,g/dL\n,4.5-13.5,11.5-15.5\n2021-03-01,3.2,9.8\n"
    read = read_text(tmp_path, down)
    assert [(one.value.low, one.unit, one.low, one.high) for one in read.labs] == [
        (3.2, "K/uL", 4.5, 13.5),
        (9.8, "g/dL", 11.5, 15.5),
    ]


def test_a_column_of_dates_is_found_without_its_name(tmp_path: Path) -> None:
    table = "Test,Result,Printed on,Collected at the ward\nPLT,40,2021-04-01,2021-03-01\n"
    assert read_text(tmp_path, table).told == [("PLT", "2021-03-01", "40", "")]


def test_answers_to_questions_are_no_laboratory_results(tmp_path: Path) -> None:
    table = "DATE,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS\n"
    table += "2021-03-01,survey,72166-2,Tobacco smoking status,Never,\n"
    table += "2021-03-01,vital-signs,8302-2,Body Height,93,cm\n"
    table += "2021-03-01,laboratory,777-3,Platelets [#/volume] in Blood,40,10*3/uL\n"
    read = read_text(tmp_path, table)
    assert [one.test for one in read.labs] == ["platelets"]
    assert [one.name for one in read.case.measurements] == ["height"]
    assert read.left_out == {"is of the category survey, and no laboratory result": 1}


def test_measures_of_the_body_are_no_laboratory_results(tmp_path: Path) -> None:
    table = "Date,Test,LOINC,Value,Unit\n2021-03-01,Body Weight,29463-7,15.7,kg\n"
    table += "2021-03-01,PLT,,40,K/uL\n"
    read = read_text(tmp_path, table)
    assert [one.test for one in read.labs] == ["PLT"]
    assert [(one.name, one.value.low, one.unit) for one in read.case.measurements] == [
        ("weight", 15.7, "kg")
    ]


def test_drugs_beside_the_results_keep_their_doses(tmp_path: Path) -> None:
    rows = cycle(1)
    rows[4:5] = [
        ["6-Mercaptopurine ", 55, 50, 50, 0],
        ["6-Mercaptopurine%", "", 91, 91, 0],
        ["IT Methotrexate", "", "", date(2021, 3, 10), ""],
    ]
    read = read_text(tmp_path, xlsx({"Cycle 1": rows}), name="course.xlsx")
    oral, spinal = read.case.therapies
    assert (oral.name, oral.agents[0].dose) == ("6-Mercaptopurine", None)
    assert [(one.text, str(one.when)) for one in oral.schedules] == [
        ("dose 50, 2 entries", "2021-03-01..2021-03-08"),
        ("dose 0", "2021-03-15"),
    ]
    assert spinal.agents[0].route == "intrathecal"
    assert [str(one.when) for one in spinal.schedules] == ["2021-03-10"]
    assert read.report.case["administrations"] == 3
    assert read.report.read["course.xlsx: doses"] == 4


def test_an_open_document_is_read_too(tmp_path: Path) -> None:
    data = ods([["Test", "Result", "Unit", "Date"], ["PLT", "40", "K/uL", "2021-03-05"]])
    read = read_text(tmp_path, data, name="labs.ods")
    assert read.told == [("PLT", "2021-03-05", "40", "K/uL")]


def test_a_date_that_nobody_can_tell_is_asked_about_and_never_guessed(tmp_path: Path) -> None:
    table = "Test,Result,Unit,Date\nPLT,40,K/uL,05/03/2021\nPLT,41,K/uL,06/04/2021\n"
    with pytest.raises(SourceError, match="day or the month first") as fault:
        read_text(tmp_path, table)
    assert '"05/03/2021"' in str(fault.value)
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"date_order": "mdy"}')
    read = read_text(tmp_path, table, ImportOptions(mapping=mapping))
    assert [told[1] for told in read.told] == ["2021-05-03", "2021-06-04"]


def test_one_date_decides_for_its_column(tmp_path: Path) -> None:
    read = read_text(tmp_path, "Test,Result,Date\nPLT,40,05/03/2021\nPLT,41,05/13/2021\n")
    assert [told[1] for told in read.told] == ["2021-05-03", "2021-05-13"]


def test_dates_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="others only the month"):
        read_text(tmp_path, "Test,Result,Date\nPLT,40,13/03/2021\nPLT,41,05/13/2021\n")


def test_days_need_an_event_and_a_study_has_no_day_0(tmp_path: Path) -> None:
    table = "USUBJID,LBTEST,LBORRES,LBORRESU,LBDY\nA,Platelets,40,K/uL,{}\n"
    with pytest.raises(SourceError, match="from which event"):
        read_text(tmp_path, table.format(1))
    mapping = tmp_path / "mapping.json"
    mapping.write_text('{"day_zero": "dx"}')
    for day, when in ((1, "dx"), (12, "dx + 11 d"), (-3, "dx - 3 d")):
        read = read_text(tmp_path, table.format(day), ImportOptions(mapping=mapping))
        assert read.told[0][1] == when
    read = read_text(tmp_path, table.format(0), ImportOptions(mapping=mapping))
    assert read.told[0][1] == "not reported"
    assert "can't be read surely (0)" in read.warned


TWO = "MRN,Test,Result,Unit\nA1,PLT,40,K/uL\nB2,PLT,300,K/uL\n"


def test_of_several_patients_one_is_chosen(tmp_path: Path) -> None:
    with pytest.raises(SeveralPatientsError, match="A1, B2"):
        read_text(tmp_path, TWO)
    with pytest.raises(UnknownPatientError, match='no patient "C3"'):
        read_text(tmp_path, TWO, ImportOptions(patient="C3"))
    read = read_text(tmp_path, TWO, ImportOptions(patient="B2"))
    assert read.told == [("PLT", "not reported", "300", "K/uL")]
    assert read.left_out == {"of another patient": 1}


def test_a_birth_date_becomes_ages_and_a_name_stays_out(tmp_path: Path) -> None:
    table = "Name,DOB,Test,Result,Date,Comment\nDoe,2015-02-03,PLT,40,2021-03-05,Doe was well\n"
    read = read_text(tmp_path, table)
    assert read.told[0][1] == "age 2222 d"
    assert read.labs[0].note == "[left out: name] was well"


def test_a_drug_without_a_unit_is_no_level(tmp_path: Path) -> None:
    read = read_text(tmp_path, "Date,ANC,MTX\n2021-03-05,1.2,12.5\n")
    assert [told[0] for told in read.told] == ["ANC"]
    assert read.left_out == {"a drug without a unit, which may be a dose": 1}


def test_the_unit_wins_over_the_code_and_it_is_told(tmp_path: Path) -> None:
    table = "Test,LOINC,Result,Unit\n" + "Lymphocytes,731-0,40,%\n" * 3
    read = read_text(tmp_path, table)
    assert {told[0] for told in read.told} == {"lymphocytes, share"}
    assert "lymphocytes, share: the unit % is none of what the code 731-0 means" in read.warned
    assert "(3 results)" in read.warned


def test_two_units_of_one_value_are_told(tmp_path: Path) -> None:
    read = read_text(tmp_path, "Test,Result,Unit\nHb,85 g/L,g/dL\n")
    assert read.told == [("Hb", "not reported", "85", "g/L")]
    assert "g/L stands beside the value, and g/dL as its unit" in read.warned


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"apples,pears\n1,2\n", "none of the formats"),
        ("a.xlsx", xlsx({"A": [["apples", "pears"], [1, 2]]}), "no table of laboratory results"),
        ("a.xlsx", xlsx({"A": []}), "no sheet with anything in it"),
        ("a.xlsx", xlsx({"A": [["Test", "Result"]]})[:900], "damaged workbook"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 2000, "damaged workbook"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(
    tmp_path: Path, name: str, data: bytes, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path, case = tmp_path / name, tmp_path / "x.board.json"
    path.write_bytes(data)
    assert main(["import", str(path), "-o", str(case)]) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1
    assert not case.exists()


def test_the_command_writes_a_case_that_opens_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, case, report = (tmp_path / name for name in ("l.csv", "l.board.json", "r.json"))
    source.write_text(LONG)
    assert main(["import", str(source), "-o", str(case), "--report", str(report)]) == 0
    assert "2 of 5 records" in capsys.readouterr().out
    assert json.loads(report.read_text())["format"] == "lab-table"
    assert main(["show", str(case)]) == 0
    assert "creatinine" in capsys.readouterr().out
