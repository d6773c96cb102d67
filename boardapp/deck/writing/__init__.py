"""The writer: slides, tables, pictures, notes, footers, properties.

footer       Footer, slide number and banner
links        Links from slide to slide, set when all slides are there
notes        Speaker notes: what the timeline can't say, what was shortened
package      The presentation as a package: opened from the template, saved as bytes
pictures     Pictures on a slide: never stretched
properties   Properties of the written file: whose it is, from which case, and nothing else
sections     Sections of a deck, for which python-pptx has no call
sheets       Light sheets under what is drawn for white paper, on a template that is not light
slide_maker  New slides and pages of notes; the second of each kind is a copy of the first
tables       Tables and forms on a slide, as native tables with a header row
text_blocks  Blocks of text on a slide
title        The title of a slide, in the layout's title placeholder
writer       Write a deck as a PowerPoint file
"""
