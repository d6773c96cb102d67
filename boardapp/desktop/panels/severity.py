"""How grave a finding is, in words and signs: never by colour alone."""

from boardapp.review.model.findings import Severity

SEVERITIES: dict[Severity, str] = {"error": "● Error", "warning": "▲ Warning", "note": "○ Note"}
"""Each severity, the gravest first, as it stands in a table."""
