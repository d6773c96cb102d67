"""The rules that a review uses, printed with their versions beside what they give."""

from boardapp.clinical import radiation
from boardapp.review.model import Definition

DEFINITIONS = (
    Definition(
        name="Time on the clock",
        version="boardapp time conventions 1",
        text=(
            "A stated amount holds to its own unit: days are exact, weeks ± 3.5 d, months and "
            'years ± half a unit, ages are completed units. "About" is ± 20 %, at least one '
            "day, week or month or half a year. 1 month = 30.436875 d."
        ),
        citation="Simple temporal network: Dechter, Meiri, Pearl. Artif Intell 1991;49:61-95.",
    ),
    Definition(
        name="Remissions",
        version="boardapp remission rule 1",
        text=(
            "A remission begins with the assessment that states it and ends with the next relapse. "
            "None is inferred where none is stated, and none is numbered unless the source does."
        ),
        citation="Response as stated by the source.",
    ),
    Definition(
        name="MRD negative",
        version="reporting rule 1",
        text=(
            "No residual disease at the sample's own limit of detection, which is printed "
            "with method and specimen. 1×10⁻⁴ = 0.01 % = 100 per 10⁶ cells."
        ),
        citation="Flow or RQ-PCR < 1×10⁻⁴; NGS down to 1×10⁻⁶ where enough cells were read.",
    ),
    Definition(
        name="Reference range",
        version="as reported",
        text="The reporting laboratory's own range, stored with each result; none is supplied.",
        citation="The case file.",
    ),
    Definition(
        name="Radiation dose",
        version=radiation.RULE,
        text=(
            "100 Gy or more: the unit is very likely cGy. "
            "A cranial total above 30 Gy is to be checked."
        ),
        citation="1 Gy = 100 cGy; contemporary cranial doses are 12–18 Gy.",
    ),
)
