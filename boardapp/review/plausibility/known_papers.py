"""Papers that infant and relapsed ALL is discussed with, and what each of them is about.

A short citation ("J Clin Oncol 2019;37:2246") has no title to read; these are known by
their year, volume and first page. Read in the titles.
"""

import re

import msgspec


class KnownPaper(msgspec.Struct, frozen=True):
    """A paper by where it stands, with the surname of its first author.

    `protocol` is the study that its title names, if any.
    """

    year: int
    volume: int
    page: int
    first_author: str
    protocol: str = ""
    is_on_relapsed: bool = False

    def is_cited_in(self, citation: str) -> bool:
        """Whether a citation names this place, with or without the number of the issue."""
        place = rf"\b{self.year}\b[^;]*;\s*{self.volume}\s*(?:\([^)]*\))?\s*:\s*{self.page}\b"
        return re.search(place, citation) is not None


KNOWN_PAPERS = (
    # Driessen et al., Leukemia: outcome of relapsed infants
    KnownPaper(2016, 30, 1184, "Driessen", "Interfant-99", is_on_relapsed=True),
    # Bhojwani et al., Leukemia: inotuzumab ozogamicin in children
    KnownPaper(2019, 33, 884, "Bhojwani", is_on_relapsed=True),
    # Brivio et al., British Journal of Haematology: inotuzumab ozogamicin in infants
    KnownPaper(2021, 193, 1172, "Brivio", is_on_relapsed=True),
    # Pieters et al., Journal of Clinical Oncology
    KnownPaper(2019, 37, 2246, "Pieters", "Interfant-06"),
    # Jabbour et al., Cancer: inotuzumab ozogamicin by age
    KnownPaper(2018, 124, 1722, "Jabbour", "INO-VATE", is_on_relapsed=True),
    # Kantarjian et al., New England Journal of Medicine: inotuzumab ozogamicin against standard
    KnownPaper(2016, 375, 740, "Kantarjian", is_on_relapsed=True),
)


def known_paper(citation: str) -> KnownPaper | None:
    """The listed paper that a citation names; None for all others."""
    return next((paper for paper in KNOWN_PAPERS if paper.is_cited_in(citation)), None)
