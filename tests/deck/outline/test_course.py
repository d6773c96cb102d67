"""What the slides of the course and the status say of small cases, word by word."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from boardapp.casefile.decode import decode_case
from boardapp.deck.outline.build import build_deck
from boardapp.deck.slides import Deck, FigureBlock, Slide, TableBlock, TextBlock
from boardapp.figures.cards.cards import Cards
from boardapp.review.review_case import review_case


def _deck(disease: str = "B-ALL", when: str = "2019-01-01", **parts: Any) -> Deck:
    case = {
        "format": "boardapp-case",
        "version": 1,
        "title": "SYNTHETIC CASE – a small one",
        "privacy": {"status": "synthetic"},
        "diagnosis": {"id": "dx", "when": when, "disease": {"text": disease}},
        **parts,
    }
    if "dx" in parts:
        case["diagnosis"] |= case.pop("dx")  # type: ignore[operator]
    return build_deck(review_case(decode_case(json.dumps(case).encode(), "x.json")), "full")


def _slide(deck: Deck, key: str) -> Slide:
    return next(slide for slide in deck.slides if slide.key == key)


def _tables(slide: Slide) -> list[TableBlock]:
    beside = [b.otherwise for b in slide.blocks if isinstance(b, FigureBlock)]
    blocks = [*slide.blocks, *(block for others in beside for block in others)]
    return [block for block in blocks if isinstance(block, TableBlock)]


def _words(deck: Deck) -> str:
    return "\n".join(
        "\n".join(
            (
                slide.title,
                *(" | ".join(row) for table in _tables(slide) for row in table.rows),
                *(
                    f"{p.label} {p.text}"
                    for block in slide.blocks
                    if isinstance(block, TextBlock)
                    for p in block.paragraphs
                ),
            )
        )
        for slide in deck.slides
    )


def _therapy(name: str, line: int | None, start: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "kind": "chemotherapy", "line": line, "start": start, **more}


PROGRESSED = {
    "therapies": [
        _therapy("MAP", 1, "2019-01-10", end="2019-06-01"),
        _therapy("IE", 2, "2019-06-20"),
    ],
    "assessments": [
        {"when": "2019-06-05", "finding": "progression", "after": "MAP", "sites": ["lung"]},
        {"when": "2019-08-01", "after": "IE", "response": "PR"},
    ],
}


def test_the_course_asserts_the_progression_and_what_came_then() -> None:
    deck = _deck("osteosarcoma", **PROGRESSED)
    assert _slide(deck, "timeline").title == "Progression under MAP (lung), then PR"
    assert "no relapse reported" not in _words(deck)


def test_a_line_has_the_response_of_its_look_with_its_time_and_no_empty_column() -> None:
    (table,) = _tables(_slide(_deck("osteosarcoma", **PROGRESSED), "lines"))
    assert table.columns == ("Line", "Therapy", "Start", "Best response", "Then")
    assert table.rows == (
        ("1", "MAP", "day 9", "not reported", "progression (lung)"),
        ("2", "IE", "month 5.6", "PR (month 7)", "not reported"),
    )


def test_a_progression_long_after_a_therapy_is_not_under_it() -> None:
    late = {"when": "2020-06-05", "finding": "progression", "after": "MAP"}
    parts = {"therapies": PROGRESSED["therapies"][:1], "assessments": [late]}
    deck = _deck("osteosarcoma", **parts)
    assert _slide(deck, "timeline").title == "Progression after MAP"


def test_refractory_disease_is_called_no_progression() -> None:
    deck = _deck(
        therapies=[_therapy("blinatumomab", 1, "2019-02-01", end="2019-03-01")],
        assessments=[{"when": "2019-03-02", "finding": "refractory", "after": "blinatumomab"}],
    )
    assert _slide(deck, "timeline").title == "Refractory to blinatumomab"
    assert "progression" not in _words(deck).lower()


def test_what_is_planned_is_said_beside_the_lines_and_not_counted() -> None:
    planned = _therapy("CAR-T", 2, "after chemo", status="planned")
    deck = _deck(therapies=[_therapy("chemo", 1, "2019-01-02"), planned])
    lines = _slide(deck, "lines")
    assert lines.title == "One line of therapy: chemo; planned: CAR-T"
    assert _tables(lines)[0].caption == "Planned: CAR-T."
    assert "Two lines" not in _words(deck)


def test_why_a_line_was_stopped_stands_beside_its_outcome() -> None:
    vac = _therapy("VAC", 1, "2019-01-02", end="2019-06-01", reason_stopped="SOS")
    cut = _therapy("excision", 1, "2019-03-01", kind="surgery", outcome="margins free")
    (table,) = _tables(_slide(_deck("rhabdomyosarcoma", therapies=[vac, cut]), "lines"))
    assert table.rows[0][-1] == "margins free; stopped: SOS"


def test_what_goes_on_is_told_apart_from_what_was_stopped() -> None:
    first = _therapy("A", 1, "2019-01-02", end="2019-02-01", reason_stopped="toxicity")
    second = _therapy("B", 1, "2019-03-01", status="ongoing")
    (table,) = _tables(_slide(_deck(therapies=[first, second]), "lines"))
    assert table.rows[0][-1] == "stopped: toxicity; B ongoing"


def test_each_part_of_the_status_has_its_own_time() -> None:
    negative = [{"result": "negative", "limit": 1e-4, "method": "flow", "specimen": "marrow"}]
    deck = _deck(
        meeting={"as_of": "2020-12-01"},
        assessments=[
            {"when": "2019-02-01", "finding": "remission", "response": "CR1",
             "marrow": {"mrd": negative}},
            {"when": "2020-01-01", "finding": "relapse", "number": 1, "sites": ["marrow"]},
            {"when": "2020-12-01", "finding": "remission", "response": "CR2"},
        ],
    )  # fmt: skip
    status = _slide(deck, "status")
    assert status.title == "CR2, month 23"
    figure = next(b.figure for b in status.blocks if isinstance(b, FigureBlock))
    assert isinstance(figure, Cards)
    tiles = {c.head: [w.text for w in c.words] for row in figure.rows for c in row.cards}
    assert tiles["Disease"] == ["CR2", "month 23"]
    assert tiles["MRD"] == [
        "Not reported",
        "in CR2; last < 1×10⁻⁴ (negative, flow, marrow), before relapse 1 (day 31)",
    ]
    rows = dict(_tables(status)[0].rows)
    assert rows["Disease"] == "CR2 – month 23"
    assert rows["MRD"] == (
        "in CR2 not reported; last negative (< 1×10⁻⁴, flow, marrow) before relapse 1 – day 31"
    )


def test_a_remission_has_no_length_of_no_days() -> None:
    deck = _deck(assessments=[{"when": "2019-12-01", "finding": "remission", "response": "CR"}])
    (table,) = _tables(_slide(deck, "relapses"))
    assert table.rows == (("month 11", "first seen at the last look", "seen once", "CR"),)
    assert "0 d" not in _words(deck)


def test_what_was_found_later_is_not_under_at_diagnosis() -> None:
    alk = {"name": "ALK", "kind": "variant", "result": "V757M", "when": "2022-04"}
    deck = _deck("sarcoma", "2019-12", dx={"genetics": [alk]})
    (later,) = _tables(_slide(deck, "diagnosis"))
    assert later.columns == ("Finding", "Found later", "When")
    assert later.rows == (("ALK", "V757M", "month 27–29"),)


def test_what_is_not_stated_of_radiation_is_left_out() -> None:
    field = {"site": "not reported", "dose": "not reported", "unit": "Gy"}
    rt = _therapy("radiotherapy", 1, "after dx", kind="radiation", radiation=[field])
    deck = _deck(when="not reported", dx={"cns": {"status": "CNS1"}}, therapies=[rt])
    words = _words(deck)
    assert "not reported not reported" not in words
    assert "not reported Gy" not in words
    assert "CNS1 – not reported" not in words
    missing = {row[0]: row[2] for row in _tables(_slide(deck, "completeness"))[0].rows}
    assert missing["doses"] == "not reported: radiotherapy: dose"


@pytest.mark.parametrize(
    "word", ["marrow blasts", "CNS status", "MRD", "CD19", "CIBMTR", "notuzumab"]
)
def test_a_deck_of_a_solid_tumor_has_no_word_of_leukemia(word: str) -> None:
    therapy = _therapy("osimertinib", 1, "2019-01-10", kind="targeted therapy")
    look = {"when": "2019-08-01", "after": "osimertinib", "response": "PR"}
    deck = _deck("lung adenocarcinoma", therapies=[therapy], assessments=[look])
    assert word not in _words(deck)
    assert "responses | missing" not in _words(deck)


def test_a_date_of_diagnosis_is_no_row_of_a_slide() -> None:
    deck = _deck("sarcoma", "2005", dx={"morphology": "spindle cells"})
    (table,) = _tables(_slide(deck, "diagnosis"))
    assert table.rows == (("Histology", "spindle cells"),)
    assert "2005" not in "\n".join(map(str, _tables(_slide(deck, "diagnosis"))))


def test_a_time_with_a_word_of_its_own_needs_no_as_of() -> None:
    assert " · at diagnosis · " in _deck().footer
    deck = _deck(therapies=[_therapy("chemo", 1, "after dx")], meeting={"as_of": "after chemo"})
    assert " · after chemo · " in deck.footer


def test_complications_of_one_name_are_told_apart_by_their_time() -> None:
    deck = _deck(
        adverse_events=[
            {"term": "ICANS", "grade": 2, "onset": "2019-02-10", "action": "steroids"},
            {"term": "ICANS", "grade": 3, "onset": "2019-02-14", "outcome": "recovered"},
        ],
    )
    slide = _slide(deck, "toxicity")
    assert slide.title == "Complications: ICANS"
    (table,) = _tables(slide)
    assert [row[0] for row in table.rows] == ["ICANS, day 44", "ICANS, day 40"]


def test_a_time_that_rows_share_is_not_said_of_a_row_without_one() -> None:
    """A planned transplant has no time: "time unless stated: month 5" would give it one."""
    parts = {
        "meeting": {"as_of": "2019-06-01", "question": {"text": "What?"}},
        "assessments": [{"when": "2019-06-01", "finding": "remission", "response": "CR"}],
        "labs": [{"test": "platelets", "value": 150, "unit": "10*9/L", "when": "2019-06-01"}],
    }
    plan = {"name": "HSCT", "kind": "transplant", "status": "planned"}
    (told,) = _slide(_deck(**parts), "status").blocks
    assert isinstance(told, FigureBlock)
    assert told.caption == "Time unless stated: month 5."
    (told,) = _slide(_deck(**parts, therapies=[plan]), "status").blocks
    assert isinstance(told, FigureBlock)
    assert told.caption == ""


def test_the_best_response_of_the_last_line_is_never_told_without_its_end() -> None:
    parts = {
        "therapies": [{"name": "A", "kind": "chemotherapy", "line": 1, "start": "2019-01-02"}],
        "assessments": [{"when": "2019-05-01", "finding": "remission", "response": "CR"}],
    }
    assert _slide(_deck(**parts), "lines").title == "One line of therapy: A (CR)"
    parts["assessments"].append({"when": "2019-09-01", "finding": "relapse", "sites": ["CNS"]})
    assert _slide(_deck(**parts), "lines").title == (
        "One line of therapy: A (CR, then relapse (CNS))"
    )


def test_a_deck_says_what_the_disease_is_read_as() -> None:
    deck = _deck("osteosarcoma", assessments=[{"when": "2019-05-01", "finding": "remission"}])
    told = "disease profile by code or name, version 1"
    (note,) = (n.text for n in _slide(deck, "diagnosis").notes if n.kind == "rule")
    assert note == (
        f"Rule: Disease profile, {told}. Read as sarcoma of bone or soft tissue, by its name."
    )
    (table,) = _tables(_slide(deck, "definitions"))
    assert ("Disease profile", told) in [row[:2] for row in table.rows]


def test_what_came_back_is_called_by_the_word_of_its_disease() -> None:
    looks = [
        {"id": "back", "when": "2019-05-01", "finding": "relapse", "sites": ["lung"]},
        {"when": "after back", "finding": "stable disease"},
    ]
    lines = [_therapy("A", 1, "2019-01-10"), _therapy("B", 2, "after back")]
    deck = _deck("adenocarcinoma of the lung", assessments=looks, therapies=lines)
    told = [slide for slide in deck.slides if slide.key != "register"]  # which says it as filed
    words = _words(replace(deck, slides=tuple(told)))
    assert "recurrence (lung)" in words
    assert "after recurrence" in words
    assert "relapse" not in words.lower()
    assert "relapse" in _words(_deck("B-ALL", assessments=looks, therapies=lines)).lower()


def test_a_line_that_failed_by_its_own_words_is_called_by_no_calm_one() -> None:
    first = _therapy("R-CHOP", 1, "2019-01-10", end="2019-05-01")
    failed = {"best_response": "progressive disease", "reason_stopped": "progression"}
    deck = _deck("DLBCL", therapies=[first, _therapy("R-DHAP", 2, "2019-06-01", **failed)])
    (spoken,) = [text for text in _slide(deck, "lines").say if "R-DHAP" in text]
    assert "line 2, R-DHAP: progressive disease; progression" in spoken
    assert "Line 1, R-CHOP: no relapse reported" in spoken


def test_what_came_back_is_called_in_the_words_of_the_disease_though_a_line_failed() -> None:
    therapies = [
        _therapy("first", 1, "2019-01-10", end="2019-05-01"),
        _therapy("second", 2, "2019-07-01", end="2019-09-01", reason_stopped="progression"),
    ]
    looks = [
        {"when": "2019-06-20", "finding": "relapse", "number": 1, "sites": ["left temporal lobe"]},
        {"when": "2019-09-01", "finding": "progression", "after": "second"},
    ]
    deck = _deck("glioblastoma", therapies=therapies, assessments=looks)
    assert _slide(deck, "timeline").title.startswith("One recurrence and one progression")


def test_the_time_of_what_is_overtaken_is_not_that_of_the_status() -> None:
    looks = [
        {
            "when": "2019-03-01",
            "finding": "remission",
            "marrow": {"mrd": [{"result": "negative", "specimen": "marrow"}], "blasts": 1},
        },
        {"when": "2019-09-01", "finding": "relapse", "number": 1, "sites": ["marrow"]},
    ]
    deck = _deck("B-ALL", therapies=[_therapy("first", 1, "2019-01-05")], assessments=looks)
    (block,) = [b for b in _slide(deck, "status").blocks if isinstance(b, FigureBlock)]
    assert "month 1.9" not in block.caption
    cells = [row[1] for table in _tables(_slide(deck, "status")) for row in table.rows]
    (mrd,) = [cell for cell in cells if "last negative" in cell and "MRD" not in cell]
    assert mrd.endswith("before relapse 1 – day 59")


def test_what_is_placed_by_nothing_makes_no_course() -> None:
    """Before any diagnosis, studies would stand in the picture after one that nobody made."""
    studies = [{"when": "2023-03-01", "modality": "MRI", "finding": "a mass"}]
    without = _deck("pelvic mass", when="not reported", imaging=studies)
    assert "timeline" not in [slide.key for slide in without.slides]
    assert "timeline" in [slide.key for slide in _deck("pelvic mass", imaging=studies).slides]


def test_before_a_diagnosis_times_are_told_by_age() -> None:
    deck = _deck(
        "pelvic mass",
        when="not reported",
        patient={"born": "2016-07-01"},
        imaging=[{"when": "2023-03-03", "modality": "MRI", "finding": "a mass"}],
        labs=[{"test": "AFP", "when": "2023-03-02", "value": 2, "unit": "ng/mL"}],
    )
    assert "before month" not in _words(deck)
    assert "at 6 y 8 mo of age" in _words(deck)


def test_a_therapy_that_was_declined_is_not_called_not_reported() -> None:
    declined = _therapy(
        "gemcitabine", 1, "not reported", status="not given", reason_stopped="declined"
    )
    deck = _deck("adenocarcinoma of the pancreas", therapies=[declined])
    rows = {row[0]: row[1] for table in _tables(_slide(deck, "status")) for row in table.rows}
    assert rows["Therapy"] == "gemcitabine: not given (declined)"
    assert "Gemcitabine: not given (declined)." in _slide(deck, "timeline").say


def test_watching_is_no_supportive_care() -> None:
    watched = {"name": "watch and wait", "kind": "observation", "start": "2019-01-01"}
    care = {"name": "ursodiol", "start": "2019-01-01"}
    review = review_case(
        decode_case(
            json.dumps(
                {
                    "format": "boardapp-case",
                    "version": 2,
                    "title": "SYNTHETIC CASE",
                    "diagnosis": {"when": "2019-01-01", "disease": {"text": "CLL"}},
                    "therapies": [watched, care],
                }
            ).encode(),
            "x.json",
        )
    )
    assert [phase.name for phase in review.supportive] == ["ursodiol"]
    assert [phase.name for phase in review.outside_lines] == ["watch and wait"]


def test_no_slide_shows_an_axis_without_anything_on_it() -> None:
    picture = {"caption": "CT of the liver", "file": "ct.png"}
    keys = [slide.key for slide in _deck(images=[picture]).slides]
    assert "timeline" not in keys
    dated = {**picture, "when": "dx + 3 mo"}
    given = {"name": "FOLFOX", "start": "dx + 1 mo", "end": "dx + 4 mo"}
    keys = [slide.key for slide in _deck(images=[dated], therapies=[given]).slides]
    assert "timeline" in keys
