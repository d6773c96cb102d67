"""The titles of tissue say what its records say."""

from boardapp.deck.tissue_titles import genetics_title, pathology_title


def test_a_few_reports_are_told_each() -> None:
    assert pathology_title([("Core biopsy", "osteosarcoma, high grade")]) == (
        "Core biopsy: osteosarcoma, high grade"
    )
    assert pathology_title([("Biopsy", "osteosarcoma"), ("Resection", "92 % necrosis")]) == (
        "Biopsy: osteosarcoma; resection: 92 % necrosis"
    )


def test_of_long_reports_the_first_is_told_with_how_many_there_are() -> None:
    found = "conventional osteosarcoma, osteoblastic, high grade"
    assert pathology_title([("Biopsy", found), ("Resection", "92 % necrosis " * 4)]) == (
        f"Two pathology reports; the first: {found}"
    )


def test_a_report_that_found_nothing_is_named() -> None:
    assert pathology_title([("Biopsy", "")]) == "Biopsy"


def test_genetics_are_told_by_their_times() -> None:
    looks = [("at diagnosis", ["EGFR L858R 38 %"]), ("month 11", ["EGFR T790M 12 %"])]
    assert genetics_title(looks, 2) == ("At diagnosis: EGFR L858R 38 %; month 11: EGFR T790M 12 %")


def test_without_room_the_last_look_that_has_a_time_is_told() -> None:
    many = [f"GENE{n} c.100A>T p.(Lys34Ter) {n} %" for n in range(4)]
    looks = [("at diagnosis", many), ("month 11", ["EGFR T790M 12 %"]), ("", ["ALK"])]
    assert genetics_title(looks, 6) == "Month 11: EGFR T790M 12 %"
    assert genetics_title([("", [])], 1) == "One genetic finding"
