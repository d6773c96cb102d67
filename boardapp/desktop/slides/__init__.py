"""The painter: slides drawn by Qt, for preview and PDF.

canvas      A page to paint on, in points from its left upper corner, with the fonts of the slides
charts      A chart as vectors, its parts where they stand on the slide
figures     A figure in boxes and words on a page, always in light colours
painter     Paint one fitted slide: the places and sizes are those of the written PowerPoint file
paragraphs  Paragraphs of text, broken into lines exactly as the fitting measured them
pictures    Pictures of the case, never stretched; words where there is none
recording   A slide recorded once, to be shown at any size, with the facts that stand on it
scenery     What lies under the texts of a slide: our own design, or a template's
spots       Where the facts of a slide stand on it
tables      Tables and forms, with a header row and a line under each row
tags        What each painted part is (a title, a cell, a figure)
texts       Blocks of text: plain, bulleted, or as a call-out; and the captions of other blocks
timelines   The timeline on a page, always in light colours, where the geometry puts it
"""
