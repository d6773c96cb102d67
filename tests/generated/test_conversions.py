"""A case that goes out comes back as it was, or it is told what had no place."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from boardapp.case.case import Case
from boardapp.casefile.decode import decode_case
from boardapp.casefile.encode import encode_case
from boardapp.importers.fhir.writing import bundle
from boardapp.importers.import_source import import_source
from boardapp.importers.imported import Imported, ImportOptions
from boardapp.importers.tables import labs_csv
from tests.importers.fhir.test_writing import comparable

from .strategies import cases

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
HARD_SPACE = "\xa0"
SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def read_again(data: bytes, name: str) -> Imported:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        imported = import_source(path, ImportOptions(keep_dates=True, keep_identifiers=True))
    assert imported.report.unaccounted == {}
    return imported


def sayable(case: Case) -> Case:
    """The case without texts of blanks alone, which a text of FHIR can't be."""
    told = encode_case(case).decode()
    return decode_case(told.replace(f'"{HARD_SPACE}"', '""').encode(), "case")


@SLOWLY
@given(cases(most_labs=20))
def test_a_case_goes_out_as_fhir_and_comes_back_whole(case: Case) -> None:
    case = sayable(case)
    back = comparable(read_again(bundle.convert(case).data, "case.json").case)
    for field in case.__struct_fields__:
        assert getattr(back, field) == getattr(comparable(case), field), field


@SLOWLY
@given(cases(most_labs=20))
def test_all_that_a_table_of_results_has_no_place_for_is_told(case: Case) -> None:
    told = {one.kind.replace(" ", "_"): one.count for one in labs_csv.convert(case).left_out}
    lists = {name: getattr(case, name) for name in case.__struct_fields__}
    stated = {name: len(held) for name, held in lists.items() if isinstance(held, tuple) and held}
    assert told == {name: n for name, n in stated.items() if name not in ("labs", "sources")}
