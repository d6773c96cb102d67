"""The cycles of a therapy, day by day, as a figure.

cycles      Toxicity along the cycles of a therapy as data: one lane a cycle, days from its start
layout      Where the parts of a `CycleFigure` stand
scene       Toxicity along the cycles of a therapy in place, as shapes and texts
"""
