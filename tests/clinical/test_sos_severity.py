"""How severe SOS/VOD is in children, by the scale of the EBMT."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardapp.case.value import Value
from boardapp.clinical.sos_severity import (
    LEFT_TO_THE_READER,
    Coagulation,
    SosFindings,
    sos_severity,
)


def _found(
    liver_tests: float | str | None = None,
    refractory_d: float | str | None = None,
    bilirubin: float | str | None = None,
    gfr: float | str | None = None,
    coagulation: Coagulation | None = None,
) -> SosFindings:
    stated = (liver_tests, refractory_d, bilirubin, gfr)
    return SosFindings(*(None if one is None else Value(one) for one in stated), coagulation)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (_found(liver_tests=4, bilirubin=1.5, gfr=70), "moderate"),
        (_found(liver_tests=4, bilirubin=2.0, gfr=70), "severe"),
        (_found(liver_tests=4, bilirubin=1.5, gfr=14), "very severe"),
        (_found(refractory_d=3), "moderate"),
        (_found(refractory_d=2.9), "mild"),
        (_found(refractory_d=7), "severe"),
        (_found(), None),
        (_found(coagulation="normal"), None),
        (_found(coagulation="impaired"), "severe"),
        (_found(coagulation="replaced"), "very severe"),
        (_found(liver_tests=2), "mild"),
        (_found(liver_tests=2.1), "moderate"),
        (_found(liver_tests=5), "moderate"),
        (_found(liver_tests=5.1), "severe"),
        (_found(liver_tests=5.1, bilirubin=2.0), "very severe"),  # two starred ones
        (_found(liver_tests=5.1, coagulation="impaired"), "severe"),  # one of them starred
        (_found(gfr=14.9), "very severe"),
        (_found(gfr=15), "severe"),
        (_found(gfr=29.9), "severe"),
        (_found(gfr=59.9), "moderate"),
        (_found(gfr=89.9), "mild"),
        (_found(bilirubin=1.99), "mild"),
        (_found(bilirubin=2.0), "severe"),
        (_found(bilirubin=2.01), "severe"),
        (_found(refractory_d=6.9), "moderate"),
        (_found(gfr=29), "severe"),
        (_found(gfr=30), "moderate"),
        (_found(gfr=60), "mild"),
        (_found(gfr=89), "mild"),
        (_found(gfr=90), None),
    ],
)
def test_the_category_of_what_is_known(found: SosFindings, expected: str | None) -> None:
    assert sos_severity(found).name == expected


@pytest.mark.parametrize(
    ("found", "lowest", "decided_by"),
    [
        (_found(liver_tests="4..6"), "moderate", ("liver tests",)),
        (_found(liver_tests=">5", bilirubin="1.5..2.5"), "severe", ("liver tests",)),
        (_found(bilirubin="<2"), "mild", ("bilirubin",)),
        (_found(bilirubin="<=2"), "mild", ("bilirubin",)),
        (_found(gfr="10..20"), "severe", ("GFR",)),
        (_found(gfr="<15"), "very severe", ("GFR",)),
        (_found(liver_tests=6, bilirubin=3), "very severe", ("liver tests", "bilirubin")),
    ],
)
def test_a_range_gives_the_least_that_is_certain(
    found: SosFindings, lowest: str, decided_by: tuple[str, ...]
) -> None:
    graded = sos_severity(found)
    assert graded.name == lowest
    assert graded.decided_by == decided_by
    assert graded.by.names[graded.highest or 0] == "very severe"


def test_what_no_number_shows_is_left_to_the_reader() -> None:
    assert sos_severity(_found(bilirubin=2)).left_out == (LEFT_TO_THE_READER,)
    assert sos_severity(_found(coagulation="replaced")).left_out == ()
    assert sos_severity(_found(coagulation="replaced")).missing == ()
    nothing = sos_severity(_found())
    assert nothing.reason == "none of its parts is reported"
    assert "GFR" in nothing.missing


@given(st.floats(0, 20), st.floats(0, 20), st.floats(0, 20), st.floats(0, 20), st.floats(0, 89.9))
def test_a_worse_part_never_lowers_the_category(
    liver: float, worse: float, days: float, bilirubin: float, gfr: float
) -> None:
    one, other = sorted((liver, worse))
    milder = sos_severity(_found(one, days, bilirubin, gfr))
    graver = sos_severity(_found(other, days, bilirubin, gfr))
    assert milder.lowest is not None
    assert graver.lowest is not None
    assert graver.lowest >= milder.lowest
