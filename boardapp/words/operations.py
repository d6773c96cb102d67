"""What an operation found, in words: margins, what was left, the response in the specimen."""

from boardapp.case.said import said
from boardapp.case.therapy import Surgery
from boardapp.words.values import value_text


def margins_text(margins: str) -> str:
    """Margins with what they are: "margins R0", "margins clear"; empty where none are stated."""
    told = said(margins)
    return told if not told or "margin" in told.casefold() else f"margins {told}"


def residual_text(residual: str) -> str:
    """What was left: "residual tumor: none seen"; empty where nothing is stated."""
    told = said(residual)
    return told if not told or "residual" in told.casefold() else f"residual tumor: {told}"


def pathological_response_text(surgery: Surgery) -> str:
    """The response of the specimen in its own words, with its necrosis; never converted.

    "pathological response: partial, 80 % necrosis", "pCR", "92 % necrosis"; empty where neither is
    stated.
    """
    told = said(surgery.pathological_response)
    necrosis = ""
    if surgery.necrosis is not None and not surgery.necrosis.is_missing:
        necrosis = f"{value_text(surgery.necrosis, '%')} necrosis"
    if not told:
        return necrosis
    is_named = "patholog" in told.casefold() or told.casefold().startswith("pcr")
    is_told = "necrosis" in told.casefold()
    head = told if is_named else f"pathological response: {told}"
    return head if is_told or not necrosis else f"{head}, {necrosis}"
