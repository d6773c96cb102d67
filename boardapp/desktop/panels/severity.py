"""How grave a finding is, in words and signs: never by colour alone."""

from boardapp.review.model.findings import Severity

SEVERITIES: dict[Severity, str] = {"error": "● Error", "warning": "▲ Warning", "note": "○ Note"}
"""Each severity, the gravest first, as it stands in a table."""


def counted(number: int, severity: Severity) -> str:
    """A count in words: "1 error", "no notes"."""
    return f"{number or 'no'} {severity}{'' if number == 1 else 's'}"
