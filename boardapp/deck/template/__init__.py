"""An institution's template: opened with care, its layouts, places, fonts and colours.

backdrop       What lies behind a place on a slide: its background, and the ornaments drawn over it
cleaning       What is kept of a template: masters, layouts, themes, pictures, fonts, and no more
file           Open the template of an institution
holders        The placeholders of a template's slide that our texts may fill
layouts        Which layouts of a template serve which slides
logos          Logos of a template: nothing is written over them
look           What the slides of a template look like, as data
notes_page     The room that a template leaves for notes on a printed page of them
places         Where things stand on the slides of a template
style          The style of an institution's template: its places, colours and fonts, made legible
theme_colours  The colours of a theme, as a slide names them and as they are seen
"""
