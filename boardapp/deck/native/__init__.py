"""Charts and the timeline as shapes that PowerPoint can edit.

axes         The axes of a native chart as XML: limits, ticks, titles, grid
chart        A chart as a native, editable XY chart with its bands drawn behind it
chart_place  Where the parts of a chart stand on a slide
chart_xml    The XML of a native XY chart, written in one go
figure       A figure in boxes and words: one group of native shapes
rows         The rows of a chart's data, and where each stands in the chart's workbook
scene        A scene as native shapes, which PowerPoint can edit
series       A series and a limit of a native chart as XML
shapes       Native shapes without the theme's effects: forms, lines and texts, placed in points
timeline     The timeline as one group of native shapes, which PowerPoint can edit
workbook     The workbook inside a native chart, written so that no text in it can act
"""
