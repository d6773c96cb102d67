"""Places and sizes of type, measured before anything is written.

binding        No-break spaces in what must not be parted at the end of a line: "< 1×10⁻⁶", "45 s"
design         The design of a slide: places in points, sizes of type, colours
fit            Give every block its place and size of type, over as many slides as that takes
flow           How the blocks of a slide flow over slides: in which sizes, beside or above others
font_file      The widths of letters as a TrueType font file states them
frame          Where a block stands on its slide
kept_pages     The pages of a deck, kept between painting it and writing it
measure        How wide and how many lines a text is, measured with the font of the deck
notes_fit      The notes of each page: what to say, what was shortened, then the sources
page           A fitted deck as data: each block with its place and its size of type
periods        A timeline that is more than one slide can hold goes on to further ones, by period
picture_notes  What the timelines of a page leave out, in sentences for its notes
placing        What each kind of block needs, where it may be split, and where its parts stand
splits         What is told of slides that did not fit one slide
stage          Where things stand on a slide, in which colours: in our own design, or a template's
table_fit      How wide and high the columns and rows of a table are, and where it is split
text           Text fit for a presentation: what no XML, chart or property may hold is taken out
text_fit       How high a block of text is, where it is split, and how it is shortened
title_fit      Which wording of a title fits its two lines, and where its lines break
"""
