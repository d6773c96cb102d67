"""Charts, the timeline and the cycles on screen.

chart_canvas      The drawing of a chart: matplotlib's canvas with the pointer over it
chart_view        A chart as a widget: drawn by matplotlib once that is there, panned
chart_window      The part of a chart that is in view
cycle_canvas      The drawing of toxicity along cycles
cycle_view        Toxicity along the cycles of a therapy as a widget
drawn_view        A widget whose picture matplotlib draws
symbols           The marks of the timeline as painted shapes
time_axis         The ticks of the timeline on screen
timeline_canvas   The timeline drawn in a scroll area, as wide as its zoom asks
timeline_layout   Where everything of the timeline stands on screen, at one size and one zoom
timeline_painter  Draws the timeline with QPainter
timeline_picture  The whole picture of the timeline
timeline_view     The timeline as a widget: pointed at, and walked through with the keyboard
"""
