"""`boardapp check`: all doubts and faults of a case."""

from typing import TYPE_CHECKING

from boardapp.cli.console import DONE, HAS_ERRORS, failed, print_json
from boardapp.cli.many.each import Each, run_each, text_ending
from boardapp.cli.options import add_json as add_options
from boardapp.endings import CASE_ENDINGS
from boardapp.words.plurals import numbered

if TYPE_CHECKING:
    from argparse import Namespace

__all__ = ["add_options", "run"]


def run(options: "Namespace") -> int:
    """Print the findings, or write those of many cases; the code tells whether there are errors."""
    return run_each(options, EACH)


def _check(options: "Namespace") -> int:
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.files import read_case
    from boardapp.casefile.images import check_images
    from boardapp.cli.plain_text import findings_text
    from boardapp.review.findings import image_findings
    from boardapp.review.review_case import review_case
    from boardapp.today import today

    try:
        case = read_case(options.case)
        faults = check_images(case, options.case)
    except CaseFileError as error:
        return failed(error)
    findings = (*image_findings(faults), *review_case(case, today()).findings)
    has_errors = any(finding.severity == "error" for finding in findings)
    if options.json:
        print_json(findings)
    else:
        print(findings_text(findings), end="")
        print(_summary(len(findings), has_errors=has_errors))
    return HAS_ERRORS if has_errors else DONE


EACH = Each(_check, "case", CASE_ENDINGS, text_ending, is_printed=True, summary="last")


def _summary(count: int, *, has_errors: bool) -> str:
    if not count:
        return "No doubts and no faults."
    return f"{numbered(count, 'finding')}, {'with' if has_errors else 'no'} errors among them."
