"""The minute fits one sheet of A4, whatever the case says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from boardapp.casefile.files import read_case
from boardapp.deck.export import deck_of
from boardapp.deck.minute.contents import BODY, Minute, fit_minute, minute_of
from boardapp.deck.slides import FormBlock, TableBlock, TextBlock, TimelineBlock

LONG = "The board weighed bleeding, infection and the wish of the parents. " * 60


def _minute(**changes: object) -> Minute:
    given_: dict[str, object] = {
        "title": "A case",
        "header": "Patient 1",
        "banner": "",
        "question": "What next?",
        "patient": "Patient with B-ALL.",
        "course": None,
        "form": FormBlock(fields=(("Decision", ""), ("Owner", "Dr A"))),
        "language": "en-GB",
        "content_hash": "c0ffee",
    }
    return Minute(**(given_ | changes))  # type: ignore[arg-type]


def _lines(count: int, text: str) -> TableBlock:
    rows = tuple((str(number), text, text) for number in range(1, count + 1))
    return TableBlock(columns=("Line", "Therapy", "Then"), rows=rows)


@pytest.mark.parametrize("name", ["letter_path", "synthetic_path", "minimal_path"])
def test_the_minute_says_what_the_deck_says(name: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(name)
    deck, _ = deck_of(read_case(path), path, "standard")
    minute = minute_of(deck, "timeline")
    assert minute.title == deck.title
    assert minute.header == f"Tumor board minute · {deck.footer}"
    assert minute.banner == deck.banner
    assert [label for label, _ in minute.form.fields] == [
        "Decision", "Rationale", "Dissent", "Conditions", "Owner and due date",
        "Attendance by specialty",
    ]  # fmt: skip


def test_the_course_is_a_drawing_or_a_table(letter_path: Path) -> None:
    deck, _ = deck_of(read_case(letter_path), letter_path, "standard")
    drawn, listed = minute_of(deck, "timeline").course, minute_of(deck, "table").course
    assert isinstance(drawn, TimelineBlock)
    assert isinstance(listed, TableBlock)
    assert [row[0] for row in listed.rows] == ["1", "2", "3", "4", "5", "6", "7"]


def test_what_was_given_and_supported_stands_below_the_patient() -> None:
    page = fit_minute(_minute(treated="Daunorubicin 75 % of the standard dose."))
    (about,) = (
        placed.block
        for placed in page.placed
        if isinstance(placed.block, TextBlock) and not placed.block.is_emphasised
    )
    assert [(p.label, p.text) for p in about.paragraphs] == [
        ("Patient", "Patient with B-ALL."),
        ("Treatment", "Daunorubicin 75 % of the standard dose."),
    ]


def test_a_long_treatment_is_shortened_and_said_to_be() -> None:
    page = fit_minute(_minute(treated=LONG, course=_lines(40, LONG)))
    assert any(note.startswith("“The board weighed bleeding") for note in page.notes)
    assert page.placed[-1].frame.bottom <= BODY.bottom + 0.5


def test_blocks_stand_in_reading_order_without_touching() -> None:
    page = fit_minute(_minute(course=_lines(3, "inotuzumab ozogamicin")))
    kinds = [type(placed.block) for placed in page.placed]
    assert kinds == [TextBlock, TextBlock, TableBlock, FormBlock]
    for above, below in zip(page.placed, page.placed[1:], strict=False):
        assert above.frame.bottom < below.frame.top
    assert page.placed[-1].frame.bottom <= BODY.bottom
    assert page.notes == ()


def test_long_entries_are_set_smaller_then_shortened_and_told() -> None:
    page = fit_minute(_minute(form=FormBlock(fields=(("Decision", LONG), ("Rationale", LONG)))))
    assert page.placed[0].sizes.body == 9.5
    assert page.placed[-1].frame.bottom <= BODY.bottom
    assert len(page.notes) == 2
    assert page.notes[0].endswith("was shortened to fit the minute; it is whole in the case.")
    assert page.minute.form.fields[0][1].endswith("…")


def test_the_latest_lines_of_therapy_are_kept() -> None:
    page = fit_minute(_minute(course=_lines(40, "a word " * 30)))
    course = page.minute.course
    assert isinstance(course, TableBlock)
    assert course.rows[-1][0] == "40"
    assert 3 <= len(course.rows) < 40
    assert page.notes[0] == (
        f"The first {40 - len(course.rows)} lines of therapy found no room on the minute."
    )


def test_a_long_title_is_set_smaller_then_shortened() -> None:
    assert fit_minute(_minute(title="A long title " * 13)).title_points < 16
    page = fit_minute(_minute(title="A title " * 60))
    assert page.title_points == 12
    assert page.minute.title.endswith("…")
    assert len(page.notes) == 1


def test_room_can_be_left_free() -> None:
    page = fit_minute(_minute(), spare=300)
    assert page.placed[-1].frame.bottom <= BODY.bottom - 300


@settings(max_examples=25)
@given(
    st.text(max_size=3000), st.text(max_size=3000), st.integers(0, 30),
    st.lists(st.text(max_size=2000), min_size=1, max_size=6),
)  # fmt: skip
def test_any_minute_fits(question: str, patient: str, lines: int, entries: list[str]) -> None:
    form = FormBlock(fields=tuple((f"Field {n}", text) for n, text in enumerate(entries)))
    course = _lines(lines, patient[:200]) if lines else None
    page = fit_minute(_minute(question=question, patient=patient, form=form, course=course))
    assert page.placed[-1].frame.bottom <= BODY.bottom + 0.01
