"""A disease finds its profile by what the case sets, by a code, or by its name."""

import pytest

from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.record import Code
from boardapp.clinical.diseases.codes import MorphologyRange
from boardapp.clinical.diseases.recognition import named, profile_of, recognised

SNOMED = "http://snomed.info/sct"


def _diagnosis(text: str, *codes: tuple[str, str], profile: str = "") -> Diagnosis:
    coded = tuple(Code(system=system, code=code) for system, code in codes)
    return Diagnosis(disease=Coded(text=text, codes=coded), profile=profile)


@pytest.mark.parametrize(
    ("name", "family", "kind"),
    [
        ("B-ALL", "acute leukemia", "B-ALL"),
        ("pre-B ALL, Philadelphia-positive", "acute leukemia", "B-ALL"),
        ("B-cell precursor acute lymphoblastic leukemia", "acute leukemia", "B-ALL"),
        ("acute lymphoblastic leukemia", "acute leukemia", "ALL"),
        ("Ph+ ALL", "acute leukemia", "ALL"),
        ("mixed lineage leukemia (KMT2A) rearranged ALL", "acute leukemia", "ALL"),
        ("leukemia, acute lymphoblastic", "acute leukemia", "ALL"),
        ("T-cell acute lymphoblastic leukemia", "acute leukemia", "T-ALL"),
        ("Acute Lymphoblastic Leukaemia (T cell)", "acute leukemia", "T-ALL"),
        ("ETP leukemia", "acute leukemia", "T-ALL"),
        ("infant T-ALL", "acute leukemia", "T-ALL"),
        (
            "pre-B acute lymphoblastic leukemia of infancy, KMT2A-rearranged",
            "acute leukemia",
            "infant ALL",
        ),
        ("B-cell precursor ALL of infancy, KMT2A::AFF1", "acute leukemia", "infant ALL"),
        ("infant leukemia", "acute leukemia", "acute leukemia"),
        ("AML", "acute leukemia", "AML"),
        ("AML with t(8;21)", "acute leukemia", "AML"),
        ("AML with myelodysplasia-related changes", "acute leukemia", "AML"),
        ("MDS transformed to AML", "acute leukemia", "AML"),
        ("acute promyelocytic leukaemia", "acute leukemia", "AML"),
        ("myeloid sarcoma", "acute leukemia", "AML"),
        ("MPAL, T/myeloid", "acute leukemia", "MPAL"),
        ("mixed phenotype acute leukemia, B/myeloid", "acute leukemia", "MPAL"),
        ("acute leukemia of ambiguous lineage", "acute leukemia", "MPAL"),
        ("B-lymphoblastic leukemia/lymphoma", "acute leukemia", "B-ALL"),
        ("CML in blast crisis", "acute leukemia", "acute leukemia"),
        ("chronic myeloid leukemia in blast crisis", "acute leukemia", "acute leukemia"),
        ("CML, chronic phase", "other", "other"),
        ("chronic lymphocytic leukemia", "other", "other"),
        ("leukemia, chronic lymphocytic", "other", "other"),
        ("juvenile myelomonocytic leukemia", "other", "other"),
        ("JMML", "other", "other"),
        ("multiple myeloma", "other", "other"),
        ("Langerhans cell histiocytosis", "other", "other"),
        ("histiocytic sarcoma", "other", "other"),
        ("Hodgkin lymphoma", "lymphoma", "Hodgkin lymphoma"),
        ("classic Hodgkin lymphoma, nodular sclerosis", "lymphoma", "Hodgkin lymphoma"),
        ("non-Hodgkin lymphoma", "lymphoma", "non-Hodgkin lymphoma"),
        ("T-lymphoblastic lymphoma", "lymphoma", "non-Hodgkin lymphoma"),
        ("adult T-cell leukemia/lymphoma", "lymphoma", "non-Hodgkin lymphoma"),
        ("DLBCL", "lymphoma", "non-Hodgkin lymphoma"),
        ("CLL with Richter transformation to DLBCL", "lymphoma", "non-Hodgkin lymphoma"),
        ("chronic lymphocytic leukemia, now DLBCL", "lymphoma", "non-Hodgkin lymphoma"),
        ("Burkitt lymphoma", "lymphoma", "non-Hodgkin lymphoma"),
        ("Burkitt leukemia", "lymphoma", "non-Hodgkin lymphoma"),
        ("primary CNS lymphoma", "lymphoma", "lymphoma"),
        ("osteosarcoma", "sarcoma", "sarcoma"),
        ("sclerosing epithelioid fibrosarcoma, mesenteric", "sarcoma", "sarcoma"),
        ("fibrosarcoma with peritoneal carcinomatosis", "sarcoma", "sarcoma"),
        ("Ewing sarcoma", "sarcoma", "sarcoma"),
        ("adenocarcinoma of the lung, right lower lobe", "carcinoma", "carcinoma"),
        ("breast cancer", "carcinoma", "carcinoma"),
        ("small cell lung cancer", "carcinoma", "carcinoma"),
        ("renal cell carcinoma", "carcinoma", "carcinoma"),
        ("carcinosarcoma of the uterus", "carcinoma", "carcinoma"),
        ("neuroblastoma", "neuroblastoma", "neuroblastoma"),
        ("olfactory neuroblastoma", "other", "other"),
        ("esthesioneuroblastoma", "other", "other"),
        ("medulloblastoma", "brain tumor", "brain tumor"),
        ("Glioblastoma, IDH-wildtype", "brain tumor", "brain tumor"),
        ("atypical teratoid/rhabdoid tumor", "brain tumor", "brain tumor"),
        ("paraganglioma", "other", "other"),
        ("Wilms' tumour, left", "kidney tumor", "kidney tumor"),
        ("clear cell sarcoma of the kidney", "kidney tumor", "kidney tumor"),
        ("clear cell sarcoma of the foot", "sarcoma", "sarcoma"),
        ("hepatoblastoma", "liver tumor", "liver tumor"),
        ("hepatocellular carcinoma", "liver tumor", "liver tumor"),
        ("germinoma of the pineal region", "germ cell tumor", "germ cell tumor"),
        ("embryonal carcinoma", "germ cell tumor", "germ cell tumor"),
        ("retinoblastoma", "other", "other"),
        ("aplastic anaemia", "other", "other"),
        ("all tests pending", "other", "other"),
        ("x", "other", "other"),
    ],
)
def test_a_name_finds_its_profile(name: str, family: str, kind: str) -> None:
    profile = named(name)
    assert (profile.family, profile.name) == (family, kind)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("B-ALL", True),
        ("acute lymphoblastic leukemia", True),
        ("infant leukemia", True),
        ("AML with t(8;21)", False),
        ("acute promyelocytic leukemia", False),
        ("T-ALL", False),
        ("T-cell acute lymphoblastic leukemia", False),
        ("ETP leukemia", False),
        ("MPAL, T/myeloid", True),
        ("mixed phenotype acute leukemia, B/myeloid", True),
        ("glioblastoma", False),
        ("Hodgkin lymphoma", False),
    ],
)
def test_antigens_of_b_cells_are_asked_of_what_may_bear_them(name: str, may: bool) -> None:
    assert ("CD19 and CD22" in named(name).items) is may


@pytest.mark.parametrize(
    ("system", "code", "name"),
    [
        ("ICD-O-3", "9811/3", "B-ALL"),
        ("ICD-O-3", "9819/3", "B-ALL"),
        ("ICD-O-3", "9837/3", "T-ALL"),
        ("ICD-O-3", "9861/3", "AML"),
        ("icdo3", "M-9866/3", "AML"),
        ("ICD-O-3", "9898/1", "other"),  # transient abnormal myelopoiesis
        ("ICD-O-3", "9863/3", "other"),  # chronic myeloid leukemia
        ("ICD-O-3", "9650/3", "Hodgkin lymphoma"),
        ("ICD-O-3", "9667/3", "Hodgkin lymphoma"),
        ("ICD-O-3", "9670/3", "non-Hodgkin lymphoma"),
        ("ICD-O-3", "9729/3", "non-Hodgkin lymphoma"),
        ("ICD-O-3", "9732/3", "other"),  # plasma cell myeloma
        ("ICD-O-3", "9500/3", "neuroblastoma"),
        ("ICD-O-3", "9522/3", "other"),  # olfactory neuroblastoma
        ("ICD-O-3", "9180/3", "sarcoma"),
        ("ICD-O-3", "8850/3", "sarcoma"),
        ("ICD-O-3", "8850/0", "other"),  # lipoma
        ("ICD-O-3", "8850", "sarcoma"),
        ("urn:oid:2.16.840.1.113883.6.43.1", "9440/3", "brain tumor"),
        ("ICD-O-3", "9530/0", "brain tumor"),  # meningioma
        ("ICD-O-3", "8960/3", "kidney tumor"),
        ("ICD-O-3", "8970/3", "liver tumor"),
        ("ICD-O-3", "9071/3", "germ cell tumor"),
        ("ICD-O-3", "8140/3", "carcinoma"),
        ("ICD-O-3", "8140/0", "other"),  # adenoma
        ("ICD-O-3", "C34.1", "other"),  # a place is no morphology
        (SNOMED, "91857003", "ALL"),
        (SNOMED, "118599009", "Hodgkin lymphoma"),
        ("SNOMED CT", "393563007", "brain tumor"),
        ("a system nobody knows", "9500/3", "other"),
    ],
)
def test_a_code_finds_its_profile(system: str, code: str, name: str) -> None:
    found = recognised(_diagnosis("x", (system, code)))
    assert found.profile.name == name
    assert found.by == ("nothing" if name == "other" else "code")


def test_a_code_of_the_family_leaves_the_kind_to_the_name() -> None:
    found = recognised(_diagnosis("T-ALL", ("ICD-O-3", "9801/3")))
    assert (found.profile.name, found.by, found.code) == ("T-ALL", "code", "ICD-O-3 9801/3")
    assert found.other is None


def test_a_code_decides_over_a_name_and_the_other_family_is_told() -> None:
    found = recognised(_diagnosis("Hodgkin lymphoma", ("ICD-O-3", "9500/3")))
    assert found.profile.name == "neuroblastoma"
    assert found.other is not None
    assert found.other.name == "lymphoma"


def test_of_two_names_the_first_decides_and_the_second_is_told() -> None:
    found = recognised(_diagnosis("therapy-related AML after Ewing sarcoma"))
    assert found.profile.name == "AML"
    assert found.other is not None
    assert found.other.name == "sarcoma"


def test_two_names_of_one_family_are_no_second_disease() -> None:
    assert recognised(_diagnosis("AML (acute myeloid leukemia)")).other is None


@pytest.mark.parametrize(
    ("entry", "code", "holds"),
    [
        ("9500", "9500/3", True),
        ("9500", "9501/3", False),
        ("9811-9818", "9811/3", True),
        ("9811-9818", "9818", True),
        ("9811-9818", "9810/3", False),
        ("9811-9818", "9819/3", False),
        ("9500-9500/3", "9500/3", True),
        ("8850/3", "8850/0", False),
        ("8850/3", "8850", True),
        ("8850", "no code", False),
    ],
)
def test_a_range_of_codes_has_its_ends(entry: str, code: str, holds: bool) -> None:
    assert MorphologyRange.parse(entry).holds(code) is holds


@pytest.mark.parametrize("name", ["T-ALL", "t-all", " T-ALL "])
def test_what_the_case_sets_comes_first(name: str) -> None:
    dx = _diagnosis("Hodgkin lymphoma", ("ICD-O-3", "9500/3"), profile=name)
    assert (profile_of(dx).name, recognised(dx).by) == ("T-ALL", "case")


def test_a_profile_is_known_in_the_british_spelling_too() -> None:
    assert profile_of(_diagnosis("x", profile="Brain tumour")).name == "brain tumor"
    assert profile_of(_diagnosis("x", profile="acute leukaemia")).name == "acute leukemia"


def test_an_unknown_profile_leaves_it_to_code_and_name() -> None:
    found = recognised(_diagnosis("Hodgkin lymphoma", profile="Hodgkins"))
    assert (found.profile.name, found.by, found.unknown) == ("Hodgkin lymphoma", "name", "Hodgkins")
