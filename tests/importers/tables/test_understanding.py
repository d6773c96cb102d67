"""A table is understood before it is read: counts, what is unclear, and a mapping to save."""

from pathlib import Path

import pytest

from boardapp.cli import main
from boardapp.importers.imported import ImportOptions
from boardapp.importers.source_error import SourceError
from boardapp.importers.tables.mapping import MappedTest, Mapping, mapping_of
from boardapp.importers.tables.result_cell import CellKind
from boardapp.importers.tables.understanding import Question, understand_text
from tests.importers.tables.made import read_text

COPIED = "Date\tHb (g/dL)\tLabor X\n25/03/2021\t8.2\t3\n26/03/2021\t<7\t4\n"


def test_what_was_copied_is_understood() -> None:
    found = understand_text(COPIED)
    assert found.kinds == {CellKind.NUMBER: 1, CellKind.CENSORED: 1}
    assert found.unclear == ()
    assert (found.mapping.shape, found.mapping.header_row) == ("wide", 1)
    assert found.mapping.date_order == "dmy"
    assert found.mapping.tests == (MappedTest("Hb", "Hb", "g/dL"),)
    assert found.not_read == ("Labor X",)


def test_what_is_unclear_is_asked_with_examples() -> None:
    found = understand_text(COPIED.replace("25/", "05/").replace("26/", "06/"))
    (unclear,) = found.unclear
    assert unclear.question is Question.DATE_ORDER
    assert unclear.examples == ("05/03/2021", "06/03/2021")
    two = understand_text("MRN\tTest\tResult\nA\tHb\t8\nB\tHb\t9\n")
    assert [one.question for one in two.unclear] == [Question.PATIENT]
    assert two.patients == {"A": 1, "B": 1}


def test_tests_that_are_not_known_are_counted() -> None:
    found = understand_text("Test\tResult\nHb\t8\nFoo\t1\nFoo\t2\n")
    assert found.unknown_tests == {"Foo": 2}


def test_a_mapping_is_saved_and_reads_the_next_file(tmp_path: Path) -> None:
    first = understand_text(COPIED)
    mapped = Mapping(
        tests=(MappedTest("Labor X", "platelets", "10*9/L"), MappedTest("Hb", ignore=True)),
        date_order="dmy",
    )
    path = tmp_path / "mapping.json"
    path.write_bytes(understand_text(COPIED, mapped).mapping.to_json())
    assert mapping_of(first.mapping.to_json(), "m") == first.mapping
    other = COPIED.replace("25/", "05/").replace("26/", "06/").replace("\t", ";")
    read = read_text(tmp_path, other, ImportOptions(mapping=path))
    assert read.told == [
        ("platelets", "2021-03-05", "3", "10*9/L"),
        ("platelets", "2021-03-06", "4", "10*9/L"),
    ]


def test_columns_can_be_named_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(
        '{"columns": [{"header": "Was", "role": "test"}, {"header": "Wieviel", "role": "value"}]}'
    )
    read = read_text(tmp_path, "Was,Wieviel\nHb,8\n", ImportOptions(mapping=path))
    assert read.told == [("Hb", "not reported", "8", "")]


@pytest.mark.parametrize("text", ["{", '{"shape": "round"}', '{"shapes": "long"}', "[]"])
def test_a_faulty_mapping_is_told_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(text)
    with pytest.raises(SourceError, match=r"The mapping mapping\.json can't be read"):
        read_text(tmp_path, COPIED, ImportOptions(mapping=path))


def test_a_mapping_can_be_written_changed_and_given_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, mapping, case = (tmp_path / name for name in ("l.csv", "m.json", "l.board.json"))
    table.write_text("Test,Result,Date\nPLT,40,05/03/2021\n")
    command = ["import", str(table), "-o", str(case)]
    assert main([*command, "--save-mapping", str(mapping)]) == 2
    assert "day or the month first" in capsys.readouterr().err
    mapping.write_text(
        mapping.read_text().replace('"version"', '"date_order": "dmy",\n  "version"')
    )
    assert main([*command, "--mapping", str(mapping)]) == 0
    assert '"when": "2021-03-05"' in case.read_text()
