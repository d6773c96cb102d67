"""What the criteria grade and no blood shows: heart, weight, protein in urine."""

from boardapp.clinical.analyte import Analyte, words

HEART_AND_BODY = (
    Analyte(
        "QTc",
        "heart",
        "ms",
        "ms",
        words("QTcF; QTcB; QTc interval; corrected QT interval; QTc (Fridericia); QTc (Bazett)"),
    ),
    Analyte(
        "ejection fraction",
        "heart",
        "%",
        "%",
        words("LVEF; EF; left ventricular ejection fraction; Ejektionsfraktion"),
        is_share=True,
    ),
    Analyte("weight", "body", "kg", "kg", words("body weight; Körpergewicht; poids")),
    Analyte(
        "urine protein/creatinine",
        "urine",
        "1",
        "1",
        words(
            "urine protein/creatinine ratio; protein/creatinine ratio; urine protein to creatinine "
            "ratio; UPCR; urine P/C"
        ),
        needs_no_unit=True,
        specimen="urine",
    ),
)
