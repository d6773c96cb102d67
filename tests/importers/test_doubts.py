"""What an import asks about stays in the case, at the fact it concerns."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from boardapp.case.case import Case, Doubt
from boardapp.case.laboratory import LabResult
from boardapp.case.names import named_records, place_of
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.casefile.files import read_case, write_case
from boardapp.cli import main
from boardapp.importers.doubts import MOST
from boardapp.importers.merge import merge
from boardapp.review.review_case import review_case
from tests.importers.fhir.making import LOINC, PATIENT, bundle, coded, observation, quantity

UNREAD = """Date,Test,Result,Unit
2021-03-05,Platelets,41 clumped?,10*9/L
2021-03-05,Platelets,45,10*9/L
2021-02-31,Creatinine,0.4,mg/dL
"""
WHITE_CELLS = [
    observation("a", coded(LOINC, "6690-2"), valueQuantity=quantity(7.8, "10*3/uL")),
    observation("b", coded(LOINC, "751-8"), valueQuantity=quantity(364.5, "10*3/uL")),
]
NEUTROPHILS = (
    "labs[1].value",
    (
        "364.5 10*3/uL of neutrophils are more than all leukocytes of that time (7.8 10*3/uL) "
        "allow: look up the unit."
    ),
)


def imported(tmp_path: Path, content: str | bytes, *options: str, name: str = "labs.csv") -> Case:
    source, target = tmp_path / name, tmp_path / "case.board.json"
    source.write_bytes(content.encode() if isinstance(content, str) else content)
    assert main(["import", str(source), "-o", str(target), *options]) == 0
    return read_case(target)


def white_cells() -> bytes:
    return json.dumps(bundle(PATIENT, *WHITE_CELLS)).encode()


def doubted(case: Case) -> list[tuple[str, str]]:
    """Where each doubt of a case leads, and what it says."""
    index = named_records(case)
    return [(str(place_of(one.about, index)), one.text) for one in case.doubts]


def test_words_and_times_that_were_not_read_are_doubts_at_their_results(tmp_path: Path) -> None:
    case = imported(tmp_path, UNREAD)
    assert sorted(doubted(case)) == [
        ("labs[0].when", '"2021-02-31" is no time that can be read surely: kept without a time.'),
        ("labs[1].value", '"41 clumped?" is no number that can be read: kept as words.'),
    ]
    assert [one.source for one in case.doubts] == [case.labs[n].source for n in (0, 1)]


def test_what_was_left_out_is_a_doubt_about_the_source(tmp_path: Path) -> None:
    table = (
        "Date;Test;Result;Unit\n2021-03-05;Platelets;41,5;10*9/L\n2021-03-06;Platelets;1.200;x\n"
    )
    case = imported(tmp_path, table)
    assert doubted(case)[-1:] == [
        ("sources[0]", 'table row 3: "1.200" can be read in two ways, and was left out.')
    ]


def test_checks_and_the_fact_itself_show_what_an_import_asked(tmp_path: Path) -> None:
    case = imported(tmp_path, white_cells(), name="white.json")
    assert doubted(case) == [NEUTROPHILS]
    found = [one for one in review_case(case).findings if one.place == "labs[1].value"]
    assert NEUTROPHILS[1] in [one.sentence for one in found]


def test_a_doubt_holds_no_name(tmp_path: Path) -> None:
    table = "Name,Date,Test,Result,Unit\nExemplar,2021-03-05,Platelets,41 Exemplar,10*9/L\n"
    case = imported(tmp_path, table)
    assert len(case.doubts) == 1
    assert "Exemplar" not in case.doubts[0].text


def test_of_very_many_doubts_the_rest_is_counted(tmp_path: Path) -> None:
    rows = [f"2021-03-05,Platelets,{n} clumped?,10*9/L" for n in range(MOST + 30)]
    case = imported(tmp_path, "\n".join(["Date,Test,Result,Unit", *rows]))
    assert len(case.doubts) == MOST + 1
    assert doubted(case)[-1] == (
        "sources[0]",
        "The import asked about 30 more places, which its report lists.",
    )


def test_a_case_that_comes_back_from_fhir_gets_no_new_doubts(tmp_path: Path) -> None:
    first = imported(tmp_path, white_cells(), name="white.json")
    given = tmp_path / "given.json"
    path = tmp_path / "case.board.json"
    assert main(["convert", str(path), "--to", "fhir", "-o", str(given)]) == 0
    back = tmp_path / "back.board.json"
    assert main(["import", str(given), "-o", str(back)]) == 0
    assert doubted(read_case(back)) == doubted(first)


# Into a case that is there


def test_doubts_travel_into_an_open_case_and_are_never_there_twice(tmp_path: Path) -> None:
    new = imported(tmp_path, white_cells(), name="white.json")
    here = replace(new, doubts=(), labs=(replace(new.labs[1], id=""),), sources=new.sources)
    once = merge(here, new)
    assert doubted(once.case) == [("labs[0].value", NEUTROPHILS[1])]
    assert once.added["doubts"] == 1
    again = merge(once.case, new)
    assert again.case is once.case
    assert (again.added["doubts"], again.known["doubts"]) == (0, 1)


def test_a_conflict_is_a_doubt_about_what_the_case_says(tmp_path: Path) -> None:
    new = imported(tmp_path, white_cells(), name="white.json")
    other = LabResult(test=new.labs[0].test, when=new.labs[0].when, value=Value(9), unit="10*3/uL")
    once = merge(replace(new, doubts=(), labs=(other,)), new)
    assert (
        "labs[0]",
        "A source says otherwise: value: here 9 ×10³/µL, in the source 7.8 ×10³/µL.",
    ) in doubted(once.case)
    assert once.case.labs[0].value.text == "9"
    assert merge(once.case, new).case is once.case


def test_an_id_that_the_case_has_for_another_fact_is_changed(tmp_path: Path) -> None:
    new = imported(tmp_path, white_cells(), name="white.json")
    name = new.labs[1].id
    other = LabResult(id=name, test="platelets", value=Value(9), unit="10*9/L")
    here = replace(new, doubts=(Doubt(about=name, text="Seen twice."),), labs=(other,))
    once = merge(here, new)
    path = tmp_path / "merged.board.json"
    write_case(path, once.case)
    assert sorted(doubted(read_case(path))) == [
        ("labs[0]", "Seen twice."),
        ("labs[2].value", NEUTROPHILS[1]),
    ]


@pytest.mark.parametrize("times", [1, 2])
def test_the_command_adds_the_doubts_once(tmp_path: Path, times: int) -> None:
    case = tmp_path / "open.board.json"
    source = tmp_path / "labs.csv"
    source.write_text(UNREAD, "utf-8")
    empty = imported(
        tmp_path, "Date,Test,Result,Unit\n2021-03-04,Hemoglobin,8.1,g/dL\n", name="a.csv"
    )
    write_case(case, empty)
    for _ in range(times):
        assert main(["import", str(source), "--into", str(case)]) == 0
    assert [place for place, _ in sorted(doubted(read_case(case)))] == [
        "labs[1].when",
        "labs[2].value",
    ]
    assert Place("labs[1]").get(read_case(case)).test == "Creatinine"
