"""Charts, the timeline and the cycles on screen.

chart_canvas      The drawing of a chart, with the pointer over it
chart_view        A chart as a widget: drawn, panned, zoomed and hovered
chart_window      The part of a chart that is in view: the same chart over a shorter stretch of time
cycle_canvas      The drawing of toxicity along cycles, with the pointer over it
cycle_view        Toxicity along the cycles of a therapy as a widget
drawn_view        The base of the views of charts: a drawing, or a sentence in its place
fonts             The font of charts and slides: the bundled Carlito
pictured          What can be saved as a picture: the figure behind a drawing
scene_canvas      A widget that paints one scene, laid out for the room there is
scene_painter     Paints on any QPainter: fills, lines, lines of text, and the scenes of figures
time_axis         The ticks of the timeline on screen: the nearer one looks, the closer they stand
shared_axis       One time axis for a chart and the timeline above it
timeline_area     The scroll area that lays out a timeline: when it can be seen, for its zoom
timeline_canvas   The timeline as it is drawn in its scroll area, and as a picture
timeline_layout   Where everything of the timeline stands on screen, at one size and one zoom
timeline_picture  The whole picture of the timeline
timeline_pointer  The timeline under the pointer: hovered, dragged, zoomed with the wheel
timeline_view     The timeline as a widget: walked through with the keyboard
"""
