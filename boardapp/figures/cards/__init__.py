"""Cards: boxes with a head and a few words, where a shape says more than a table.

cards   Cards as data: what each says, not where it stands
layout  Where cards stand, and the size of their type: the largest in which all of it fits
look    The colours of cards
"""
