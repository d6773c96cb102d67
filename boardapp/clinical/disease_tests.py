"""Results that measure the leukemia: CSF, marrow, residual disease, antigens, chimerism.

LOINC codes stand only where they were looked up.
"""

from fractions import Fraction

from boardapp.clinical.analyte import Analyte, words

CSF = (
    Analyte(
        "CSF leukocytes",
        "CSF",
        "/uL",
        "10*6/L",
        words(
            "CSF WBC; CSF white cells; CSF cell count; leukocytes in CSF; WBC, CSF; Liquorzellzahl"
        ),
        ("806-0", "26465-5"),
    ),
    Analyte(
        "CSF erythrocytes",
        "CSF",
        "/uL",
        "10*6/L",
        words("CSF RBC; CSF red cells; erythrocytes in CSF; RBC, CSF"),
        ("792-2",),
    ),
    Analyte(
        "CSF blasts",
        "CSF",
        "%",
        "%",
        words("blasts in CSF; CSF blast share"),
        is_share=True,
    ),
    Analyte(
        "CSF protein",
        "CSF",
        "mg/dL",
        "g/L",
        words("protein in CSF; protein, CSF; Liquorprotein"),
        ("2880-3",),
    ),
    Analyte(
        "CSF glucose",
        "CSF",
        "mg/dL",
        "mmol/L",
        words("glucose in CSF; glucose, CSF"),
        ("2342-4",),
        molar_mass=Fraction("180.156"),
    ),
)

MARROW_AND_MRD = (
    Analyte(
        "marrow blasts",
        "marrow",
        "%",
        "%",
        words(
            "bone marrow blasts; BM blasts; blasts in marrow; blasts in bone marrow; "
            "Knochenmarkblasten"
        ),
        is_share=True,
    ),
    Analyte(
        "MRD",
        "marrow",
        "1",
        "1",
        words("minimal residual disease; measurable residual disease"),
        is_share=True,
        needs_no_unit=True,
    ),
    Analyte(
        "CD19 expression",
        "marrow",
        "%",
        "%",
        words("CD19 on blasts; CD19+ blasts"),
        is_share=True,
    ),
    Analyte(
        "CD22 expression",
        "marrow",
        "%",
        "%",
        words("CD22 on blasts; CD22+ blasts"),
        is_share=True,
    ),
    Analyte(
        "donor chimerism",
        "marrow",
        "%",
        "%",
        words("chimerism; donor chimaerism"),
        is_share=True,
    ),
)
