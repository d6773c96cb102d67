"""No code decides by reading a text of ours: facts stay typed until they are put into words."""

import pytest

from tests.own_texts import readers_of_texts, reads

OFFENDERS = frozenset((
    "casefile/json_text.py:_syntax_fault",  # the library's own sentence is all it tells
    "casefile/records.py:_leaf_fault",  # likewise: "… - at `$.path`"
))  # fmt: skip
"""Functions that still do, each with its reason. The list may only shrink."""


def test_no_code_decides_by_reading_a_text_of_ours() -> None:
    found = readers_of_texts()
    told = [
        f"{file}:{line} {function}: {code}"
        for file, reads in found.items()
        for function, line, code in reads
        if f"{file}:{function}" not in OFFENDERS
    ]
    assert told == []


def test_the_list_of_offenders_names_only_offenders() -> None:
    """A function that was mended comes off the list, so that it can't fall back."""
    found = {f"{file}:{read[0]}" for file, reads in readers_of_texts().items() for read in reads}
    assert sorted(OFFENDERS - found) == []


@pytest.mark.parametrize(
    ("room", "code"),
    [
        ("deck", 'row.label == "Diagnosed"'),
        ("deck", '"Diagnosed" != row.label.lower()'),
        ("figures", 'result.method == "not reported"'),
        ("figures", "NOT_REPORTED in result.method"),
        ("desktop", 'phase.details.replace(" in not reported fractions", "")'),
        ("deck", 'line.best_response.split("; ")'),
        ("deck", 'text.startswith("after the")'),
        ("review", 'label = finding.sentence\nlabel.partition(":")'),
        ("review", '_DATE.search(finding.sentence)'),
        ("cli", 're.findall("[0-9]+", row.value)'),
        ("desktop", "is_stated(row.value)"),
        ("review", 'f"{a} of {b}".endswith("b")'),
        ("deck", 'def f(text: str) -> bool:\n    return text == "not done"'),
        ("deck", 'row.value in {"", "none stated"}'),
    ],
)  # fmt: skip
def test_a_reader_of_our_texts_is_found(room: str, code: str) -> None:
    assert reads(room, code) != []


@pytest.mark.parametrize(
    ("room", "code"),
    [
        ("review", 'therapy.status in ("given", "ongoing")'),
        ("review", 'assessment.finding == "relapse"'),
        ("review", 'privacy.status == "not stated"'),
        ("review", 'mrd.result in ("not done", "not reported")'),
        ("deck", 'slide.section != "Backup"'),
        ("deck", 'def f(flag: Flag) -> bool:\n    return flag == "no range"'),
        ("review", '_FEVER.search(event.summary)'),
        ("review", '"marrow" in site.casefold()'),
        ("deck", '" ".join(row.label.split())'),
        ("cli", 'word.startswith("--")'),
        ("deck", 'path.suffix == ".pptx"'),
        ("figures", 'series.flag == "low"'),
    ],
)  # fmt: skip
def test_codes_and_the_words_of_a_source_may_be_compared(room: str, code: str) -> None:
    assert reads(room, code) == []
