"""The deck in the window: its slides are chosen, and it is exported.

export_dialog   Asks how long the deck is to be, in which look, and where it goes
exporter        From the open case to a PowerPoint file or a hand-out, in the background
handout_dialog  Asks what is to be handed out, how long it is to be and where it goes
picker/         The choice of slides, their titles and order
template_row    The row of the export dialog that names an institution's PowerPoint template
typed_path      A file that somebody typed
written         What an export made, and of which case: by then another may be open
"""
