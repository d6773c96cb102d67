"""What a treatment is for, by the code that mCODE asks for."""

from boardapp.importers.fhir.concepts import concept, extensions
from boardapp.importers.fhir.json_resources import Resource

INTENTS: dict[str, str] = {
    "373808002": "curative",
    "363676003": "palliative",
    "360156006": "screening",
    "129428001": "preventive",
    "399707004": "supportive",
    "261004008": "diagnostic",
    "262202000": "therapeutic",
}
"""The values of mCODE's procedure intent (SNOMED CT) in one word each."""


def intent_of(resource: Resource) -> str:
    """The stated intent of an order or a procedure; empty where none is stated."""
    found = []
    for extension in extensions(resource, "procedure-intent"):
        stated = concept(extension.get("valueCodeableConcept"))
        word = next((INTENTS[code.code] for code in stated.codes if code.code in INTENTS), "")
        found.append(word or stated.text)
    return ", ".join(filter(None, found))
