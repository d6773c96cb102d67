"""The cycles of a therapy, day by day, as a figure.

cycles      Toxicity along the cycles of a therapy as data: one lane a cycle, days from its start
layout      Where the parts of a `CycleFigure` stand
mpl_cycles  Toxicity along the cycles of a therapy, drawn with matplotlib for the app's panel
scene       Toxicity along the cycles of a therapy in place, as shapes and texts
"""
