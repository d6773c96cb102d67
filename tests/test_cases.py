"""The example cases: they read, they write back, and they say what their sources say."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from boardapp.case.case import Case, Privacy
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.meeting import Meeting, Statement
from boardapp.case.record import Record
from boardapp.case.source import citations
from boardapp.case.therapy import Therapy
from boardapp.case.when import On, When
from boardapp.casefile.encode import encode_case
from boardapp.casefile.files import read_case
from boardapp.review.clock.clock import build_clock

CASES = Path(__file__).resolve().parent.parent / "cases"
NAMES = ("letter", "synthetic", "lymphoma", "sarcoma", "aml", "minimal")
INVENTED = ("synthetic", "lymphoma", "sarcoma", "aml")

# What each paragraph of the letter states, in words that must stand in records citing it.
FACTS_BY_PARAGRAPH = {
    "¶1": ("47 %", "poor prognosis", "CD22", "approved for relapsed ALL", "Brivio", "Bhojwani"),
    "¶2": (
        "age 9 mo", "male", "pre-B", "KMT2A", "leukemia cutis", "leukocytosis", "CNS2",
        "AALL15P1", "aall15p1 + 5 mo", "AALL1331", "randomisation", "transplant (planned)",
        "Second marrow relapse", "Pieters",
    ),
    "¶3": ("blinatumomab", "bridge", "CNS3", "extramedullary", "postponed", "triple intrathecal"),
    "¶4": ("excellent response", "car-t + 28 d", "MRD negative", "extramedullary"),
    "¶5": (
        "0..15 mo", "uality of life", "palliative", "triple intrathecal", "1200", "Gy",
        "cranial", "longest", "weekly for 3 weeks of each month", "1..5", "every two weeks",
        "monthly", "tolerated well",
    ),
    "¶6": ("pancytopenia", "moderate, persistent", "mucocutaneous bleeding", "Pseudomonas",
           "localised cellulitis"),
    "¶7": (
        "40..50", "45", "25", "35", "42", "no correction", "normal at diagnosis", "factor VIII",
        "factor IX", "factor XI", "vitamin C", "vitamin K", "von Willebrand", "dental",
        "aminocaproic acid", "some improvement", "gingival", "bruising", "spaced out",
    ),
    "¶8": ("platelet dysfunction", "platelet aggregation", "not done", "inhibitor", "Jabbour",
           "Stock"),
    "¶9": ("bilirubin", "normal", "AST", "ALT", "GGT", "grade 1", "Actigall", "mg/kg",
           "twice daily", "prophylactic", "vaso occlusive"),
    "¶10": (
        "excellent", "few", "curative", "haploidentical", "father", "fludarabine",
        "cyclophosphamide", "post-transplant cyclophosphamide", "hsct + 1 mo",
        "complete autologous reconstitution", "complete remission", "CloneSeq",
        "ino-2.end + 14 mo", "parents",
    ),
    "¶11": ("four relapses", "every other agent", "100 %", "graft-versus-leukemia",
            "blood-brain barrier", "instrumental", "McNeer", "conditioning"),
    "¶12": ("first reported", "tolerated well", "beyond the end of the drug", "bridge",
            "prolong life", "CD22-positive"),
}  # fmt: skip

# The findings that a careful reader of the letter must raise, and the word that shows each.
DOUBTS = (
    ("cranial-rt-radiation-1.dose", "cGy"),
    ("sos-risk.text", "Vaso occlusive"),
    ("last-follow-up-mrd-1.assay", "CloneSeq"),
    ("background-efs.text", "whole Interfant-99 cohort"),
    ("ref-4.cited_for", "Interfant-06"),
    ("remission-ino-2.response", "CRi"),
    ("aptt-bleeding.value", "1.29"),
    ("platelets-bleeding.value", "two grades"),
    ("ino-2.cycles", "label"),
    ("ino-2.cycles", "Nine cycles in total"),
    ("relapse-4.when", "15 months"),
    ("pancytopenia.severity", "no grade"),
    ("last-follow-up.response", "fifth complete remission"),
    ("aall15p1.start", "when treatment began"),
)


@pytest.fixture(scope="module")
def letter() -> Case:
    return read_case(CASES / "letter.board.json")


@pytest.fixture(scope="module")
def synthetic() -> Case:
    return read_case(CASES / "synthetic.board.json")


@pytest.fixture(scope="module")
def minimal() -> Case:
    return read_case(CASES / "minimal.board.json")


def _records(part: object) -> Iterator[Record]:
    if isinstance(part, Record):
        yield part
        for name in part.__struct_fields__:
            yield from _records(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from _records(item)


def _times(case: Case) -> list[When]:
    return [
        value
        for record in _records(case)
        for name in record.__struct_fields__
        if isinstance(value := getattr(record, name), When)
    ]


def _text(record: Record) -> str:
    return msgspec.json.encode(
        record, enc_hook=lambda value: str(value) if isinstance(value, When) else value.stated
    ).decode()


def _cited(record: Record) -> set[str]:
    return {citation.place for citation in citations(getattr(record, "source", ""))}


def _therapy(case: Case, name: str) -> Therapy:
    return next(therapy for therapy in case.therapies if therapy.id == name)


def test_the_examples_are_these() -> None:
    assert sorted(path.name for path in CASES.glob("*.board.json")) == sorted(
        f"{name}.board.json" for name in NAMES
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_written_back_byte_for_byte(name: str) -> None:
    path = CASES / f"{name}.board.json"
    assert encode_case(read_case(path), path) == path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_all_times_of_an_example_can_hold_together(name: str) -> None:
    clock = build_clock(read_case(CASES / f"{name}.board.json"))
    assert clock.contradictions == ()
    assert clock.unknown_anchors == ()


@pytest.mark.parametrize(
    ("paragraph", "fact"),
    [(paragraph, fact) for paragraph, facts in FACTS_BY_PARAGRAPH.items() for fact in facts],
)
def test_each_fact_of_the_letter_stands_where_its_paragraph_is_cited(
    letter: Case, paragraph: str, fact: str
) -> None:
    cited = [_text(record) for record in _records(letter) if paragraph in _cited(record)]
    assert any(fact in text for text in cited)


def test_the_letter_cites_its_twelve_paragraphs_and_no_other(letter: Case) -> None:
    cited = set().union(*map(_cited, _records(letter)))
    assert cited - {""} == {f"¶{number}" for number in range(1, 13)}


def test_a_fact_without_a_paragraph_is_one_that_the_letter_does_not_report(letter: Case) -> None:
    whole = [record for record in _records(letter) if _cited(record) == {""}]
    assert len(whole) == 4
    assert all("not reported" in _text(record) for record in whole)


def test_every_fact_of_the_letter_has_a_source(letter: Case) -> None:
    without = [
        _text(record)
        for record in _records(letter)
        if "source" in record.__struct_fields__ and not getattr(record, "source", "")
    ]
    assert without == []


def test_the_letter_is_published_and_names_its_authors(letter: Case) -> None:
    assert letter.privacy.status == "published"
    assert letter.sources[0].authors == ("Lattupally A", "Lorenzana A", "Yanik GA", "Bell D")
    assert "ASPHO 2021" in letter.sources[1].citation


def test_the_letter_has_four_relapses_at_their_sites(letter: Case) -> None:
    relapses = [
        (found.number, found.sites, found.isolated, str(found.when))
        for found in letter.assessments
        if found.finding == "relapse"
    ]
    assert relapses == [
        (1, ("marrow",), True, "aall15p1 + 5 mo"),
        (2, ("marrow",), False, "after aall1331.start"),
        (3, ("CNS", "extramedullary"), False, "after blina.start"),
        (4, ("CNS", "extramedullary"), False, "car-t + 28 d, relapse-1 + 0..15 mo"),
    ]


def test_the_letter_has_seven_lines_with_their_intents(letter: Case) -> None:
    lines = [(t.line, t.id, t.intent) for t in letter.therapies if t.line is not None]
    assert lines == [
        (1, "aall15p1", "not reported"),
        (2, "aall1331", "not reported"),
        (3, "blina", "bridge"),
        (4, "ino-1", "bridge"),
        (4, "it-1", "not reported"),
        (5, "car-t", "not reported"),
        (6, "ino-2", "palliative"),
        (6, "it-2", "not reported"),
        (6, "cranial-rt", "not reported"),
        (7, "hsct", "curative"),
    ]


@pytest.mark.parametrize(
    ("name", "status"), [("hsct-planned", "not given"), ("car-t-planned", "postponed")]
)
def test_what_was_planned_in_the_letter_is_not_told_as_given(
    letter: Case, name: str, status: str
) -> None:
    assert _therapy(letter, name).status == status


def test_the_letter_keeps_the_radiation_dose_as_printed(letter: Case) -> None:
    (field,) = _therapy(letter, "cranial-rt").radiation
    assert field.dose is not None
    assert (field.dose.stated, field.unit) == (1200, "Gy")


def test_the_letter_counts_nine_cycles_in_three_schedules(letter: Case) -> None:
    inotuzumab = _therapy(letter, "ino-2")
    assert inotuzumab.cycles is not None
    assert inotuzumab.cycles.stated == 9
    assert [schedule.cycles for schedule in inotuzumab.schedules] == [
        "1..5",
        "not reported",
        "not reported",
    ]


def test_the_last_follow_up_of_the_letter_is_negative_at_its_limit(letter: Case) -> None:
    last = letter.assessments[-1]
    assert last.marrow is not None
    (mrd,) = last.marrow.mrd
    assert (mrd.result, mrd.method, mrd.specimen, mrd.value) == ("negative", "NGS", "marrow", None)
    assert mrd.limit is not None
    assert mrd.limit.stated == 1e-6
    assert str(letter.meeting.as_of) == last.id == "last-follow-up"


def test_the_letter_has_no_calendar_date(letter: Case) -> None:
    assert [time for time in _times(letter) if any(isinstance(c, On) for c in time.clauses)] == []


def test_the_letter_has_no_dose_by_body_surface(letter: Case) -> None:
    units = {agent.unit for therapy in letter.therapies for agent in therapy.agents}
    assert units == {"", "mg/kg"}


def test_the_letter_leaves_out_what_it_does_not_report(letter: Case) -> None:
    dx = letter.diagnosis
    assert {finding.partner for finding in dx.genetics} <= {"", "not reported"}
    assert {(antigen.name, antigen.state) for antigen in dx.immunophenotype} == {
        ("CD19", "not reported"),
        ("CD22", "not reported"),
    }
    assert all(found.antigens == () for found in letter.assessments)
    assert dx.leukocytes is not None
    assert dx.leukocytes.is_missing
    assert dx.marrow_blasts is not None
    assert dx.marrow_blasts.is_missing
    assert letter.patient.performance[0].value.is_missing
    cells = _therapy(letter, "car-t").cells
    assert cells is not None
    assert (cells.product, cells.target) == ("not reported", "not reported")
    assert letter.images == ()
    assert letter.measurements == ()


def test_only_the_grades_that_the_letter_states_are_grades(letter: Case) -> None:
    graded = {e.term: e.grade.stated for e in letter.adverse_events if e.grade is not None}
    assert graded == {"AST increased": 1, "ALT increased": 1, "GGT increased": 1}


def test_what_was_not_done_in_the_letter_is_said(letter: Case) -> None:
    (work_up,) = letter.work_ups
    not_done = [item.test for item in work_up.items if item.state == "not done"]
    assert not_done == ["platelet aggregation", "coagulation inhibitor"]
    assert all(item.result is None for item in work_up.items if item.state == "not done")


def test_the_letter_has_its_seven_references(letter: Case) -> None:
    assert [reference.number for reference in letter.references] == [1, 2, 3, 4, 5, 6, 7]
    assert all(reference.cited_for for reference in letter.references)
    known = {reference.id for reference in letter.references}
    assert {name for option in letter.options for name in option.references} <= known


@pytest.mark.parametrize(("about", "words"), DOUBTS)
def test_the_letter_raises_each_doubt(letter: Case, about: str, words: str) -> None:
    found = [d for d in letter.doubts if d.about == about and words in d.text + d.suggestion]
    assert len(found) == 1


@pytest.mark.parametrize("name", ["letter", "synthetic"])
def test_every_doubt_is_about_something_in_the_case(
    name: str, request: pytest.FixtureRequest
) -> None:
    case: Case = request.getfixturevalue(name)
    by_id = {record.id: record for record in _records(case) if getattr(record, "id", "")}
    for doubt in case.doubts:
        record: object
        name, *path = re.findall(r"[\w-]+", doubt.about)
        record = by_id[name]
        for step in path:
            record = record[int(step)] if step.isdigit() else getattr(record, step)  # type: ignore[index]


def test_the_letter_records_no_board(letter: Case) -> None:
    assert letter.recommendation.decision == ""
    assert "letter puts no question" in letter.meeting.question.note


@pytest.mark.parametrize("name", INVENTED)
def test_an_invented_case_says_so_in_its_title_its_note_and_its_sources(name: str) -> None:
    case = read_case(CASES / f"{name}.board.json")
    assert case.is_synthetic
    assert case.title.startswith("SYNTHETIC CASE –")
    assert "no patient" in case.privacy.note
    assert {source.kind for source in case.sources} == {"synthetic"}


def test_the_lymphoma_has_a_deauville_score_at_each_look() -> None:
    case = read_case(CASES / "lymphoma.board.json")
    scores = [(str(s.when), s.scores[0].system, s.scores[0].value.stated) for s in case.imaging]
    assert scores == [
        ("2021-03-10", "Deauville", 5),
        ("2021-05-17", "Deauville", 4),
        ("2021-07-19", "Deauville", 3),
        ("2022-06-27", "Deauville", 5),
        ("2022-10-24", "Deauville", 2),
    ]


def test_the_sums_of_the_sarcoma_are_those_of_its_targets() -> None:
    case = read_case(CASES / "sarcoma.board.json")
    measured = [
        (study.sum_of_diameters.stated, [x.size.stated for x in study.lesions if x.size])
        for study in case.imaging
        if study.sum_of_diameters is not None
    ]
    assert measured == [(86, [68, 18]), (53, [44, 9]), (47, [39, 8])]


def test_the_sarcoma_has_margins_and_what_its_specimen_shows() -> None:
    case = read_case(CASES / "sarcoma.board.json")
    operation = _therapy(case, "op").surgery
    assert operation is not None
    assert operation.necrosis is not None
    assert (operation.margins, operation.necrosis.stated) == ("R1, deep margin", 80)
    assert [report.id for report in case.pathology] == ["core", "specimen"]
    assert [(s.system, s.stage) for s in case.staging] == [
        ("TNM", "cT2b N1 M0"),
        ("IRS group", "III"),
    ]


def test_the_donor_share_of_the_aml_is_told_by_lineage_after_each_transplant() -> None:
    case = read_case(CASES / "aml.board.json")
    shares = {
        look.id: [(c.specimen, c.donor.stated) for c in look.chimerism]
        for look in case.assessments
        if look.chimerism
    }
    assert shares["relapse-1"] == [("whole blood", 61), ("CD3", 96), ("CD33", 28)]
    assert shares["hsct-2-330"] == [("marrow", 93), ("CD3", 99), ("CD33", 88)]
    donors = [t.transplant.donor for t in case.therapies if t.transplant]
    assert donors == ["matched unrelated", "mother, haploidentical"]


def test_the_synthetic_case_says_that_it_is_made_up(synthetic: Case) -> None:
    assert synthetic.is_synthetic
    assert synthetic.title.startswith("SYNTHETIC CASE –")
    assert "made up" in synthetic.privacy.note
    assert any("Made up" in remark.text for remark in synthetic.remarks)


def test_the_synthetic_case_is_dense(synthetic: Case) -> None:
    assert len(synthetic.labs) >= 1000
    looks = [found for found in synthetic.assessments if found.marrow and found.marrow.mrd]
    assert len(looks) >= 18
    assert {mrd.method for found in looks if found.marrow for mrd in found.marrow.mrd} == {
        "flow cytometry",
        "NGS",
    }
    assert synthetic.recommendation.decision


def test_the_synthetic_laboratory_has_censored_missing_and_worded_results(
    synthetic: Case,
) -> None:
    stated = {str(result.value.stated) for result in synthetic.labs}
    assert {"<0.1", "not done", "sample clotted"} <= stated


def test_the_white_cells_of_the_synthetic_case_do_not_exceed_their_sum(synthetic: Case) -> None:
    by_day: dict[str, dict[str, float]] = {}
    for result in synthetic.labs:
        if result.value.low is not None:
            by_day.setdefault(str(result.when), {})[result.test] = result.value.low
    full = [day for day in by_day.values() if {"neutrophils", "lymphocytes"} <= day.keys()]
    assert len(full) > 200
    # Each is measured with its own error, so the sum may lie a little above.
    assert all(
        day["neutrophils"] + day["lymphocytes"] <= 1.35 * day["leukocytes"] + 0.1 for day in full
    )


def test_the_pictures_of_the_synthetic_case_are_there(synthetic: Case) -> None:
    files = [CASES / image.file for image in synthetic.images]
    assert len(files) == 3
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)
    assert sorted(files) == sorted((CASES / "images").iterdir())


def test_the_minimal_case_is_a_diagnosis_and_a_question(minimal: Case) -> None:
    assert minimal == Case(
        title="SYNTHETIC CASE – the least a case can be",
        privacy=Privacy(status="synthetic"),
        meeting=Meeting(question=Statement(text="Which treatment should follow?")),
        diagnosis=Diagnosis(disease=Coded(text="B-cell precursor acute lymphoblastic leukemia")),
    )
