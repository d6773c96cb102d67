"""The kind of a condition is what its kind says; its text never decides."""

import pytest

from boardapp.clinical.condition_kind import ORDER, condition_kind


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("earlier malignancy", "earlier malignancy"),
        ("Previous cancer", "earlier malignancy"),
        ("prior tumour", "earlier malignancy"),
        ("first malignancy", "earlier malignancy"),
        ("history of malignancy", "earlier malignancy"),
        ("cancer history", "earlier malignancy"),
        ("family history", "family history"),
        ("family history of cancer", "family history"),
        ("family", "family history"),
        ("family wish", "other"),
        ("syndrome", "syndrome"),
        ("cancer predisposition", "syndrome"),
        ("germline variant", "syndrome"),
        ("comorbidity", "comorbidity"),
        ("Co-morbidity", "comorbidity"),
        ("chronic illness", "comorbidity"),
        ("pregnancy", "comorbidity"),
        ("medical history", "comorbidity"),
        ("allergy", "allergy"),
        ("drug allergies", "allergy"),
        ("intolerance", "allergy"),
        ("social", "other"),
        ("donor search", "other"),
        ("birth history", "other"),
        ("malignancy", "other"),
        ("", "other"),
    ],
)
def test_kind_of_a_condition(kind: str, found: str) -> None:
    assert condition_kind(kind) == found


def test_a_board_is_told_of_malignancies_and_syndromes_first() -> None:
    assert ORDER == (
        "earlier malignancy",
        "syndrome",
        "comorbidity",
        "allergy",
        "family history",
        "other",
    )
