"""The desktop program. All Qt code lives here.

charts/   Charts, the timeline and the cycles on screen
deck/     The deck in the window: its slides are chosen, and it is exported
edit/     Where a case is changed
facts/    The current fact beside the panels
grid/     The laboratory as a grid, like a spreadsheet
find/     Finding facts and actions by typing
guide/    The user guide in the program, offline
handout/  The hand-out and the minute, as PDF
importing/ The assistant that brings an export into a case
new_case/ A new case, begun from four answers
panels/   The panels, a file for each, and the rows they show
parts/    Widgets and helpers that any panel or dialog may use
session/  One open case: its document, its files, the recent ones
slides/   The painter: slides drawn by Qt, for preview and PDF
start/    From the command line to a window on screen
system/   What the program stands on: settings, folders, logs, errors, jobs, one window a user
window/   The window around the panels: actions, menus, header, panel list, messages
"""
