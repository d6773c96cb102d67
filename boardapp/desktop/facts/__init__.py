"""The current fact beside the panels.

crumbs              Where the form stands: the record and its parts, each a way back
foot                The buttons beneath the pane: what can be done with its record
pane                The pane on the right: the current fact whole, whatever panel is open
sheet               A fact sheet as a page
"""
