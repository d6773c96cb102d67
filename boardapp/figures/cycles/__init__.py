"""Toxicity along the cycles of a therapy, as data and as a drawing."""
