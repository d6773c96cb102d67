"""What the systems of grades beside the CTCAE say, printed where a review used them."""

from boardapp.clinical import acute_gvhd, chronic_gvhd, crs_grade, icans_grade
from boardapp.review.model.findings import Definition

GRADE_DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        name="CRS by the ASTCT",
        version=crs_grade.RULE,
        text=(
            "Fever ≥ 38 °C at the onset, not needed after tocilizumab or a steroid: 1. Hypotension "
            "without vasopressor, or oxygen ≤ 6 L/min or blow-by: 2. One vasopressor, or > 6 L/min "
            "or a mask: 3. Several (vasopressin not counted), or positive pressure: 4. The worst "
            "decides; a part not reported leaves it “at least”."
        ),
        citation=crs_grade.SOURCE,
    ),
    Definition(
        name="ICANS by the ASTCT",
        version=icans_grade.RULE,
        text=(
            "From 12 years on ICE 7–9: 1, 3–6: 2, 0–2: 3; younger, or delayed, CAPD 1–8: 1, ≥ 9: "
            "3, not possible: 4. Wakes to voice 2, to touch 3, unarousable 4; seizure 3, > 5 min "
            "4; oedema focal 3, diffuse 4; motor deficit 4. The worst decides."
        ),
        citation=icans_grade.SOURCE,
    ),
    Definition(
        name="Acute GvHD by MAGIC",
        version=acute_gvhd.RULE,
        text=(
            "Stages of skin (% of surface), liver (bilirubin), lower and upper gut; volumes are "
            "the mean of 3 days, of a child up to 50 kg by weight. I skin 1–2 alone; II skin 3, or "
            "liver, upper or lower gut 1; III liver or lower gut 2–3; IV any 4."
        ),
        citation=acute_gvhd.SOURCE,
    ),
    Definition(
        name="Chronic GvHD by the NIH",
        version=chronic_gvhd.RULE,
        text=(
            "Eight sites scored 0–3, lungs also by FEV1. Mild: 1–2 sites at 1, lungs 0. Moderate: "
            "3 sites at 1, or one at 2, or lungs 1. Severe: any at 3, or lungs ≥ 2. Scores are "
            "combined, never read out of prose."
        ),
        citation=chronic_gvhd.SOURCE,
    ),
)
"""That of the EBMT for SOS/VOD stands with the checklist."""
