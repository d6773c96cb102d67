"""Slides as data, and the PowerPoint written from them.

agenda/         Several cases in one deck, with an agenda
checks/         What every written deck is checked for before it takes its place
course_titles   The title of the course where something came back
errors          What can go wrong when a deck is written
export          From a case to a PowerPoint file: review, images, outline, written deck
fitting/        Places and sizes of type, measured before anything is written
imaging_titles  The title of sizes and scores: how they went
marking/        The marks by which an edited deck is known again
markup/         PowerPoint's own XML: elements, paragraphs, shapes, parts and the package
minute/         One page for the record
mrd_titles      The title of MRD: what its last results say together
native/         Charts and the timeline as shapes that PowerPoint can edit
outline/        The outline of a deck: which slides there are, and what each says, from a review
plan            A deck before it is written: the slides a case can show, those it shows, fitted
privacy         What no de-identified deck may hold: calendar dates
slides          Slides as data: what each slide says, before it is fitted and written
template/       An institution's template: opened with care, its layouts, places, fonts and colours
tissue_titles   The titles of pathology and genetics: what their records say
titles          Titles of slides: each a finding from the data as a sentence, or neutral words
update/         Bringing an edited deck up to date
writing/        The writer: slides, tables, pictures, notes, footers, properties
"""
