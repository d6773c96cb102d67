"""One open case: its document, its files, the recent ones.

closing       The end of a session: nothing is lost, and a dead disk holds nobody for ever
current_fact  The one fact that the user looks at, and the way there and back
document      The open case: what it is, where it is stored, how it reads, and how to undo
drafts        What stands in a field and is not in the case: wrong, or not yet entered
edits         An edit of a case: what it is called, what it changes, and the review it was made on
files         What the user can do with case files: open, reload, close
kept_copies   The recovery copies that an earlier run left: found at the start, recovered or
              discarded
following     Where a record stands after an edit
recent        The case files opened last, newest first
recovery      Keeps a recovery copy of the open case while it has changes that no file holds
recovery_slot The place of one recovery copy on disk, with the lock that tells whose it is
reviewing     Reviews of the open case, made on another thread
saving        Cases written to files on another thread
session       One open case with all that belongs to it: its document, its files, the jobs for it
waiting_pictures The pictures of the open case that its file does not hold
writing       What the user can do to put the open case into a file: save, save as, copy
"""
