"""Real exports, where they are at hand: every count that their description states."""

from collections import Counter

import pytest

from boardapp.clinical.analytes import find_analyte
from tests.importers.tables.made import DATA, Read, read_file

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="shared sample data absent")


def counts(read: Read) -> dict[str, int]:
    return {
        name.removeprefix("labs_"): count
        for name, count in read.report.case.items()
        if name.startswith("labs_")
    }


def test_the_longer_export_of_a_database() -> None:
    read = read_file(DATA / "mimic3_demo" / "labs_10006.csv")
    assert counts(read) == {"numeric": 1784, "censored": 3, "range": 12, "text": 132, "empty": 0}
    assert read.left_out == {"not a result": 32}
    assert read.report.read == {"labs_10006.csv": 1963}
    tests = Counter(result.test for result in read.labs)
    assert [tests[name] for name in ("Platelet Count", "PTT", "INR(PT)")] == [64, 79, 91]
    whens = sorted(str(result.when) for result in read.labs)
    assert (whens[0], whens[-1]) == ("2164-09-24", "2165-08-10")
    assert read.warned.count("(18 results)") == 4
    assert "MCHC: the unit %" in read.warned
    shares = [r for r in read.labs if r.test == "lymphocytes, share"]
    assert len(shares) == 18
    urine = {r.test for r in read.labs if r.specimen == "Urine"}
    assert {"WBC", "Glucose", "RBC"} <= urine
    assert all(find_analyte(r.test) is not None for r in read.labs if r.code == "777-3")


def test_the_shorter_export_of_a_database() -> None:
    read = read_file(DATA / "mimic3_demo" / "labs_41983.csv")
    assert counts(read) == {"numeric": 94, "censored": 0, "range": 4, "text": 23, "empty": 0}
    assert read.left_out == {"not a result": 4}
    platelets = [r for r in read.labs if r.test == "Platelet Count"]
    assert (len(platelets), platelets[0].value.stated, platelets[0].unit) == (4, 511, "K/uL")
    leukocytes = next(r for r in read.labs if r.test == "White Blood Cells")
    assert leukocytes.value.stated == 78.2


def by_test(read: Read) -> set[tuple[str, str, float | None]]:
    found = set()
    for result in read.labs:
        analyte = find_analyte(result.test)
        assert analyte is not None
        found.add((analyte.name, str(result.when), result.value.low))
    return found


def test_a_workbook_of_a_maintenance_in_two_formats() -> None:
    old = read_file(DATA / "all_mt" / "UPN_914.maintenance.xls")
    new = read_file(DATA / "all_mt" / "UPN_914.maintenance.xlsx")
    assert old.told == new.told
    tests = Counter(result.test for result in old.labs)
    assert tests == {"Neutrophil Count": 51, "Platelet Count": 51, "Haemoglobin": 29}
    whens = sorted({str(result.when) for result in old.labs})
    assert (len(whens), whens[0], whens[-1]) == (51, "2019-04-16", "2021-02-09")
    counted = {"Neutrophil Count", "Platelet Count"}
    assert {r.unit for r in old.labs if r.test in counted} == {"10*9/L"}
    assert {r.unit for r in old.labs if r.test == "Haemoglobin"} == {""}
    mercaptopurine, oral, spinal = old.case.therapies
    assert old.report.read["UPN_914.maintenance.xls: doses"] == 50 + 50 + 8
    assert old.report.case["administrations"] == 47 + 47 + 8
    stopped = [one for one in mercaptopurine.schedules if one.text.startswith("dose 0")]
    assert len(stopped) == len([one for one in oral.schedules if one.text.startswith("dose 0")])
    days = [str(one.when) for one in spinal.schedules]
    assert (len(days), days[0], days[-1]) == (8, "2019-05-03", "2021-03-03")
    low = {str(r.when): r.value.low for r in old.labs if r.test == "Neutrophil Count"}
    assert (low["2020-11-10"], low["2020-11-03"]) == (0.48, 0.5)


def test_the_workbook_equals_the_table_made_of_it() -> None:
    workbook = by_test(read_file(DATA / "all_mt" / "UPN_914.maintenance.xls"))
    table = by_test(read_file(DATA / "all_mt" / "UPN_914.expected.csv"))
    assert len(table) == 28 * 3
    assert table <= workbook
