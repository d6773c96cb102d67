"""The course as a strip of blocks in order, for where no axis could say true lengths.

course  The strip of a course, from the order that the review found
layout  Where the parts of a strip stand: rows by what they need, along the edges of its blocks
parts   A strip over several frames, cut between two blocks
scene   A strip in place as shapes and texts
strip   A course as a strip of blocks, as data. Blocks show order; no length is drawn
widths  How wide the blocks of a strip are
"""
