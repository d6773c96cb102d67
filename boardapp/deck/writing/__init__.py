"""The writer: slides, tables, pictures, notes, footers, properties.

build        Build a deck in memory, in an opened presentation, and check it
footer       Footer, slide number and banner: copied from the layout, which python-pptx does not do
links        Links from slide to slide, set when all slides are there
notes        Speaker notes: what the timeline can't say, what was shortened
opening      The door by which a template comes in: opened, looked at and rehearsed behind one guard
package      The presentation as a package: opened from our own template, saved as bytes
pages        Write one slide: title, blocks, banner, footer, notes, marks, in reading order
pictures     Pictures on a slide: never stretched, without the data a camera or scanner left in them
pixels       The pixels of a picture, upright and in plain colours, and nothing else of its file
properties   Properties of the written file: whose it is, from which case, and nothing else
rehearsal    A small deck, written into a template before the real one: what would fail, fails here
scaling      A written slide, scaled to the size of a template's slides
sections     Sections of a deck, for which python-pptx has no call
sheets       Light sheets under what is drawn for white paper, on a template that is not light
slide_maker  New slides and pages of notes; the second of each kind is a copy of the first
tables       Tables and forms on a slide, as native tables with a header row
text_blocks  Blocks of text on a slide: in the layout's placeholder, in a text box, or as a call-out
title        The title of a slide, in the layout's title placeholder
writer       Write a deck as a PowerPoint file
"""
