"""The laboratory as a grid: typed into, pasted into and undone like a spreadsheet.

block        A block of cells from a spreadsheet, and what it would enter into the grid
cell_drafts  Texts in cells that the case has not taken, among the drafts of the open case
cell_texts   What a cell of the grid says: its results with their signs and grades
cell_typing  What is typed into cells becomes edits, or stays as a draft; cells are emptied
delegate     How a cell of the grid is drawn and typed into
edits        The edits of the grid: a result stated, results deleted, moved to another time
head_line    The line over a head of the grid, in which a test or a time is typed
head_sizes   How wide and high the heads are, in letters and lines of the font of the moment
heads        The heads of the grid: a new test, a new time, another time for a column
model        The grid as Qt shows it, with one empty row and column behind the last
page         The page of the grid: cells, a line that tells what is understood, the paste strip
paste_strip  The strip beneath the grid: what a paste would do, asked before anything enters
pasted       The edit that a block of cells makes, as one step
pasting      Pasting: one cell at once, a block after a look at it, a table by the assistant
row_heads    The heads of the rows: the tests, apart from the edge
times        When the times of the columns are: as the review knows them, else by the clock
view         The grid on screen: walked, typed into, cut, copied and pasted
work         What the parts of the grid work on: the case, its grid, where things are told
"""
