"""The donor's share as rows: each with its transplant, the last ones with what the rule says."""

from collections.abc import Iterator

from boardapp.desktop.parts.tables.facts_model import FactRow
from boardapp.desktop.parts.tables.ranks import by_name, by_time, by_value
from boardapp.review.model.chimerism import DonorShare, DonorStretch
from boardapp.review.model.review import Review
from boardapp.words.chimerism import state_text, transplant_text
from boardapp.words.lists import parted
from boardapp.words.missing import stated
from boardapp.words.times import short_text

COLUMNS = ("When", "Transplant", "Cells", "Donor share", "By rule")
SHARES = (22, 26, 14, 18, 20)
EMPTY = (
    "No donor share is reported.\nIt stands in an assessment, in “Chimerism”, or is a result of "
    "the laboratory. Insert adds either."
)


def chimerism_rows(review: Review | None) -> Iterator[FactRow]:
    """What was measured, transplant by transplant, in order of time."""
    for stretch in review.donor_shares if review else ():
        last = {share.place for share in stretch.last}
        for share in stretch.shares:
            cells = (
                short_text(share.when),
                transplant_text(stretch.number, stretch.donor, is_autologous=stretch.is_autologous),
                stated(share.cells),
                _text(share),
                _judged(stretch) if share.place in last and stretch.rule else "",
            )
            ranks = (by_time(share.when), None, by_name(share.cells), by_value(share.value))
            yield FactRow(cells, share.place, source=share.source, ranks=ranks)


def _text(share: DonorShare) -> str:
    text = f"{share.value.text} %" if share.value.is_numeric else share.value.text
    return f"{text} (after the data of the meeting)" if share.is_later else text


def _judged(stretch: DonorStretch) -> str:
    return parted((state_text(stretch.state, stretch.missing), f"({stretch.rule})"), " ")
