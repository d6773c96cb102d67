"""Bringing an edited deck up to date.

belonging   Which slides of a deck are of another case: pasted from the deck of another patient
changes     What changed in the case behind something that a person edited, in sentences
checking    The checks of an export on an updated deck: what is ours, and what people brought in
matching    Which shapes of an edited slide are boardapp's own, and which of them a person touched
opening     Open an edited deck, and refuse in a sentence what can't be updated
order       The order of slides and the sections
overlap     Whether what was brought up to date now lies over what stays as edited
remark      The speaker notes of an updated slide: the fresh ones, or the edited ones with a remark
renew       Bring one slide up to date: its untouched units are replaced, the rest stays
report      What an update did, for the person who edited the deck
source      What an edited deck is brought up to date from: one case, or the cases of a meeting
transplant  Move shapes from a freshly written slide to an edited one, in the place of older shapes
update      `update_deck`: a deck that people edited, brought up to date with its case
"""
