"""`boardapp show`: the review of a case, in words or as JSON."""

from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, failed, print_json
from boardapp.cli.many.each import Each, run_each, text_ending
from boardapp.cli.options import add_json as add_options
from boardapp.endings import CASE_ENDINGS

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["add_options", "run"]


def run(options: "Namespace") -> int:
    """Print the review, or write those of many cases."""
    return run_each(options, EACH)


def _show(options: "Namespace") -> int:
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.review.review_case import review_case
    from boardapp.today import today

    try:
        review = review_case(read_case(options.case), today())
    except CaseFileError as error:
        return failed(error)
    if options.json:
        import msgspec

        # Each birthday of a life is no news to who has the day of birth.
        ages = review.ages and msgspec.structs.replace(review.ages, turns=())
        print_json(msgspec.structs.replace(review, ages=ages))
    else:
        from boardapp.cli.plain_text import review_text

        print(review_text(review), end="")
    return DONE


EACH = Each(_show, "case", CASE_ENDINGS, text_ending, is_printed=True, summary="")
