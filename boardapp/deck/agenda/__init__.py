"""Several cases in one deck, with an agenda.

export   From several case files to one deck with an agenda
meeting  A meeting as one deck: an agenda, the slides of each case, then the backup of each case
update   `update_agenda`: the edited deck of a meeting, brought up to date with its cases
"""
