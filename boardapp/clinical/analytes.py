"""The laboratory tests that a leukemia board meets, found by name, synonym or LOINC code."""

from boardapp.clinical.analyte import Analyte
from boardapp.clinical.analyte_names import CODES, NAMES
from boardapp.clinical.blood_tests import BLOOD_COUNT
from boardapp.clinical.chemistry_tests import (
    DRUG_LEVELS,
    ELECTROLYTES_AND_TUMOUR_LYSIS,
    IMMUNOGLOBULINS,
    INFLAMMATION_AND_IRON,
    KIDNEY,
    LIPIDS,
    LIVER,
)
from boardapp.clinical.coagulation_tests import COAGULATION
from boardapp.clinical.disease_tests import CSF, MARROW_AND_MRD
from boardapp.clinical.heart_and_body_tests import HEART_AND_BODY

ANALYTES: tuple[Analyte, ...] = (
    *BLOOD_COUNT,
    *COAGULATION,
    *LIVER,
    *KIDNEY,
    *ELECTROLYTES_AND_TUMOUR_LYSIS,
    *LIPIDS,
    *INFLAMMATION_AND_IRON,
    *IMMUNOGLOBULINS,
    *DRUG_LEVELS,
    *CSF,
    *MARROW_AND_MRD,
    *HEART_AND_BODY,
)


def find_analyte(test: str) -> Analyte | None:
    """The test of that name, synonym or LOINC code, in any case; None if none is listed.

    Nothing is matched by likeness: "Hb A1c" is not haemoglobin.
    """
    return _BY_NAME.get(folded(test))


def folded(text: str) -> str:
    """A name as it is compared: case and repeated blanks don't count."""
    return " ".join(text.split()).casefold()


_BY_NAME = {
    folded(name): analyte
    for analyte in ANALYTES
    for name in (
        *(analyte.name, *analyte.synonyms, *analyte.loinc),
        *(*NAMES.get(analyte.name, ()), *CODES.get(analyte.name, ())),
    )
}
