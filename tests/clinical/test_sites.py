"""Sites of disease by the words that a source has for them."""

import pytest

from boardapp.clinical.sites import is_blasts, is_cns, is_marrow, short_site


@pytest.mark.parametrize("site", ["CNS", "leptomeninges", "CSF", "central nervous system"])
def test_the_central_nervous_system_has_several_names(site: str) -> None:
    assert is_cns(site)
    assert not is_marrow(site)


def test_the_marrow_is_short_in_passing() -> None:
    assert is_marrow("Bone marrow")
    assert short_site("bone marrow") == "marrow"
    assert short_site("testis") == "testis"
    assert is_blasts("marrow blasts")
    assert not is_blasts("leukocytes")
