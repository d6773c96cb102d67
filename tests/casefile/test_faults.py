"""Faults as sentences."""

from boardapp.casefile.faults import CaseFileError, Fault


def test_a_fault_of_the_whole_file_continues_its_name() -> None:
    error = CaseFileError("/patients/x.board.json", [Fault("", "is empty")])
    assert str(error) == "x.board.json is empty."


def test_faults_stand_one_a_line_under_their_count() -> None:
    error = CaseFileError(
        "x.board.json",
        [
            Fault("labs[3].value", "is empty", "write a value"),
            Fault("labs[4].finding", '"relaps" is no word', 'did you mean "relapse"?'),
        ],
    )
    assert str(error) == (
        "x.board.json has 2 faults:\n"
        "labs[3].value: is empty; write a value.\n"
        'labs[4].finding: "relaps" is no word; did you mean "relapse"?'
    )


def test_twenty_faults_are_shown_and_the_rest_counted() -> None:
    faults = [Fault(f"labs[{index}].value", "is empty") for index in range(57)]
    lines = str(CaseFileError("x", faults)).splitlines()
    assert lines[0] == "x has 57 faults:"
    assert lines[20] == "labs[19].value: is empty."
    assert lines[21:] == ["and 37 more."]


def test_twenty_faults_leave_none_uncounted() -> None:
    faults = [Fault(f"labs[{index}].value", "is empty") for index in range(20)]
    assert len(str(CaseFileError("x", faults)).splitlines()) == 21


def test_one_fault_is_one() -> None:
    error = CaseFileError("x", [Fault("title", "is missing", "add it")])
    assert str(error) == "x has 1 fault:\ntitle: is missing; add it."
