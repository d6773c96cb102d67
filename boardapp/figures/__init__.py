"""Figures as data, and the drawings made of them.

axis           Where the ticks of an axis stand, and how far the axis reaches
cards/         Boxes with a head and a few words, where a shape says more than a table
charts/        Charts as data, their layout, and their scenes
cycles/        The cycles of a therapy, day by day, as a figure
drawing        Draws any figure: how each kind is laid out and parted
figure         What every figure has that is drawn as one group of shapes
grades/        Complications as rows with a bar for the grade that the source states
laid           What figures in rows share: one size of type after the other, until all fits
lanes          Boxes and rows: what overlaps along an axis stands in rows of its own
mpl_fonts      The fonts of what matplotlib draws: that of the deck, and one for the signs it lacks
mpl_scene      A scene drawn by matplotlib, for pictures
obstacles      What a label must not cover, as boxes that are found by their place
palette        The clinical colours (Okabe and Ito, 2008): fixed, whatever the theme of the app
picture        A chart, the timeline or the cycles as a picture file, for a paper or a poster
ranges/        Results on their reference ranges, row by row
scene          A figure as shapes, curves and texts in place
strip/         The course as a strip of blocks in order, for where no axis could say true lengths
text_width     How wide a text is, without a font at hand, and how it is cut to a width
therapy_roles  What the bar of a therapy stands for, in every figure alike
timeline/      The timeline as data: lanes, elements, and where each is drawn
"""
