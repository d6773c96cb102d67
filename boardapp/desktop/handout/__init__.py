"""The hand-out and the minute, as PDF.

content    What a hand-out shows, and what is printed
finish     What Qt does not write into a PDF: bookmarks, properties, language, tags, the same bytes
grids      How several slides stand on one sheet
handout    The PDF hand-out: the slides of a deck as vectors, with or without their notes
kinds      What can be handed out on paper, and how each of it is written
minute     The minute as a PDF: one sheet of A4, the course as a drawing
notes      Hand-out pages with notes: the slide at the head of a sheet, its notes below it
pdf        A PDF while it is painted: pages of one size, in points, in memory
paper      What can be printed, and the pages of each: those of the PDF, where there is one
printing   Pages on paper: painted on a printer as they are in the PDF
sheets_of_slides Sheets with several slides each, to be read along and written on
structure  The marks that were painted between the parts of a page, turned into the tags of a PDF
"""
