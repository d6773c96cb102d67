"""The edit that a block of cells makes: all that can be read of it, as one step."""

from functools import partial

from boardapp.case.case import Case
from boardapp.desktop.grid.block import BlockReading
from boardapp.desktop.grid.edits import with_results
from boardapp.desktop.session.edits import Edit


def pasted_edit(case: Case, reading: BlockReading, name: str) -> Edit:
    """The results of a block entered: in the place of those of their cells, or behind the last."""
    entering = reading.entering
    replaced = {id(one.before): one.after for one in entering if one.before and one.after}
    added = [one.after for one in entering if one.before is None and one.after is not None]
    return Edit(name, partial(with_results, replaced=replaced, added=tuple(added)), case)
