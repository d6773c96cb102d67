"""The window around the panels: actions, menus, header, panel list, messages.

action_row   One action of the program as a row of a table, whatever it acts on
actions      Everything the user can ask for, as one table of rows, and the menus made from it
answering    What a window answers to further starts of the program, and to its other windows
appearance   How the program looks: light or dark, its colours, the size of its text
badges       What the list of panels tells behind a panel's name
beginning    Beginning a case in the window: the page that asks, and the case that it makes
case_pictures What the menus and the palette do to the pictures of the case
deck_opening Opening the deck that was exported last of the open case, to present it
edit_desk    What is done to the current fact: edited, added, copied, moved, deleted
enter_presses  Enter presses the button that has the keyboard, in the window as in a dialog
face         What a window shows: the bars above, and one page beneath them
fact_desk    The current fact among the panels: chosen in one, followed to another, walked back
fact_menus   The context menus of tables, timeline and charts: the actions for one fact
fact_names   The names of a fact: its place in the case, and the key of its event
fact_side    Where the fact pane stands: beside the panels where there is room
fact_sources The doors from a fact to what it was read from
finding      Find in the case (Ctrl+F), and the palette of actions and facts (Ctrl+K)
focus_ring   The ring about what has the keyboard, drawn alike about tables, pages, charts and lists
geometry     Where the window stands: kept between sessions, and never off screen
header       The strip above the panels: whose case it is, and whether it may be shown
help_menu    The Help menu: keys, log, what is kept where, and what this program is
importing    Bringing an export into a case: a file, a folder or the clipboard
job_bar      What the status bar shows of a long job: that it runs, how far it is, and Cancel
key_help     All keys in one list: those of the menus, and those of each widget from its table
loading_ahead Loading what a window with a case will show next, a little in each turn
main_window  The window itself: bare at first, so that it is on screen before the rest is loaded
menus        The menu bar, filled from the table of actions, and the menu of recent files
message_bar  A line below the header that stays until it is read
messages     What the window says: in the status bar what happened
panel_area   The list of panels beside the panel that is open
panel_list   The names of the panels with their icons, and what in each wants to be looked at
panel_stack  The panels one above the other: each made when first seen, told only while it is seen
panel_table  The panels of the window, in order, and where each is made
placeholder  A quiet page that says why there is nothing to see
preferences  The preferences: few, each applied at once
recovery_bar Lines for unsaved work that an earlier run left: recover it, or discard it
showing      Keeps what a window shows in line with its case
start_page   What is seen while no case is open: how to begin
ways         A short menu of ways, where the keyboard or the pointer is
workbench    What fills the window: puts the parts together and passes on what happens between them
picture_desk  Saving a chart, the timeline or the cycles as a picture, in the background
"""
