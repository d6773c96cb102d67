"""Body surface area from height and weight, to compare a stated one with.

Rule "body size, version 1". Mosteller: √(cm · kg / 3600) (N Engl J Med 1987;317:1098).
Haycock: 0.024265 · cm^0.3964 · kg^0.5378, validated in infants (J Pediatr 1978;93:62). That
a stated surface is doubted 15 % from both, a weight that doubles or halves within a year, and
a weight under 10 kg from 4 years on, are limits of ours.
"""

RULE = "body size, version 1"
SOURCE = "Mosteller 1987; Haycock 1978; how far from there is doubted is a limit of ours"
MOST_APART = 0.15
WEIGHT_JUMP = 2.0
LEAST_WEIGHT_KG, LEAST_WEIGHT_FROM_Y = 10.0, 4.0


def mosteller(height_cm: float, weight_kg: float) -> float:
    """Body surface area in m²."""
    return float((height_cm * weight_kg / 3600) ** 0.5)


def haycock(height_cm: float, weight_kg: float) -> float:
    """Body surface area in m²; the formula for infants."""
    return float(0.024265 * height_cm**0.3964 * weight_kg**0.5378)


def is_apart(surface_m2: float, height_cm: float, weight_kg: float) -> bool:
    """Whether a stated surface is more than 15 % from what either formula gives."""
    formulas = mosteller(height_cm, weight_kg), haycock(height_cm, weight_kg)
    return all(abs(surface_m2 / one - 1) > MOST_APART for one in formulas)
