"""A new case, begun from four answers.

answers  The case that the answers make, and what keeps them from making one
page     The page that asks: who, what disease, since when, and what the board is asked
"""
