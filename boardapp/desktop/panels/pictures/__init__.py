"""The panel of the pictures: how they are read, shown, added and marked.

adding   Pictures brought into the case: laid beside it, then one edit of it
making   Pictures made for a case: taken in, cut out, blacked out; pixels alone
marking  A part of the large picture marked, to be cropped to or blacked out
model    The pictures of a case as a list: caption and facts at once, thumbnails as read
panel    Pictures: those of the case with what each shows; the chosen one large
reader   Pictures read from the case's folder, or the packed case, on another thread
tiles    The pictures with what they show: thumbnail, caption, facts
view     One picture large: as it fits or nearer, scrolled; or why it can't be shown
"""
