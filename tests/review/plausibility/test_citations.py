"""References that don't fit what they are cited for, and those that do."""

import pytest

from boardapp.case.case import Reference, Remark

from .gate import found_by

PIETERS = "Pieters R, et al. J Clin Oncol 2019;37:2246-2256"
DRIESSEN = "Driessen EMC, et al. Leukemia. 2016; 30(5): 1184-1187."


@pytest.mark.parametrize(
    ("cited_for", "citation", "sentence"),
    [
        ("AALL1731 randomisation", "Outcome on AALL1331",
         "AALL1731 is cited to a paper on AALL1331."),
        ("AALL0932 and AALL1731", "Outcome on AALL1331",
         "AALL0932 and AALL1731 is cited to a paper on AALL1331."),
        ("AALL1331 and AALL1731", "Outcome on AALL1331", ""),
        ("AALL1331", "A randomised trial of blinatumomab", ""),
        ("", "Outcome on AALL1331", ""),
        ("AALL15P1", PIETERS, "AALL15P1 is cited to a paper on Interfant-06."),
        ("Interfant-06", PIETERS, ""),
        ("AALL15P1", PIETERS.replace("2019", "2020"), ""),  # another paper
        ("AALL15P1", "Bhojwani D, et al. Leukemia 2019;33:884", ""),  # on no study by its title
        ("AALL1331", DRIESSEN, "AALL1331 is cited to a paper on Interfant-99."),
        ("AALL1331", "Jabbour EJ, et al. Cancer 2018;124:1722",
         "AALL1331 is cited to a paper on INO-VATE."),
    ],
)  # fmt: skip
def test_a_study_cited_to_a_paper_on_another(cited_for: str, citation: str, sentence: str) -> None:
    references = (Reference(citation=citation, cited_for=cited_for),)
    found = found_by("study and reference", references=references)
    assert [f.sentence for f in found] == [sentence] * bool(sentence)


@pytest.mark.parametrize(
    ("cited_for", "citation", "count"),
    [
        ("5-year EFS 47 % in infant ALL", "Outcome of relapsed infant ALL", 1),
        ("event-free survival of 47 % in infants", "Outcome of relapsed infant ALL", 1),
        ("event-free survival in infants", "Outcome of relapsed infant ALL", 0),  # no figure
        ("response in 47 % of infants", "Outcome of relapsed infant ALL", 0),  # no survival
        ("3-year EFS 20 % after relapse", "Outcome of relapsed infant ALL", 0),
        ("EFS 36 % with blinatumomab", "Outcome of relapsed infant ALL", 0),
        ("overall survival", "Outcome of relapsed infant ALL", 0),
        ("4-year EFS 47 %", "Outcome of infant ALL", 0),
        ("4-year EFS 47 %", DRIESSEN, 1),
        ("4-year EFS 47 %", "Bhojwani D, et al. Leukemia 2019;33:884", 1),
        ("4-year EFS 47 %", "Brivio E, et al. Br J Haematol 2021 May;193(6):1172", 1),
        ("4-year EFS 47 %", PIETERS, 0),
        ("4-year EFS 47 %", "Leukemia 2016;30:11841", 0),  # another page
    ],
)
def test_a_survival_of_all_cited_to_a_paper_on_relapsed(
    cited_for: str, citation: str, count: int
) -> None:
    references = (Reference(citation=citation, cited_for=cited_for),)
    found = found_by("survival and reference", references=references)
    assert [f.place for f in found] == ["references[0].cited_for"] * count


@pytest.mark.parametrize(
    ("cited_for", "is_known"),
    [
        ("4-year EFS 47 %", True),
        ("4-year event-free survival of 47.0 %", True),
        ("3-year EFS 47 %", False),
        ("4-year EFS 46 %", False),
        ("EFS 47 %", False),
    ],
)
def test_a_known_figure_is_told_with_its_patients(cited_for: str, is_known: bool) -> None:
    references = (Reference(citation=DRIESSEN, cited_for=cited_for),)
    (found,) = found_by("survival and reference", references=references)
    words = "is cited to a paper on relapsed patients, but is the figure of the whole Interfant-99"
    assert (words in found.sentence) is is_known


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("EFS is 47 % (reference 3).", ("remarks[1].text",)),
        ("EFS is 47 %, see references 2, 3.", ("remarks[1].text",)),
        ("EFS is 47 % (reference 2).", ()),
        ("EFS is 47 % (reference 33).", ()),
        ("EFS is 46 % (reference 3).", ()),
    ],
)
def test_remarks_that_repeat_the_figure_are_further_places(
    text: str, places: tuple[str, ...]
) -> None:
    references = (Reference(citation=DRIESSEN, cited_for="4-year EFS 47 %", number=3),)
    remarks = (Remark(text="Nothing of the kind."), Remark(text=text))
    (found,) = found_by("survival and reference", references=references, remarks=remarks)
    assert (found.also_at, found.title) == (places, "Reference 3")


def test_a_reference_without_a_number_is_named_by_its_place() -> None:
    other = Reference(citation="A paper")
    wrong = Reference(citation=DRIESSEN, cited_for="4-year EFS 47 %")
    remarks = (Remark(text="EFS is 47 % (reference 2)."),)
    (found,) = found_by("survival and reference", references=(other, wrong), remarks=remarks)
    assert (found.title, found.place) == ("Reference 2", "references[1].cited_for")
    assert found.also_at == ()


KANTARJIAN = "Kantarjian HM, DeAngelo DJ, et al. N Engl J Med. 2016;375:740-753."


@pytest.mark.parametrize(
    ("citation", "given"),
    [
        (KANTARJIAN, ""),
        (KANTARJIAN.upper(), ""),
        ("Stock W, Gökbuget N, et al. N Engl J Med. 2016;375:740-753.", "Stock"),
        ("N Engl J Med 2016;375:740", ""),  # cited without its authors
        ("Stock W, et al. N Engl J Med. 2017;375:740-753.", ""),  # another paper
    ],
)
def test_a_known_paper_under_another_first_author(citation: str, given: str) -> None:
    found = found_by("first author of a reference", references=(Reference(citation=citation),))
    assert [f.place for f in found] == ["references[0].citation"] * bool(given)
    sentence = (
        f"{given} is given as first author; the paper of this journal, volume and page is known "
        "under Kantarjian."
    )
    assert [f.sentence for f in found] == [sentence] * bool(given)
