"""Between what the dose of a cell product or a graft lies.

Rule "cell doses, version 2". Tisagenlecleucel: its label gives 0.2 to 5.0×10⁶ cells/kg up to 50 kg
and 0.1 to 2.5×10⁸ cells above; a dose is doubted above twice that (a limit of ours). For others the
limits are ours, with wide room: 10⁴ to 10⁸ CAR-T cells/kg, 10⁵ to 10⁸ CD34-positive cells/kg,
10⁶ to 10¹⁰ nucleated cells/kg, and at most 10¹⁰ of any other cells of a graft per kg. A power of
ten that stands in the unit is counted with the number.
"""

import re

RULE = "cell doses, version 2"
SOURCE = "label of tisagenlecleucel, twice its highest dose; other limits are ours"
MOST_OF_A_GRAFT_PER_KG = 1e10
_CAR = re.compile(r"\bCAR\b|\bCAR[- ]?T\b|leucel\b", re.IGNORECASE)
_PER_KG = re.compile(r"/\s*kg\b", re.IGNORECASE)
_CD34 = re.compile(r"CD34", re.IGNORECASE)
_NUCLEATED = re.compile(r"\b(?:TNC|MNC|nucleated|mononuclear)\b", re.IGNORECASE)
_SCALED = re.compile(r"10\s*(?:\*|\^)\s*(\d{1,2})\b")
_TISAGENLECLEUCEL_PER_KG = 2 * 5.0e6
_TISAGENLECLEUCEL_WHOLE = 2 * 2.5e8
_NO_LIMIT = (0.0, float("inf"))


def limits(product: str, unit: str) -> tuple[float, float]:
    """The least and the most that is not doubted of a product, as a number in its unit.

    Everything where nothing is known of it.
    """
    least, most = _in_cells(product, unit, unit)
    scale = _scale(unit)
    return least / scale, most / scale


def graft_limits(cells: str, unit: str) -> tuple[float, float]:
    """The same of one kind of cells in a graft ("CD34+", "CD3+", "TNC")."""
    least, most = _in_cells("", f"{cells} {unit}", unit)
    if _PER_KG.search(unit):
        most = min(most, MOST_OF_A_GRAFT_PER_KG)
    scale = _scale(unit)
    return least / scale, most / scale


def _in_cells(product: str, kind: str, unit: str) -> tuple[float, float]:
    """The limits in cells, or cells per kg; `kind` are the words that tell the cells."""
    is_per_kg = _PER_KG.search(unit) is not None
    if "tisagenlecleucel" in product.casefold():
        return (1e4, _TISAGENLECLEUCEL_PER_KG) if is_per_kg else (1e5, _TISAGENLECLEUCEL_WHOLE)
    if not is_per_kg:
        return _NO_LIMIT
    if _CD34.search(kind):
        return 1e5, 1e8
    if _NUCLEATED.search(kind):
        return 1e6, 1e10
    return (1e4, 1e8) if _CAR.search(product) else _NO_LIMIT


def _scale(unit: str) -> float:
    """The power of ten in a unit: 10⁶ of "10*6/kg", 1 of "/kg"."""
    found = _SCALED.search(unit)
    return 10.0 ** int(found[1]) if found else 1.0
