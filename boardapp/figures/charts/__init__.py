"""Charts as data, their layout, and their scenes.

chart           A chart as data: what is drawn, before anything draws it
chimerism       The donor's share over the course, by kind of cells, after every transplant
dates           The time axis of a chart in calendar dates
fact_row        The row of facts over a chart: what was found beside its values, each with its time
genetics        Allele fractions over the course, each change in each specimen by itself
grade_levels    The limits of CTCAE grades 3 and 4 in the chart of a laboratory test that reached
imaging         Sizes and tracer scores over the course: what was measured at each imaging study
key             The key of a chart: what its marks and lines mean, in words
label_places    Where the labels of a chart go: names of therapies above it, values at its points
laboratory      The chart of one laboratory test over the course, honest about what is not known
labelled        Which points of a chart are told by a label, where, and which of a crowd bear a mark
layout          Where the parts of a chart stand
line_labels     Where the labels of horizontal lines and bands go
look            How thick lines are and how large marks in a chart
mrd             Minimal residual disease over the course, on a log axis in fractions of cells
notes           The notes under a chart: what found no place in, above or beside its plot
own_dates       The chart of results whose dates nothing ties to the diagnosis
parts           What the charts have in common
places          Where the months and values of a chart stand in its plot
plot_obstacles  What stands in the plot of a chart, so that labels keep off it
scene           A chart in place as shapes and texts: one look for slide, preview, PDF and panel
therapy_strip   The strip over a plot: bars of therapies, and what the upright lines are called
thinning        Fewer points for a slide, with the extremes kept: a chart must not hide a nadir
"""
