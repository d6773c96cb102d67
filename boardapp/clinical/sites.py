"""Sites of disease, and the blasts found there, by the words that a source has for them."""

_CNS = ("cns", "central nervous", "mening", "csf")


def is_marrow(site: str) -> bool:
    """Whether a site is the bone marrow."""
    return "marrow" in site.casefold()


def is_blasts(test: str) -> bool:
    """Whether a test counts blasts."""
    return "blast" in test.casefold()


def is_cns(site: str) -> bool:
    """Whether a site is the central nervous system: "CNS", "leptomeninges", "CSF"."""
    return any(word in site.casefold() for word in _CNS)


def short_site(site: str) -> str:
    """A site as it is called in passing: "marrow" for "bone marrow"."""
    return site.replace("bone marrow", "marrow")
