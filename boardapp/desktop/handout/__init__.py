"""The hand-out and the minute, as PDF.

content    What a hand-out shows
finish     What Qt does not write into a PDF: bookmarks, properties, language, tags, the same bytes
handout    The PDF hand-out: the slides of a deck as vectors, with or without their notes
kinds      What can be handed out on paper, and how each of it is written
minute     The minute as a PDF: one sheet of A4, the course as a drawing
notes      Hand-out pages with notes: the slide at the head of a sheet, its notes below it
pdf        A PDF while it is painted: pages of one size, in points, in memory
printing   The slides on paper: painted on a printer as the hand-out is on its pages
structure  The marks that were painted between the parts of a page, turned into the tags of a PDF
"""
