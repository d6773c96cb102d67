"""Stated and computed side by side: which rule, whether they agree, and what is missing."""

import msgspec
import pytest

from boardapp.case.assessment import Assessment, CnsStatus, Marrow, Mrd, SiteFinding
from boardapp.case.diagnosis import Coded
from boardapp.case.therapy import Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.clinical.response_words import claimed_response
from boardapp.review.model.findings import StatedAndComputed
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.building import a_case, result


def _rows(review: Review, subject: str) -> list[StatedAndComputed]:
    return [row for row in review.stated_and_computed if row.subject == subject]


def _cells(row: StatedAndComputed) -> tuple[str, str, str]:
    return row.stated, row.computed, row.agreement


def test_the_remission_of_the_letter_is_beside_its_platelets(letter: Review) -> None:
    first, last = _rows(letter, "Response")
    assert _cells(first) == (
        "remission",
        "CRi at most (platelets 40–50 ×10⁹/L)",
        "disagrees",
    )
    assert _cells(last) == ("complete remission", "not assessable", "open")
    assert {"platelets", "neutrophils"} <= set(last.missing)
    assert first.place == "assessments[5].response"
    assert first.rule == "remission by marrow and counts, version 3"


def test_relapse_1_of_the_letter_is_very_early_in_both_systems(letter: Review) -> None:
    assert [row.computed for row in _rows(letter, "Time class (COG)")] == [
        "very early (COG, marrow)"
    ]
    assert [row.computed for row in _rows(letter, "Time class (BFM)")] == ["very early (BFM)"]


def test_the_remission_of_the_letter_has_no_number(letter: Review) -> None:
    (row,) = _rows(letter, "Remission number")
    assert _cells(row) == ("not numbered by the source", "≥ CR3: 4 relapses before", "open")


def test_a_stated_cns_class_without_counts_is_kept(letter: Review) -> None:
    assert [_cells(row) for row in _rows(letter, "CNS status")] == [
        ("CNS2", "not assessable", "open"),
        ("CNS3", "not assessable", "open"),
    ]


def test_the_dense_case_agrees_with_all_its_findings(synthetic: Review) -> None:
    agreements = {row.agreement for row in synthetic.stated_and_computed}
    assert agreements == {"agrees", "open"}
    assert _cells(_rows(synthetic, "CNS status")[0]) == ("CNS2a", "CNS2a", "agrees")
    assert _cells(_rows(synthetic, "Relapse site")[1]) == (
        "isolated CNS",
        "isolated CNS",
        "agrees",
    )


def test_a_negative_result_with_a_high_limit_is_a_class_of_its_own() -> None:
    mrd = Mrd(result="negative", limit=Value(0.1), unit="%", method="flow", specimen="marrow")
    look = Assessment(when=When.parse("dx + 1 mo"), marrow=Marrow(mrd=(mrd,)))
    (row,) = _rows(review_case(a_case(assessments=(look,))), "MRD")
    assert row.computed == "negative with insufficient sensitivity"


@pytest.mark.parametrize(
    ("when", "end", "cog", "bfm"),
    [
        ("2021-08-01", "2022-02-01", "very early (COG, marrow)", "very early (BFM)"),
        ("2022-02-01", "2022-02-01", "early (COG, marrow)", "early (BFM)"),
        ("2023-06-01", "2022-02-01", "late (COG, marrow)", "late (BFM)"),
        ("2022-06-01", "2022-02-01", "early (COG, marrow)", "early (BFM)"),
    ],
)
def test_time_classes_of_a_first_relapse(when: str, end: str, cog: str, bfm: str) -> None:
    relapse = Assessment(finding="relapse", sites=("marrow",), when=When.parse(when))
    line = Therapy(name="line 1", line=1, start=When.parse("2020-02-10"), end=When.parse(end))
    review = review_case(a_case(diagnosed="2020-02-07", assessments=(relapse,), therapies=(line,)))
    assert _rows(review, "Time class (COG)")[0].computed == cog
    assert _rows(review, "Time class (BFM)")[0].computed == bfm


@pytest.mark.parametrize(
    ("level", "computed", "agreement"),
    [
        (0.01, "relapse", "agrees"),
        (0.0099, "second marrow needed", "open"),
        ("<0.02", "second marrow needed", "open"),
    ],
)
def test_another_test_of_one_per_cent_makes_a_marrow_a_relapse(
    level: float | str, computed: str, agreement: str
) -> None:
    mrd = Mrd(result="positive", value=Value(level), unit="1", method="flow")
    relapse = Assessment(
        finding="relapse",
        sites=("marrow",),
        when=When.parse("dx + 9 mo"),
        marrow=Marrow(blasts=Value(6), mrd=(mrd,)),
    )
    (row,) = _rows(review_case(a_case(assessments=(relapse,))), "Marrow relapse")
    assert (row.computed, row.agreement) == (computed, agreement)


def test_a_cns_relapse_has_no_class_of_the_cog_for_marrow() -> None:
    relapse = Assessment(finding="relapse", sites=("CNS",), when=When.parse("dx + 5 mo"))
    review = review_case(a_case(assessments=(relapse,)))
    assert _rows(review, "Time class (COG)") == []
    assert len(_rows(review, "Time class (BFM)")) == 1


def test_counts_in_other_units_are_compared() -> None:
    look = Assessment(
        when=When.parse("2020-03-08"),
        response="CR",
        marrow=Marrow(blasts=Value(1)),
        cns=CnsStatus(blasts="absent"),
    )
    labs = (
        result(120_000, "2020-03-08", unit="/uL"),
        result(1100, "2020-03-08", unit="/uL", test="neutrophils"),
    )
    (row,) = _rows(
        review_case(a_case(diagnosed="2020-02-07", assessments=(look,), labs=labs)), "Response"
    )
    assert row.missing == ("circulating blasts", "extramedullary disease")


@pytest.mark.parametrize(
    ("platelets", "blasts", "computed", "agreement"),
    [
        (100, 0, "CR", "agrees"),
        (99, 0, "CRi (platelets 99 ×10⁹/L)", "disagrees"),
        (100, 1, "no remission (circulating blasts)", "disagrees"),
    ],
)
def test_a_complete_look_gives_a_class(
    platelets: float, blasts: float, computed: str, agreement: str
) -> None:
    look = Assessment(
        when=When.parse("2020-03-08"),
        response="CR",
        marrow=Marrow(blasts=Value(1)),
        cns=CnsStatus(blasts="absent"),
        extramedullary=(SiteFinding(site="testis", state="absent"),),
    )
    labs = (
        result(platelets, "2020-03-08"),
        result(1, "2020-03-08", test="neutrophils"),
        result(blasts, "2020-03-08", test="blasts in blood, share", unit="%"),
    )
    case = a_case(diagnosed="2020-02-07", assessments=(look,), labs=labs)
    (row,) = _rows(review_case(case), "Response")
    assert (row.computed, row.agreement, row.missing) == (computed, agreement, ())


@pytest.mark.parametrize(
    ("response", "counts", "mrd", "computed", "agreement"),
    [
        ("MLFS", {}, None, "MLFS at least", "agrees"),
        ("CR", {}, None, "MLFS at least", "open"),
        ("MLFS", {}, 0.02, "not assessable", "open"),
        ("MLFS", {"platelets": 40}, None, "MLFS or CRi (platelets 40 ×10⁹/L)", "agrees"),
        ("CR", {"platelets": 40}, None, "MLFS or CRi (platelets 40 ×10⁹/L)", "disagrees"),
        ("MLFS", {"platelets": 100, "neutrophils": 1, "blasts in blood": 0}, None, "CR",
         "disagrees"),
        ("MLFS", {"neutrophils": 0.2, "blasts in blood": 0}, None,
         "CRi (neutrophils 0.2 ×10⁹/L)", "agrees"),
        ("MLFS", {"blasts in blood": 0}, None, "CR or CRi", "open"),
        ("MLFS", {"blasts in blood": 0.1}, None, "no remission (circulating blasts)",
         "disagrees"),
    ],
)  # fmt: skip
def test_a_marrow_without_leukemia_beside_the_counts(
    response: str, counts: dict[str, float], mrd: float | None, computed: str, agreement: str
) -> None:
    levels = (1e-5, mrd) if mrd else ()
    look = Assessment(
        when=When.parse("2020-03-08"),
        response=response,
        marrow=Marrow(
            blasts=Value(1),
            mrd=tuple(Mrd(result="positive", value=Value(level), unit="1") for level in levels),
        ),
        cns=CnsStatus(blasts="absent"),
        extramedullary=(SiteFinding(site="testis", state="absent"),),
    )
    labs = tuple(result(value, "2020-03-08", test=test) for test, value in counts.items())
    case = a_case(diagnosed="2020-02-07", assessments=(look,), labs=labs)
    (row,) = _rows(review_case(case), "Response")
    assert (row.computed, row.agreement) == (computed, agreement)


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("CR", "CR"),
        ("CR2, MRD negative", "CR"),
        ("CRi", "CRi"),
        ("CRi1", "CRi"),
        ("complete remission with incomplete count recovery", "CRi"),
        ("complete remission (M1 marrow)", "CR"),
        ("second complete remission", "CR"),
        ("remission", "CR"),
        ("partial remission", ""),
        ("excellent response", ""),
        ("M1 marrow", ""),
        ("CRS grade 2", ""),
        ("MRD-negative CR", "CR"),
        ("MRD positive CR2", "CR"),
        ("MRD negative", ""),
        ("MLFS", "MLFS"),
        ("MLFS after cycle 1", "MLFS"),
        ("morphologic leukemia-free state", "MLFS"),
        ("morphological leukaemia free state", "MLFS"),
        ("no MLFS", ""),
        ("", ""),
    ],
)
def test_what_a_stated_response_claims(response: str, expected: str) -> None:
    assert claimed_response(Assessment(response=response)) == expected


def _of(subject: str, look: Assessment) -> list[StatedAndComputed]:
    return _rows(review_case(a_case(assessments=(look,))), subject)


@pytest.mark.parametrize(
    ("status", "leukocytes", "erythrocytes", "blasts", "signs", "expected"),
    [
        ("CNS2a", 3, 2, "present", "", ("CNS2a", "CNS2a", "agrees")),
        ("cns 2A", 3, 2, "present", "", ("cns 2A", "CNS2a", "agrees")),
        ("CNS2", 3, 2, "present", "", ("CNS2", "CNS2a", "agrees")),  # the letter was left out
        ("CNS1", 3, 2, "present", "", ("CNS1", "CNS2a", "disagrees")),
        ("CNS3a", 4, 2, "present", "", ("CNS3a", "CNS2a", "disagrees")),
        ("CNS3a", 5, 2, "present", "", ("CNS3a", "CNS3a", "agrees")),
        # Signs, or a class that rests on them, can't be judged by counts.
        ("CNS3", 3, 2, "present", "facial palsy", ("CNS3", "CNS2a", "open")),
        ("CNS3c", 0, 0, "absent", "", ("CNS3c", "CNS1", "open")),
        ("not reported", 3, 2, "present", "", ("not reported", "CNS2a", "open")),
    ],
)
def test_a_stated_cns_class_beside_its_counts(
    status: str,
    leukocytes: float,
    erythrocytes: float,
    blasts: str,
    signs: str,
    expected: tuple[str, str, str],
) -> None:
    cns = CnsStatus(
        status=status,
        leukocytes=Value(leukocytes),
        erythrocytes=Value(erythrocytes),
        blasts=blasts,
        signs=signs,
    )
    (row,) = _of("CNS status", Assessment(when=When.parse("dx + 1 mo"), cns=cns))
    assert _cells(row) == expected


def test_a_cns_that_nobody_looked_at_has_no_row() -> None:
    look = Assessment(when=When.parse("dx + 1 mo"), cns=CnsStatus(status="not done"))
    assert _of("CNS status", look) == []


@pytest.mark.parametrize(
    ("status", "blasts", "expected"),
    [
        ("M1", 4.9, ("M1", "M1", "agrees")),
        ("M1", 5, ("M1", "M2", "disagrees")),
        ("m2 marrow", 24.9, ("m2 marrow", "M2", "agrees")),
        ("M2", 25, ("M2", "M3", "disagrees")),
        ("remission", 3, ("remission", "M1", "open")),  # states no class
        ("", 30, ("not reported", "M3", "open")),
        ("M3", None, ("M3", "not reported", "open")),
    ],
)
def test_a_stated_marrow_class_beside_its_blasts(
    status: str, blasts: float | None, expected: tuple[str, str, str]
) -> None:
    marrow = Marrow(status=status, blasts=None if blasts is None else Value(blasts))
    (row,) = _of("Marrow class", Assessment(when=When.parse("dx + 1 mo"), marrow=marrow))
    assert _cells(row) == expected
    assert row.missing == (("marrow blasts",) if blasts is None else ())


@pytest.mark.parametrize(
    ("mrd", "computed", "agreement", "missing"),
    [
        (Mrd(result="negative", limit=Value(1e-5)), "negative", "agrees", ()),
        (Mrd(result="negative", value=Value("<0.00001")), "negative", "agrees", ()),
        (Mrd(result="negative"), "limit of detection not reported", "open",
         ("limit of detection",)),
        (Mrd(result="positive", value=Value(2e-4)), "positive", "agrees", ()),
    ],
)  # fmt: skip
def test_a_stated_mrd_beside_its_level_and_limit(
    mrd: Mrd, computed: str, agreement: str, missing: tuple[str, ...]
) -> None:
    look = Assessment(when=When.parse("dx + 1 mo"), marrow=Marrow(mrd=(mrd,)))
    (row,) = _of("MRD", look)
    assert (row.agreement, row.missing) == (agreement, missing)
    assert computed in row.computed


@pytest.mark.parametrize("result", ["not done", "not reported"])
def test_an_mrd_that_was_not_looked_for_has_no_row(result: str) -> None:
    look = Assessment(when=When.parse("dx + 1 mo"), marrow=Marrow(mrd=(Mrd(result=result),)))
    assert _of("MRD", look) == []


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ("CR2", ("CR2", "CR2: 1 relapse before", "agrees")),
        ("CR1", ("CR1", "CR2: 1 relapse before", "disagrees")),
        ("CR3", ("CR3", "CR2: 1 relapse before", "disagrees")),
        ("CR", ("not numbered by the source", "CR2: 1 relapse before", "open")),
    ],
)
def test_a_stated_number_of_a_remission_beside_the_relapses_before_it(
    response: str, expected: tuple[str, str, str]
) -> None:
    course = (
        Assessment(when=When.parse("dx + 1 mo"), finding="remission", response="CR1"),
        Assessment(when=When.parse("dx + 8 mo"), finding="relapse", sites=("marrow",)),
        Assessment(when=When.parse("dx + 9 mo"), finding="remission", response=response),
    )
    first, second = _rows(review_case(a_case(assessments=course)), "Remission number")
    assert _cells(first) == ("CR1", "CR1: 0 relapses before", "agrees")
    assert _cells(second) == expected


def test_only_a_relapse_is_classed_by_site() -> None:
    look = Assessment(when=When.parse("dx + 1 mo"), finding="remission", sites=("marrow",))
    assert _of("Relapse site", look) == []


@pytest.mark.parametrize(
    ("disease", "is_classed"),
    [
        ("B-ALL", True),
        ("T-cell acute lymphoblastic leukemia", True),
        ("acute myeloid leukemia with KMT2A rearrangement", False),
        ("AML", False),
        ("mixed phenotype acute leukemia", False),
    ],
)
def test_time_and_site_classes_are_made_for_lymphoblastic_leukemia_alone(
    disease: str, *, is_classed: bool
) -> None:
    relapse = Assessment(
        when=When.parse("dx + 10 mo"),
        finding="relapse",
        sites=("marrow",),
        marrow=Marrow(blasts=Value(40)),
    )
    case = a_case(assessments=(relapse,))
    named = msgspec.structs.replace(case.diagnosis, disease=Coded(text=disease))
    review = review_case(msgspec.structs.replace(case, diagnosis=named))
    classes = {"Time class (COG)", "Time class (BFM)", "Relapse site", "Marrow relapse"}
    found = {row.subject for row in review.stated_and_computed}
    assert (classes & found) == (classes if is_classed else set())
