"""What a look is called: what it states and its own words, neither without the other."""

from typing import Any

import pytest

from boardapp.case.assessment import Assessment
from boardapp.words.looks import look_name, look_title


@pytest.mark.parametrize(
    ("look", "name"),
    [
        ({"finding": "partial response", "response": "51 % decrease"},
         "partial response: 51 % decrease"),
        ({"finding": "partial response", "response": "PR"}, "PR"),
        ({"finding": "remission", "response": "second chronic phase", "sites": ("marrow",)},
         "remission: second chronic phase (marrow)"),
        ({"finding": "remission", "response": "CRi"}, "CRi"),
        ({"finding": "evaluation", "response": "51 % decrease"}, "51 % decrease"),
        ({"finding": "relapse", "response": "molecular relapse"}, "relapse: molecular relapse"),
        ({"finding": "relapse", "sites": ("marrow",), "response": "MRD only"},
         "relapse (marrow): MRD only"),
        ({"finding": "relapse", "response": "relapse"}, "relapse (site not reported)"),
        ({"finding": "relapse", "number": 2, "sites": ("CNS",)}, "relapse 2 (CNS)"),
    ],
)  # fmt: skip
def test_a_look_is_told_with_what_it_states_and_in_its_own_words(
    look: dict[str, Any], name: str
) -> None:
    assert look_name(Assessment(**look)) == name


def test_the_title_of_a_relapse_keeps_its_words() -> None:
    look = Assessment(finding="relapse", number=1, response="molecular relapse")
    assert look_title(look) == "Relapse 1: molecular relapse"
    there = Assessment(finding="relapse", isolated=True, sites=("CNS",), response="cytology only")
    assert look_title(there) == "Relapse: isolated CNS; cytology only"
