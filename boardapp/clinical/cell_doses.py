"""Between what the dose of a cell product or a graft lies.

Rule "cell doses, version 1". Tisagenlecleucel: its label gives 0.2 to 5.0×10⁶ cells/kg up to 50 kg
and 0.1 to 2.5×10⁸ cells above; a dose is doubted above twice that (a limit of ours). For others the
limits are ours, with wide room: 10⁴ to 10⁸ CAR-T cells/kg, 10⁵ to 10⁸ CD34-positive cells/kg and
10⁶ to 10¹⁰ nucleated cells/kg of a graft.
"""

import re

RULE = "cell doses, version 1"
SOURCE = "label of tisagenlecleucel, twice its highest dose; other limits are ours"
_CAR = re.compile(r"\bCAR\b|\bCAR[- ]?T\b|leucel\b", re.IGNORECASE)
_PER_KG = re.compile(r"/\s*kg\b", re.IGNORECASE)
_CD34 = re.compile(r"CD34", re.IGNORECASE)
_NUCLEATED = re.compile(r"\b(?:TNC|MNC|nucleated|mononuclear)\b", re.IGNORECASE)
_SCALED = re.compile(r"10\s*(?:\*|\^)|×\s*10|x\s*10", re.IGNORECASE)
_TISAGENLECLEUCEL_PER_KG = 2 * 5.0e6
_TISAGENLECLEUCEL_WHOLE = 2 * 2.5e8
_NO_LIMIT = (0.0, float("inf"))


def limits(product: str, unit: str) -> tuple[float, float]:
    """The least and the most that is not doubted of a product in a unit.

    Everything where nothing is known of it, and where the unit holds a power of ten.
    """
    if _SCALED.search(unit):
        return _NO_LIMIT
    is_per_kg = _PER_KG.search(unit) is not None
    if "tisagenlecleucel" in product.casefold():
        return (1e4, _TISAGENLECLEUCEL_PER_KG) if is_per_kg else (1e5, _TISAGENLECLEUCEL_WHOLE)
    if not is_per_kg:
        return _NO_LIMIT
    if _CD34.search(unit):
        return 1e5, 1e8
    if _NUCLEATED.search(unit):
        return 1e6, 1e10
    return (1e4, 1e8) if _CAR.search(product) else _NO_LIMIT
