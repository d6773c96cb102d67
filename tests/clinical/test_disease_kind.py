"""The kind of a disease is read from its name by whole words."""

import pytest

from boardapp.clinical.disease_kind import disease_kind, may_bear_b_antigens


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("B-ALL", "acute leukemia"),
        ("pre-B ALL, Philadelphia-positive", "acute leukemia"),
        ("T-cell acute lymphoblastic leukemia", "acute leukemia"),
        ("pre-B acute lymphoblastic leukemia of infancy, KMT2A-rearranged", "acute leukemia"),
        ("AML", "acute leukemia"),
        ("acute promyelocytic leukaemia", "acute leukemia"),
        ("infant leukemia", "acute leukemia"),
        ("B-lymphoblastic leukemia/lymphoma", "acute leukemia"),
        ("myeloid sarcoma", "acute leukemia"),
        ("CML in blast crisis", "acute leukemia"),
        ("CML, chronic phase", "other"),
        ("chronic lymphocytic leukemia", "other"),
        ("JMML", "other"),
        ("multiple myeloma", "other"),
        ("Langerhans cell histiocytosis", "other"),
        ("histiocytic sarcoma", "other"),
        ("Hodgkin lymphoma", "lymphoma"),
        ("T-lymphoblastic lymphoma", "lymphoma"),
        ("DLBCL", "lymphoma"),
        ("Burkitt lymphoma", "lymphoma"),
        ("osteosarcoma", "solid tumor"),
        ("sclerosing epithelioid fibrosarcoma, mesenteric", "solid tumor"),
        ("adenocarcinoma of the lung, right lower lobe", "solid tumor"),
        ("neuroblastoma", "solid tumor"),
        ("medulloblastoma", "solid tumor"),
        ("Ewing sarcoma", "solid tumor"),
        ("breast cancer", "solid tumor"),
        ("small cell lung cancer", "solid tumor"),
        ("aplastic anaemia", "other"),
        ("all tests pending", "other"),
        ("x", "other"),
    ],
)
def test_kind_of_a_name(name: str, kind: str) -> None:
    assert disease_kind(name) == kind


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
    ],
)
def test_antigens_of_b_cells_are_asked_of_what_may_bear_them(name: str, may: bool) -> None:
    assert may_bear_b_antigens(name) is may
