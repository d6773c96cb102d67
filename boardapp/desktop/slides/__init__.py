"""The painter: slides drawn by Qt, for preview and PDF.

canvas       A page to paint on: fills, lines and lines of text
chart_marks  The marks of a chart as shapes: no font of the machine has a say in them
charts       A chart as vectors, its parts where `chart_layout` puts them on the slide
fonts        The font of the slides: the bundled Carlito, which has the widths of Calibri
painter      Paint one fitted slide
paragraphs   Paragraphs of text, broken into lines exactly as the fitting measured them
pictures     Pictures of the case, never stretched; words where there is none
tables       Tables and forms, with a header row and a line under each row
tags         What each painted part is (a title, a cell, a figure)
texts        Blocks of text: plain, bulleted, or as a call-out; and the captions of other blocks
timelines    The timeline on a page, always in light colours, where the geometry puts it
"""
