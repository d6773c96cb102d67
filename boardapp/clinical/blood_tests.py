"""The blood count with its differential and the lymphocyte subsets.

LOINC codes stand only where they were seen in real exports or looked up. Names are English,
then those that German and French laboratories print.
"""

from fractions import Fraction

from boardapp.clinical.analyte import Analyte, words

BLOOD_COUNT = (
    Analyte(
        "leukocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words(
            "WBC; white blood cells; white blood cell count; white blood cell; white cell count; "
            "WCC; WBC count; leucocytes; leukocyte count; white cells; Leukozyten"
        ),
        ("6690-2", "26464-8", "804-5"),
    ),
    Analyte(
        "haemoglobin",
        "blood count",
        "g/L",
        "g/L",
        words("hemoglobin; Hb; Hgb; Hämoglobin; hémoglobine"),
        ("718-7",),
        molar_mass=Fraction("16114.5"),
    ),
    Analyte(
        "haematocrit",
        "blood count",
        "%",
        "%",
        words("hematocrit; Hct; PCV; packed cell volume; Hämatokrit; hématocrite"),
        ("4544-3", "20570-8"),
        is_share=True,
    ),
    Analyte(
        "erythrocytes",
        "blood count",
        "10*12/L",
        "10*12/L",
        words("RBC; red blood cells; red blood cell count; red cells; Erythrozyten"),
        ("789-8",),
    ),
    Analyte(
        "MCV",
        "blood count",
        "fL",
        "fL",
        words("mean corpuscular volume; mean cell volume"),
        ("787-2",),
    ),
    Analyte(
        "MCH",
        "blood count",
        "pg",
        "pg",
        words("mean corpuscular hemoglobin; mean corpuscular haemoglobin"),
        ("785-6",),
    ),
    Analyte(
        "MCHC",
        "blood count",
        "g/L",
        "g/L",
        words(
            "mean corpuscular hemoglobin concentration; mean corpuscular haemoglobin concentration"
        ),
        ("786-4",),
    ),
    Analyte(
        "RDW",
        "blood count",
        "%",
        "%",
        words("red cell distribution width; RDW-CV"),
        ("788-0",),
        is_share=True,
    ),
    Analyte(
        "platelets",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("PLT; platelet count; platelet; thrombocytes; Thrombozyten; plaquettes"),
        ("777-3", "26515-7"),
    ),
    Analyte(
        "MPV",
        "blood count",
        "fL",
        "fL",
        words("mean platelet volume"),
        ("32623-1",),
    ),
    Analyte(
        "reticulocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("reticulocyte count; absolute reticulocytes; Retikulozyten"),
        ("60474-4",),
    ),
    Analyte(
        "reticulocytes, share",
        "blood count",
        "%",
        "%",
        words("reticulocytes %; reticulocyte count, automated; % reticulocytes"),
        ("17849-1",),
        is_share=True,
    ),
    Analyte(
        "neutrophils",
        "blood count",
        "10*9/L",
        "10*9/L",
        words(
            "ANC; absolute neutrophil count; neutrophil count; neutrophils, absolute; absolute "
            "neutrophils; neutrophils abs; neutrophil granulocytes; Neutrophile; Neutrophile "
            "Granulozyten; polynucléaires neutrophiles"
        ),
        ("751-8", "26499-4"),
    ),
    Analyte(
        "neutrophils, share",
        "blood count",
        "%",
        "%",
        words("neutrophils %; % neutrophils; neutrophils/100 leukocytes"),
        ("770-8", "761-7"),
        is_share=True,
    ),
    Analyte(
        "segmented neutrophils",
        "blood count",
        "%",
        "%",
        words("segments; segs; segmented; neutrophils, segmented; Segmentkernige"),
        ("769-0",),
        is_share=True,
    ),
    Analyte(
        "bands",
        "blood count",
        "%",
        "%",
        words("band neutrophils; band forms; stabs; Stabkernige"),
        ("763-3", "764-1"),
        is_share=True,
    ),
    Analyte(
        "lymphocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words(
            "ALC; absolute lymphocyte count; lymphocyte count; lymphocytes, absolute; absolute "
            "lymphocytes; lymphocytes abs; Lymphozyten"
        ),
        ("731-0", "26474-7"),
    ),
    Analyte(
        "lymphocytes, share",
        "blood count",
        "%",
        "%",
        words("lymphocytes %; % lymphocytes; lymphocytes/100 leukocytes"),
        ("736-9",),
        is_share=True,
    ),
    Analyte(
        "monocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("AMC; absolute monocyte count; monocyte count; monocytes, absolute; Monozyten"),
        ("742-7",),
    ),
    Analyte(
        "monocytes, share",
        "blood count",
        "%",
        "%",
        words("monocytes %; % monocytes; monocytes/100 leukocytes"),
        ("5905-5",),
        is_share=True,
    ),
    Analyte(
        "eosinophils",
        "blood count",
        "10*9/L",
        "10*9/L",
        words(
            "AEC; absolute eosinophil count; eosinophil count; eosinophils, absolute; Eosinophile"
        ),
        ("711-2",),
    ),
    Analyte(
        "eosinophils, share",
        "blood count",
        "%",
        "%",
        words("eosinophils %; % eosinophils; eosinophils/100 leukocytes"),
        ("713-8",),
        is_share=True,
    ),
    Analyte(
        "basophils",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("absolute basophil count; basophil count; basophils, absolute; Basophile"),
        ("704-7",),
    ),
    Analyte(
        "basophils, share",
        "blood count",
        "%",
        "%",
        words("basophils %; % basophils; basophils/100 leukocytes"),
        ("706-2",),
        is_share=True,
    ),
    Analyte(
        "blasts in blood",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("absolute blast count; circulating blasts, absolute; peripheral blasts, absolute"),
    ),
    Analyte(
        "blasts in blood, share",
        "blood count",
        "%",
        "%",
        words(
            "peripheral blasts; blasts in peripheral blood; circulating blasts; PB blasts; "
            "peripheral blood blasts; blasts/100 leukocytes"
        ),
        ("26446-5",),
        is_share=True,
    ),
    Analyte(
        "CD4 lymphocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words(
            "CD4; CD4 count; CD4+ T cells; CD4 T cells; CD4+ lymphocytes; CD4 cells; T helper cells"
        ),
        ("24467-3",),
    ),
    Analyte(
        "CD8 lymphocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("CD8; CD8 count; CD8+ T cells; CD8 T cells"),
    ),
    Analyte(
        "CD3 lymphocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("CD3; CD3 count; CD3+ T cells; T cells"),
    ),
    Analyte(
        "CD19 lymphocytes",
        "blood count",
        "10*9/L",
        "10*9/L",
        words("CD19 count; CD19+ B cells; B cells; CD19 B cells"),
    ),
    Analyte(
        "ESR",
        "blood count",
        "mm/h",
        "mm/h",
        words("erythrocyte sedimentation rate; sedimentation rate; BSG"),
        ("4537-7",),
    ),
)
