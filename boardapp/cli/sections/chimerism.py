"""The donor's share after transplants, in a terminal."""

from collections.abc import Iterator

from boardapp.cli.sections.layout import cited, time_told, wrapped
from boardapp.review.model.review import Review
from boardapp.words.capitals import capitalised
from boardapp.words.chimerism import state_text, transplant_text


def chimerism_lines(review: Review) -> Iterator[str]:
    """What was measured after each transplant, then what the rule says of the last look."""
    for one in review.donor_shares:
        name = transplant_text(one.number, one.donor, is_autologous=one.is_autologous)
        for share in one.shares:
            told = f"{capitalised(name)}: {share.text} ({time_told(share.when)})"
            yield wrapped(f"{told} {cited(share.source)}", hanging=3)
        if one.rule:
            state = state_text(one.state, one.missing)
            by = ", ".join(share.text for share in one.decided_by)
            told = f"{state}, by {by}" if by else state
            when = time_told(one.last[0].when)
            yield wrapped(f"{capitalised(name)}, last look ({when}): {told}. {one.rule}", hanging=3)
