"""Widgets and helpers that any panel or dialog may use.

accessible     What a screen reader is told that a drawing is: Qt knows only its own kinds
after_dialogs  What must not happen behind an open dialog: it waits until the last dialog is closed
button_box     The buttons at the foot of a dialog: words alone
chips          Chips: a line of small buttons of which one is chosen, each with its count
clipboard      Copy what is selected, whatever kind of widget holds it
dialogs        The dialogs: each asks or tells one thing through a classmethod that tests replace
elided_label   A label of one line that shortens its text to the room there is
fact_menu      What a widget says of itself when its context menu is asked for
flow_layout    A layout in lines: what doesn't fit goes to the next line, as words do
hairline       A hairline between two parts of the window
html           HTML for the reading panels: escaped text in the few shapes that they share
icons          Icons from assets/icons, drawn in the colours of the palette
keys           The keys of a widget as a table: what it does by them, and what the help lists
open_file      Files and folders opened with the system's own program
panel          What the window asks of a panel
place_match    How well one of several facts stands for a place of the case, and which does so best
reading_order  Where Tab goes next: what takes keys, in the order in which a window is read
reading_page   A page to read that the keyboard walks through by its facts
reading_panel  A panel that is read like a page
scrolled       A page that scrolls where the window is lower than what it says
source_tip     A tip beside the pointer that tells what a cited source is
split          Parts of a panel with a line between them that the user can move
tables/        Tables of facts: their rows, how they look, are sorted, filtered and chosen
unit_breaks    Units kept whole on screen: Qt would end a line after the slash of "g/L"
"""
