"""The current fact beside the panels.

pane                The pane on the right: the current fact whole, whatever panel is open
sheet               A fact sheet as a page
"""
