"""The outline: which slides a review gives, what they say, and what they leave unsaid."""

import re
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace

from boardapp.case.deck_settings import Preset
from boardapp.case.place import Place
from boardapp.case.value import Value
from boardapp.casefile.files import read_case
from boardapp.deck.fitting.fit import page_count, paginate
from boardapp.deck.fitting.stage import OWN_STYLE
from boardapp.deck.fitting.text import texts_of
from boardapp.deck.fitting.title_fit import MAX_LENGTH
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import (
    Block,
    ChartBlock,
    Deck,
    FigureBlock,
    FormBlock,
    PictureBlock,
    Slide,
    TableBlock,
    TextBlock,
    TimelineBlock,
)
from boardapp.deck.writing.opening import start
from boardapp.figures.cards.cards import Card, Cards
from boardapp.resources import example_case
from boardapp.review.model.base import Moment, Row
from boardapp.review.model.course import IrradiatedField, OneLiner, Status, StatusRow
from boardapp.review.model.findings import Definition
from boardapp.review.model.labs import WorkUpRow, WorkUpTable
from boardapp.review.model.meeting import ImageEntry
from boardapp.review.model.toxicity import SosChecklist, SosCriterion
from boardapp.review.review_case import review_case
from tests.deck.conftest import (
    MakeReview,
    at,
    complication,
    entry,
    finding,
    goal,
    lab_point,
    lab_series,
    line,
    on,
    option,
    phase,
    relapse,
)
from tests.deck.templates import written

PRESETS: tuple[Preset, ...] = ("short", "standard", "full")
MAIN = ("Case", "Course", "Discussion")


@pytest.fixture(scope="module", params=("letter", "synthetic", "minimal"))
def example(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def deck_of(name: str, preset: Preset = "standard") -> Deck:
    return build_deck(review_case(read_case(example_case(name))), preset)


def slide_of(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def keys(deck: Deck, *sections: str) -> list[str]:
    return [slide.key for slide in deck.slides if slide.section in (sections or (*MAIN, "Backup"))]


def table_of(slide: Slide) -> TableBlock:
    return next(block for block in shown(slide) if isinstance(block, TableBlock))


def shown(slide: Slide) -> list[Block]:
    """The blocks of a slide, and beside a figure what says the same in its place."""
    beside = [b.otherwise for b in slide.blocks if isinstance(b, FigureBlock)]
    return [*slide.blocks, *(block for others in beside for block in others)]


def cards_of(slide: Slide) -> list[Card]:
    """The cards of the figures on a slide, row by row."""
    figures = [b.figure for b in slide.blocks if isinstance(b, FigureBlock)]
    return [c for f in figures if isinstance(f, Cards) for row in f.rows for c in row.cards]


def words(slide: Slide) -> str:
    """Everything a slide shows, as one text."""
    said = [slide.title]
    for block in slide.blocks:
        if isinstance(block, TableBlock):
            said += [*block.columns, *(cell for row in block.rows for cell in row), block.caption]
        elif isinstance(block, TextBlock):
            said += [block.heading, *(f"{p.label} {p.text}" for p in block.paragraphs)]
        elif isinstance(block, FormBlock):
            said += [f"{label} {value}" for label, value in block.fields]
        elif isinstance(block, PictureBlock | ChartBlock | TimelineBlock | FigureBlock):
            said.append(block.caption)
            if isinstance(block, FigureBlock) and not isinstance(block.figure, Cards):
                said += texts_of(block.figure)
    for card in cards_of(slide):
        said.append(" ".join((card.head, *(one.text for one in card.words))))
    return "\n".join(said)


# The least a case can be


def test_a_minimal_case_gives_three_slides_that_say_something(make_review: MakeReview) -> None:
    deck = build_deck(make_review(), "standard")
    assert keys(deck, *MAIN) == ["question", "diagnosis", "recommendation"]
    assert keys(deck, "Backup") == ["missing"]


def test_a_question_that_fits_is_the_title_and_is_not_said_twice(make_review: MakeReview) -> None:
    first = build_deck(make_review(), "standard").slides[0]
    assert first.title == "What next?"
    assert words(first).count("What next?") == 1


def test_a_long_question_stands_in_a_card(make_review: MakeReview) -> None:
    question = "Should we, after all that was done, do this or rather that, " * 3
    review = make_review(question=Row(label="Question for the board", value=question))
    first = build_deck(review, "standard").slides[0]
    assert first.title == "Question for the board"
    assert [one.text for one in cards_of(first)[0].words] == [question.strip()]


def test_the_parts_of_a_question_are_numbered_cards_on_both_slides(
    make_review: MakeReview,
) -> None:
    parts = (Row(label="Question 1", value="Which drug?"), Row(label="Question 2", value="When?"))
    deck = build_deck(make_review(questions=parts), "standard")
    numbered = [("1", "Which drug?"), ("2", "When?")]
    first, last = deck.slides[0], slide_of(deck, "recommendation")
    assert first.title == "What next?"
    assert [(c.head, c.words[0].text) for c in cards_of(first)[:2]] == numbered
    assert [(c.head, c.words[0].text) for c in cards_of(last)] == numbered
    renamed = [c for b in first.retitled for c in cards_of(replace(first, blocks=(b,)))]
    assert [c.words[0].text for c in renamed[:3]] == ["What next?", "Which drug?", "When?"]


def test_the_first_slide_says_who_what_came_before_what_is_new_and_how_it_stands() -> None:
    cells = cards_of(deck_of("letter").slides[0])[2:]
    assert [card.head for card in cells] == ["Who", "Course", "Problem", "Now"]
    assert cells[1].words[0].text.startswith("Four relapses (isolated marrow; marrow; CNS")
    assert cells[3].words[0].text.startswith("Complete remission; MRD negative")
    assert cells[2].tone == "warning"


def test_reason_and_new_problem_are_whole_or_openly_shortened_and_whole_in_the_notes(
    make_review: MakeReview,
) -> None:
    reason = "Grade 3 toxicity; dose reduced to 200 mg. More follows."
    problem = "Bleeding since March. " + "It stops by itself each time. " * 20
    problem = problem.strip()
    review = make_review(
        reason=Row(label="Reason for presentation", value=reason),
        new_problem=Row(label="New clinical problem", value=problem),
    )
    first = build_deck(review, "standard").slides[0]
    (cell,) = [card for card in cards_of(first) if card.head == "Problem"]
    assert cell.words[0].text.startswith("Bleeding since March. It stops by itself")
    assert cell.words[0].text.endswith("…")
    assert len(cell.words[0].text) <= 192
    block = next(b for b in shown(first) if isinstance(b, TextBlock) and not b.is_emphasised)
    said = {paragraph.label: paragraph.text for paragraph in block.paragraphs}
    assert said["Reason for presentation"] == reason
    assert said["New clinical problem"].startswith("Bleeding since March. It stops by itself")
    assert said["New clinical problem"].endswith("time. …")
    assert len(said["New clinical problem"]) <= 422
    noted = [note.text for note in first.notes]
    assert f"Reason for presentation: {reason}" in noted
    assert f"New clinical problem: {problem}" in noted


def test_what_is_missing_is_named_in_one_line_and_in_the_backup(make_review: MakeReview) -> None:
    deck = build_deck(make_review(), "standard")
    (open_card,) = [c for c in cards_of(slide_of(deck, "diagnosis")) if c.is_dashed]
    assert (open_card.head, open_card.words[0].text) == ("Not reported", "CNS status")
    missing = table_of(slide_of(deck, "missing"))
    assert ("Disease", "CNS status") in missing.rows


def test_the_question_comes_again_before_the_recommendation(make_review: MakeReview) -> None:
    last = slide_of(build_deck(make_review(), "standard"), "recommendation")
    assert "What next?" in words(last)


# Presets


def test_the_short_deck_has_four_main_slides() -> None:
    assert keys(deck_of("letter", "short"), *MAIN) == [
        "question",
        "timeline",
        "status",
        "recommendation",
    ]


def test_the_standard_deck_follows_the_order_of_the_board() -> None:
    assert keys(deck_of("letter"), *MAIN) == [
        "question",
        "diagnosis",
        "timeline",
        "status",
        "labs",
        "toxicity",
        "goals",
        "options",
        "recommendation",
    ]


@pytest.mark.parametrize(("name", "count"), [("letter", 9), ("synthetic", 10)])
def test_the_standard_deck_shows_at_most_ten_slides_before_its_backup(
    name: str, count: int
) -> None:
    main = keys(deck_of(name), *MAIN)
    assert len(main) == count
    assert "lines" not in main


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_the_lines_of_therapy_are_told_by_the_course_and_tabled_in_the_backup(name: str) -> None:
    assert "lines" in keys(deck_of(name), "Backup")


def test_pictures_give_way_to_the_backup_then_results_of_which_none_is_abnormal() -> None:
    deck = deck_of("synthetic")
    assert keys(deck, "Backup")[:4] == ["chimerism", "labs", "images", "images-2"]
    assert "antigens" in keys(deck, "Course")


def test_an_abnormal_result_stays_and_the_donor_share_gives_way() -> None:
    case = read_case(example_case("synthetic"))
    last = replace(case.labs[-1], value=Value(0.1), low=1.0, high=2.0, when=case.meeting.as_of)
    deck = build_deck(review_case(replace(case, labs=(*case.labs, last))), "standard")
    assert keys(deck, "Backup")[:4] == ["chimerism", "antigens", "images", "images-2"]
    assert "labs" in keys(deck, "Course")
    assert len(keys(deck, *MAIN)) == 10


def test_the_full_deck_adds_history_and_tables_and_leaves_nothing_of_the_standard_out() -> None:
    standard, full = deck_of("synthetic"), deck_of("synthetic", "full")
    assert set(keys(standard)) - {"timeline-table"} <= set(keys(full))
    assert {"history", "patient", "stays", "remarks", "sources"} <= set(keys(full))


@pytest.mark.parametrize("preset", PRESETS)
def test_no_title_repeats_or_takes_a_third_line(example: str, preset: Preset) -> None:
    titles = [slide.title for slide in deck_of(example, preset).slides]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 0 < len(title) <= MAX_LENGTH] == []


@pytest.mark.parametrize("preset", PRESETS)
def test_no_cell_is_empty_or_a_dash(example: str, preset: Preset) -> None:
    cells = [
        cell
        for slide in deck_of(example, preset).slides
        for block in slide.blocks
        if isinstance(block, TableBlock)
        for row in block.rows
        for cell in row
    ]
    assert {cell for cell in cells if cell.strip() in ("", "-", "–")} == set()


@pytest.mark.parametrize("preset", PRESETS)
def test_sections_do_not_mix(example: str, preset: Preset) -> None:
    order = ("Case", "Course", "Discussion", "Backup")
    ranks = [order.index(slide.section) for slide in deck_of(example, preset).slides]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("preset", PRESETS)
def test_rows_are_as_long_as_their_header(example: str, preset: Preset) -> None:
    for slide in deck_of(example, preset).slides:
        for block in slide.blocks:
            if isinstance(block, TableBlock) and not slide.gathers_notes:
                assert {len(row) for row in block.rows} == {len(block.columns)}
                assert len(block.columns) <= 6


@pytest.mark.parametrize("preset", PRESETS)
def test_every_chart_and_timeline_has_its_table_in_the_backup(example: str, preset: Preset) -> None:
    deck = deck_of(example, preset)
    drawn = {slide.key for slide in deck.slides for b in slide.blocks if isinstance(b, ChartBlock)}
    backup = set(keys(deck, "Backup"))
    if any(isinstance(b, TimelineBlock) for slide in deck.slides for b in slide.blocks):
        assert "timeline-table" in backup or "history" in keys(deck, "Course")
    if "mrd" in drawn:
        assert "mrd-table" in backup
    if drawn - {"mrd"}:
        assert any(key.startswith("results-") for key in backup)


# Banner, footer, hash


def test_a_synthetic_case_says_so_on_every_slide(make_review: MakeReview) -> None:
    deck = build_deck(make_review(is_synthetic=True), "short")
    assert deck.banner == "SYNTHETIC CASE – made up, describes no patient"
    assert build_deck(make_review(), "short").banner == ""


def test_the_footer_says_who_when_and_whether_it_may_be_shown(make_review: MakeReview) -> None:
    deck = build_deck(make_review(as_of=at("ino.end + 14 mo")), "short", {}, "abc")
    assert deck.footer == "Patient 1 · as of 14 mo after ino ended · privacy: published"
    assert deck.content_hash == "abc"


def test_an_unknown_time_of_the_data_is_said(make_review: MakeReview) -> None:
    footer = build_deck(make_review(), "short").footer
    assert footer == "Patient 1 · time of the data not reported · privacy: published"


# Time


def test_calendar_days_are_told_from_diagnosis(make_review: MakeReview) -> None:
    review = make_review(
        one_liner="Girl with B-ALL, CR as of 2023-06-30.",
        undated=OneLiner(who="Girl with B-ALL", now="CR as of month 28.6."),
        as_of=on("2023-06-30", 872),
        course=(
            entry("dx", "Diagnosis", on("2021-02-08", 0), "diagnosis"),
            entry("cr", "CR", on("2023-06-30", 872)),
        ),
    )
    deck = build_deck(review, "standard")
    assert "as of month 28.6" in deck.footer
    said = "\n".join(map(words, deck.slides))
    assert "CR as of month 28.6" in said
    assert re.findall(r"\d{4}-\d{2}-\d{2}", said) == []


# Doubts


def radiation(**more: str) -> dict[str, object]:
    dose = phase(
        "cranial radiation",
        1,
        kind="radiation",
        details="cranium 1200 Gy",
        fields=(IrradiatedField("cranium", "1200 Gy"),),
        place=Place("therapies[0]"),
    )
    return {"lines": (line(1, "cranial radiation", phases=(dose,)),)} | more


def test_a_doubtful_figure_is_printed_with_the_number_of_its_doubt(
    make_review: MakeReview,
) -> None:
    doubts = (
        finding("Something else.", "labs[3].value"),
        finding("Very likely cGy.", "therapies[0].radiation[0].dose"),
    )
    deck = build_deck(make_review(findings=doubts, **radiation()), "standard")
    assert "1200 Gy (as printed; doubt 2)" in words(slide_of(deck, "lines"))
    assert ("2", "Radiation", "Very likely cGy.", "ask") in table_of(slide_of(deck, "doubts")).rows


def test_the_notes_of_a_slide_tell_its_doubts(make_review: MakeReview) -> None:
    doubt = finding("Very likely cGy.", "therapies[0].radiation[0].dose")
    deck = build_deck(make_review(findings=(doubt,), **radiation()), "standard")
    notes = [note.text for note in slide_of(deck, "lines").notes]
    assert "Doubt 1: Very likely cGy." in notes
    assert "Doubt 1: Very likely cGy." not in [n.text for n in slide_of(deck, "diagnosis").notes]


def test_a_note_that_echoes_a_doubt_gets_no_number(make_review: MakeReview) -> None:
    doubts = (
        finding("Very likely cGy.", "therapies[0].radiation[0].dose"),
        finding("Too much.", "therapies[0].radiation[0].dose", severity="note"),
    )
    deck = build_deck(make_review(findings=doubts), "standard")
    assert len(table_of(slide_of(deck, "doubts")).rows) == 1


# Single slides


def test_lines_say_start_only_where_one_is_known(make_review: MakeReview) -> None:
    undated = build_deck(make_review(lines=(line(1, "A"), line(2, "B"))), "standard")
    assert "Start" not in table_of(slide_of(undated, "lines")).columns
    dated = line(1, "A", start=on("2021-02-10", 2))
    table = table_of(slide_of(build_deck(make_review(lines=(dated,)), "standard"), "lines"))
    assert table.rows[0][table.columns.index("Start")] == "day 2"


def test_a_line_ends_with_its_relapse(make_review: MakeReview) -> None:
    review = make_review(lines=(line(1, "A", "relapse 1 (marrow)"),))
    assert table_of(slide_of(build_deck(review, "standard"), "lines")).rows[0][-1] == (
        "relapse 1 (marrow)"
    )


def test_a_single_result_is_never_drawn_as_a_curve(make_review: MakeReview) -> None:
    platelets = lab_series("platelets", "10*9/L", lab_point("40–50", None))
    deck = build_deck(make_review(labs=(platelets,)), "full")
    assert not any(isinstance(b, ChartBlock) for slide in deck.slides for b in slide.blocks)


def test_a_result_outside_its_range_leads(make_review: MakeReview) -> None:
    high = lab_point("45", 45.0, "labs[1]", reference_low=25, reference_high=35, flag="high")
    review = make_review(
        labs=(
            lab_series("bilirubin", "", lab_point("normal", None)),
            lab_series("aPTT", "s", high),
        )
    )
    slide = slide_of(build_deck(review, "standard"), "labs")
    assert slide.title == "aPTT 45 s (high, reference 25–35 s)"
    assert table_of(slide).rows[0] == ("aPTT", "45 s ↑ high", "25–35")
    assert table_of(slide).rows[1] == ("bilirubin", "normal", "not reported")


def test_tests_with_the_same_words_share_a_row(make_review: MakeReview) -> None:
    review = make_review(
        labs=tuple(
            lab_series(test, "", lab_point("mildly elevated", None)) for test in ("ALT", "AST")
        )
    )
    assert table_of(slide_of(build_deck(review, "standard"), "labs")).rows == (
        ("ALT and AST", "mildly elevated", "not reported"),
    )


def test_a_severity_is_no_grade(make_review: MakeReview) -> None:
    review = make_review(complications=(complication("pancytopenia", severity="moderate"),))
    row = table_of(slide_of(build_deck(review, "standard"), "toxicity")).rows[0]
    assert row == ("pancytopenia", "moderate; no grade", "not reported")


def test_of_many_complications_the_gravest_are_shown_and_the_rest_kept(
    make_review: MakeReview,
) -> None:
    events = [complication(f"event {n}", Value(n % 3 + 1), action="watched") for n in range(9)]
    deck = build_deck(make_review(complications=tuple(events)), "standard")
    shown = table_of(slide_of(deck, "toxicity"))
    assert [row[1] for row in shown.rows].count("3") == 3
    assert shown.caption == "7 of 9, the highest stated grades; all in the backup."
    assert len(table_of(slide_of(deck, "complications")).rows) == 9


def sos_stated(*keys: str) -> SosChecklist:
    return SosChecklist(
        criteria=(),
        conclusion="",
        rule="EBMT",
        citation="",
        risk_factors=(),
        stated="SOS/VOD, grade 2, resolved",
        stated_keys=keys,
    )


def test_stated_sos_is_the_first_row_then_the_highest_grades(make_review: MakeReview) -> None:
    grades = (None, 1, 4, 2, 4)
    events = tuple(
        complication(f"event {n}", None if g is None else Value(g), action=f"measure {n}")
        for n, g in enumerate(grades)
    )
    sos = sos_stated(events[3].key)
    slide = slide_of(build_deck(make_review(complications=events, sos=sos), "standard"), "toxicity")
    names = [row[0] for row in table_of(slide).rows]
    assert names == ["event 3", "event 2", "event 4", "event 0", "event 1"]
    assert slide.title == "SOS/VOD, grade 2, resolved; 2 of 5 complications grade 4 as stated"


def test_a_span_of_grades_is_not_counted_as_its_lowest(make_review: MakeReview) -> None:
    events = (
        complication("SOS", Value("3..4"), action="defibrotide"),
        complication("rash", Value(3), action="watched"),
    )
    sos = sos_stated(events[0].key)
    slide = slide_of(build_deck(make_review(complications=events, sos=sos), "standard"), "toxicity")
    assert slide.title == "SOS/VOD, grade 2, resolved"


def test_stated_sos_is_shown_among_many_of_higher_grades(make_review: MakeReview) -> None:
    events = tuple(
        complication(f"event {n}", Value(1 if n == 8 else 3), action="watched") for n in range(9)
    )
    deck = build_deck(make_review(complications=events, sos=sos_stated(events[8].key)), "standard")
    shown = table_of(slide_of(deck, "toxicity"))
    assert shown.rows[0][0] == "event 8"
    assert shown.caption == ("7 of 9, SOS/VOD and the highest stated grades; all in the backup.")


def test_facts_on_sos_are_those_of_the_review_and_not_scored() -> None:
    deck = deck_of("letter")
    ticks = [(c.head, c.words[0].text) for c in cards_of(slide_of(deck, "toxicity"))]
    signs = ("Refractory platelets", "Weight gain", "Hepatomegaly", "Ascites", "Bilirubin")
    assert ticks == [(sign, "? not assessed") for sign in signs]
    said = words(slide_of(deck, "sos"))
    assert "not scored" in said
    assert (
        "EBMT paediatric SOS/VOD criteria, 2018, reading 3 not assessable: no reported "
        "criterion met, 5 of 5 not assessed"
    ) in said
    assert "SOS/VOD as stated none reported" in said
    assert "line 4, 2 cycles" in said
    assert "exceeds label: more than 6 cycles" in said
    assert "Two alkylators in the conditioning one stated: cyclophosphamide" in said


def test_the_notes_name_each_criterion_and_the_rules_with_their_versions() -> None:
    notes = [note.text for note in slide_of(deck_of("letter"), "toxicity").notes]
    assert "hepatomegaly above baseline: not assessed (not reported)" in notes
    assert "liver disease: not reported" in notes
    assert "prior transplant: none stated before inotuzumab ozogamicin" in notes
    assert (
        "All phases: cycles 2 and 9 by phase, 11 if none counts another, "
        "cumulative dose not reported; exceeds label: more than 6 cycles"
    ) in notes
    rules = [note for note in notes if note.startswith("Rule: ")]
    assert any(
        "SOS/VOD checklist, EBMT paediatric SOS/VOD criteria, 2018, reading 3." in r for r in rules
    )
    assert any("inotuzumab ozogamicin label, version 2." in rule for rule in rules)


def test_a_transplant_alone_brings_the_checklist_only_once_a_sign_is_stated(
    make_review: MakeReview,
) -> None:
    def checklist(state: Literal["met", "not assessed"]) -> SosChecklist:
        sign = SosCriterion(name="ascites above baseline", state=state, basis="ascites, as stated")
        return SosChecklist(
            criteria=(sign,), conclusion="", rule="EBMT", citation="", risk_factors=()
        )

    event = complication("mucositis")
    silent = make_review(complications=(event,), sos=checklist("not assessed"))
    assert "SOS/VOD" not in words(slide_of(build_deck(silent, "standard"), "toxicity"))
    told = make_review(complications=(event,), sos=checklist("met"))
    said = words(slide_of(build_deck(told, "standard"), "toxicity"))
    assert "Ascites above baseline ✓ met" in said
    (row,) = table_of(slide_of(build_deck(told, "standard"), "sos")).rows
    assert row == ("Ascites above baseline", "met", "ascites, as stated")


def test_a_work_up_without_tests_is_told_in_the_backup_alone(make_review: MakeReview) -> None:
    work_up = WorkUpTable(question="Why does he bleed?", conclusion="Unclear.", rows=())
    deck = build_deck(make_review(work_ups=(work_up,)), "full")
    tables = {
        slide.key: block.rows
        for slide in deck.slides
        for block in slide.blocks
        if isinstance(block, TableBlock) and "Why does he bleed?" in block.summary
    }
    assert tables == {"work-up-1": (("not reported",) * 4,)}


def test_a_work_up_shows_what_was_not_done(make_review: MakeReview) -> None:
    def row(test: str, state: str, result: str, meaning: str = "") -> WorkUpRow:
        return WorkUpRow(
            test=test, state=state, result=result, reference="", when=Moment(), meaning=meaning
        )

    work_up = WorkUpTable(
        question="Why does he bleed?",
        conclusion="No cause proven.",
        rows=(
            row("factor VIII", "done", "normal"),
            row("factor IX", "done", "normal"),
            row("aggregation", "not done", "not done"),
        ),
    )
    labs = (lab_series("aPTT", "s", lab_point("45", 45.0)),)
    deck = build_deck(make_review(work_ups=(work_up,), labs=labs), "standard")
    said = words(slide_of(deck, "labs"))
    assert "Normal factor VIII and IX" in said
    assert "Not done aggregation" in said
    assert slide_of(deck, "work-up-1").title == "No cause proven; not done: aggregation"


def test_options_keep_their_order_and_their_heading(make_review: MakeReview) -> None:
    names = ["Zeta", "Alpha", "Mu"]
    review = make_review(options=tuple(map(option, names)))
    slide = slide_of(build_deck(review, "standard"), "options")
    assert slide.title == "Three options to discuss, unranked: Zeta; Alpha; Mu"
    assert [card.head for card in cards_of(slide)] == names
    assert [row[0] for row in table_of(slide).rows] == names
    short = slide_of(build_deck(review, "short"), "recommendation")
    assert "Options for discussion (unranked)" in words(short)


def test_an_option_cites_the_numbers_of_its_references(make_review: MakeReview) -> None:
    review = make_review(
        options=(option("A", evidence="Two cycles.", references=("2", "unknown-id")),),
        references=(Row(label="2", value="A paper."),),
    )
    slide = slide_of(build_deck(review, "standard"), "options")
    assert table_of(slide).rows[0][1] == "Two cycles. [2]"
    assert [w.text for w in cards_of(slide)[0].words][:2] == ["Evidence", "Two cycles. [2]"]
    assert any("unknown-id" in note.text for note in slide.notes)


def test_the_form_has_a_line_for_all_that_a_board_minutes(make_review: MakeReview) -> None:
    slide = slide_of(build_deck(make_review(), "standard"), "recommendation")
    form = slide.blocks[-1]
    assert isinstance(form, FormBlock)
    assert form.fields == (
        ("Decision", ""),
        ("Rationale", ""),
        ("Dissent", ""),
        ("Conditions", ""),
        ("Owner and due date", ""),
        ("Attendance by specialty", ""),
    )
    assert "not the program" in slide.title


def test_goals_stand_in_order_with_their_intent(make_review: MakeReview) -> None:
    goals = (goal("Quality of life", "palliative", "family"), goal("Transplant", "curative"))
    slide = slide_of(build_deck(make_review(goals=goals), "standard"), "goals")
    assert [row[1:] for row in table_of(slide).rows] == [
        ("family", "Quality of life", "palliative"),
        ("parents", "Transplant", "curative"),
    ]
    assert [[w.text for w in card.words] for card in cards_of(slide)] == [
        ["Family: quality of life", "Intent", "palliative"],
        ["Parents: transplant", "Intent", "curative"],
    ]


def image(caption: str, file: str) -> ImageEntry:
    return ImageEntry(
        caption=caption, file=file, modality="MRI", when=Moment(), description="A head."
    )


def test_an_image_without_a_file_is_left_to_radiology(make_review: MakeReview) -> None:
    review = make_review(images=(image("Head", "head.png"), image("Liver", "")))
    slide = slide_of(build_deck(review, "standard", {"head.png": b"png"}), "images")
    shown = [block for block in slide.blocks if isinstance(block, PictureBlock)]
    assert [block.data for block in shown] == [b"png", None]
    assert [block.caption for block in shown] == ["Head (MRI)", "Liver (MRI)"]


def test_a_status_keeps_the_time_of_each_domain(make_review: MakeReview) -> None:
    rows = (
        StatusRow(
            label="Disease", value="CR", when=at("dx + 20 mo"), place=Place("assessments[1]")
        ),
        StatusRow(
            domain="mrd", label="MRD", value="MRD negative (< 1×10⁻⁶)", when=at("dx + 20 mo")
        ),
        StatusRow(domain="cns", label="CNS", value="CNS1", when=at("dx + 12 mo")),
    )
    review = make_review(status=Status(text="CR", as_of=at("dx + 20 mo"), rows=rows))
    table = table_of(slide_of(build_deck(review, "standard"), "status"))
    assert table.rows == (
        ("Disease", "CR"),
        ("MRD", "negative (< 1×10⁻⁶)"),
        ("CNS", "CNS1 – 12 mo after dx"),
    )
    assert table.caption == "Time unless stated: 20 mo after dx."
    slide = slide_of(build_deck(review, "standard"), "status")
    assert [(card.head, [w.text for w in card.words]) for card in cards_of(slide)] == [
        ("Disease", ["CR"]),
        ("MRD", ["MRD negative (< 1×10⁻⁶)"]),
        ("CNS", ["CNS1", "12 mo after dx"]),
    ]


def test_the_rules_used_stand_in_the_notes(make_review: MakeReview) -> None:
    rule = Definition(name="Reference range", version="1", text="As reported.", citation="Lab.")
    review = make_review(
        definitions=(rule,), labs=(lab_series("aPTT", "s", lab_point("45", 45.0)),)
    )
    deck = build_deck(review, "standard")
    notes = {note.text for note in slide_of(deck, "labs").notes}
    assert "Rule: Reference range, 1. As reported." in notes


def test_relapses_stand_in_the_title_by_site(make_review: MakeReview) -> None:
    review = make_review(
        relapses=(relapse(1, "marrow"), relapse(2, "CNS", "extramedullary")),
        course=(entry("dx", "Diagnosis", at("dx", 0)), entry("r", "Relapse", at("x", 30))),
    )
    assert slide_of(build_deck(review, "standard"), "timeline").title == (
        "Two relapses: marrow, CNS + extramedullary"
    )


# The letter


@pytest.mark.parametrize("preset", PRESETS)
def test_the_letter_counts_no_remission_and_grades_no_pancytopenia(preset: Preset) -> None:
    said = "\n".join(words(s) for s in deck_of("letter", preset).slides if s.key != "doubts")
    assert re.findall(r"CR ?\d", said) == []
    assert "grade 2" not in said


def test_the_letter_prints_its_radiation_as_printed_and_in_doubt() -> None:
    deck = deck_of("letter")
    doubts = {row[0]: row[2] for row in table_of(slide_of(deck, "doubts")).rows}
    marked = re.search(r"1200 Gy \(as printed; doubt (\d+)\)", words(slide_of(deck, "lines")))
    assert marked
    assert "cGy" in doubts[marked[1]]


def test_the_letter_has_its_sources_in_the_notes() -> None:
    deck = deck_of("letter")
    sourced = [note for note in slide_of(deck, "labs").notes if note.source == "letter ¶7"]
    assert any(note.text.startswith("aPTT 45 s") for note in sourced)


def test_the_letter_says_negative_with_limit_method_and_specimen() -> None:
    assert slide_of(deck_of("letter"), "status").title.startswith(
        "Complete remission; MRD negative (< 1×10⁻⁶, NGS, marrow)"
    )


def test_the_same_review_gives_the_same_deck(letter_path: Path) -> None:
    review = review_case(read_case(letter_path))
    assert build_deck(review, "full") == build_deck(replace(review), "full")


def test_what_no_rule_ties_to_the_question_is_not_called_unreported() -> None:
    (slide,) = [s for s in deck_of("letter").slides if s.key == "completeness"]
    block = slide.blocks[0]
    assert isinstance(block, TableBlock)
    reasons = {row[3] for row in block.rows}
    assert "asked for in every case" in reasons
    assert "not reported" not in reasons


@pytest.mark.parametrize("name", ["four to three", "wide font"])
def test_ten_slides_are_counted_in_the_style_that_they_are_written_in(
    name: str, synthetic_path: Path, tmp_path: Path
) -> None:
    """In a template of smaller slides more slides are split, so the pictures stand back."""
    template = written(tmp_path, name)
    review = review_case(read_case(synthetic_path))
    style = start(template, has_banner=True).style
    shown = {}
    for place, kind in (("ours", OWN_STYLE), ("theirs", style)):
        made = build_deck(review, "standard", style=kind)
        pages = [page.slide for page in paginate(made, style=kind).pages]
        main = [page.key for page in pages if page.section != "Backup"]
        shown[place] = len(main), [key for key in main if key.startswith("images")]
        others = len(main) - len(shown[place][1])
        assert len(main) <= max(10, others)
    assert shown["theirs"][1] == []


def test_the_pages_of_a_slide_are_those_that_are_written(letter_path: Path) -> None:
    made = build_deck(review_case(read_case(letter_path)), "full")
    fitted = paginate(made)
    counts = Counter(key for key, _ in fitted.keys)
    slides = [slide for slide in fitted.deck.slides if not slide.gathers_notes]
    assert {slide.key: page_count(slide) for slide in slides} == {
        s.key: counts[s.key] for s in slides
    }
