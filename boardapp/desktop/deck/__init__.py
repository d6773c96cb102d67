"""The deck in the window: its slides are shown and chosen, and it is exported.

choice_box      A group of choices, each with its meaning beside it
deck_bar        The bar above the slides: length, template, what can be done, Export
export_dialog   Asks in which template a deck is written and where it goes, and counts its slides
exporter        From the open case to a PowerPoint file or a hand-out, in the background
file_dialog     Asks where a file goes, and says before what would go wrong or be lost
following       The deck of the open case, prepared anew whenever what it is made of has changed
handout_dialog  Asks what is to be handed out, how long it is to be and where it goes
large_slide     One slide large: a click on what shows a fact chooses it
last_decks      Which deck was written last of each case, so that it is proposed again
lengths         The lengths of a deck, by what they are called and what they mean
panel           The deck as it would be written now: its slides small and large
picker/         The choice of slides, their titles and order
prepared        A deck as far as it is prepared: its plan, its painted slides, those left out
preparing       The deck of the open case, planned and painted on another thread
page_preview    One page at a time as it will be on paper, with the way to the others
page_recording  The pages that would be printed, painted on another thread to look at
print_dialog    Asks what is to be printed, and shows each page of it
printing        From the open case to a printer, in the background
setup           How the deck of the open case is to be made: how long, in which template
slide_count     How many slides an export would write, counted on another thread
slide_page      The chosen slide of the deck: its title, the slide large, its notes
template_row    The row of the export dialog that names an institution's PowerPoint template
typed_path      A file that somebody typed
written         What an export made, and of which case: by then another may be open
"""
