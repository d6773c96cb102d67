from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case
from boardapp.case.complications import AdverseEvent, GradePart, OrganSupport
from boardapp.case.diagnosis import Coded, Diagnosis
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.desktop.charts.cycle_view import CycleView
from boardapp.desktop.panels.toxicity.panel import ToxicityPanel
from boardapp.desktop.parts.panel import Panel
from boardapp.desktop.parts.tables.facts_table import FactsTable
from boardapp.desktop.parts.tables.late_page import LatePage, LateTable
from boardapp.review.model.review import Review
from boardapp.review.review_case import review_case
from tests.review.plausibility.gate import a_case

ShowPanel = Callable[[type[Panel], Review | None], Panel]
ShowToxicity = Callable[[Review], ToxicityPanel]


@pytest.fixture
def show_toxicity(on_screen: ShowPanel) -> ShowToxicity:
    panels = []

    def show(review: Review) -> ToxicityPanel:
        made = on_screen(ToxicityPanel, review)
        assert isinstance(made, ToxicityPanel)
        panels.append(made)  # a tab lives as long as its panel does
        return made

    return show


def _cells(table: FactsTable) -> list[tuple[str, ...]]:
    return [table.facts.row(number).cells for number in range(table.facts.rowCount())]


def _tables(panel: ToxicityPanel) -> list[LateTable]:
    return panel.findChildren(LateTable)


def test_the_first_opening_builds_no_tab_that_is_not_seen(
    show_toxicity: ShowToxicity, synthetic: Review
) -> None:
    panel = show_toxicity(synthetic)
    pages = panel.findChildren(LatePage)
    assert len(pages) == 7
    assert not any(page.is_built for page in pages)
    assert panel.findChildren(CycleView) == []
    tabs = panel.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    assert [tabs.tabText(n) for n in range(4)] == [
        "Complications", "By cycle", "SOS/VOD", "Inotuzumab",
    ]  # fmt: skip
    tabs.setCurrentWidget(panel.sos)
    assert [page.name for page in pages if page.is_built] == ["SOS/VOD"]


def test_a_fact_is_found_in_a_tab_that_nobody_has_seen(
    show_toxicity: ShowToxicity, synthetic: Review
) -> None:
    panel = show_toxicity(synthetic)
    assert panel.rate("therapies[3].courses[0]") > 0
    assert not any(page.is_built for page in panel.findChildren(LatePage))
    assert panel.reveal("therapies[3].courses[0]")
    assert panel.by_cycle.isVisible()
    assert not panel.sos.is_built


def test_complications_are_listed_as_stated(show_toxicity: ShowToxicity, letter: Review) -> None:
    rows = {row[0]: row for row in _cells(show_toxicity(letter).complications.table)}
    assert rows["Pancytopenia"][3] == "moderate, persistent (no grade stated)"
    assert rows["AST increased"][1:4] == (
        "adverse event",
        "during inotuzumab ozogamicin (resumed)",
        "1 (as stated)",
    )
    bleeding = rows["Mucocutaneous bleeding"]
    assert bleeding[5] == "aminocaproic acid for the gingival bleeding"
    assert bleeding[7] == "letter ¶6; letter ¶7; letter ¶8"
    assert rows["Localised cellulitis"][1] == "infection"
    assert len(rows) == len(letter.complications)


def test_a_grade_that_is_missing_is_not_reported_and_never_zero(
    show_toxicity: ShowToxicity, synthetic: Review
) -> None:
    grades = {row[3] for row in _cells(show_toxicity(synthetic).complications.table)}
    assert "0" not in grades
    assert "not reported" in grades


def test_the_checklist_names_its_rule_and_leaves_open_what_nobody_looked_at(
    show_toxicity: ShowToxicity, letter: Review
) -> None:
    rows = _cells(show_toxicity(letter).sos.content)
    assert rows[0] == (
        "checklist",
        "All criteria",
        "not assessable: no reported criterion met, 5 of 5 not assessed",
        "",
        "EBMT paediatric SOS/VOD criteria, 2018, reading 3",
    )
    criteria = [row for row in rows if row[0] == "criterion"]
    assert [row[2] for row in criteria] == ["not assessed"] * 5
    assert criteria[4][3] == "stated as normal; no daily values"
    assert ("as stated", "SOS/VOD", "not reported", "", "") in rows


def test_risk_factors_are_facts_and_not_scored(show_toxicity: ShowToxicity, letter: Review) -> None:
    factors = [row for row in _cells(show_toxicity(letter).sos.content) if row[0] == "risk factor"]
    assert {row[2] for row in factors} == {"not scored"}
    assert {row[1]: row[3] for row in factors}["Later salvage line"] == "given in line 4 and 6"


def test_inotuzumab_stands_against_its_label(show_toxicity: ShowToxicity, letter: Review) -> None:
    rows = _cells(show_toxicity(letter).inotuzumab.content)
    assert [row[3] for row in rows] == ["2", "9", "2 and 9 by phase, 11 if none counts another"]
    assert rows[-1][4:] == (
        "dose not reported",
        "exceeds label: more than 6 cycles",
        "inotuzumab ozogamicin label, version 2",
    )


def test_the_antigens_stand_with_the_drugs_against_them(
    show_toxicity: ShowToxicity, letter: Review
) -> None:
    rows = _cells(show_toxicity(letter).antigens.content)
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert ("CD19", "exposure", "blinatumomab", "cycles not reported") in [
        (row[0], *row[2:5]) for row in rows
    ]
    assert {row[4] for row in rows if row[2] == "expression"} == {"not reported"}


def test_what_bears_on_bleeding_and_liver_has_its_table(
    show_toxicity: ShowToxicity, synthetic: Review
) -> None:
    panel = show_toxicity(synthetic)
    entries = {ledger.name: len(ledger.entries) for ledger in synthetic.ledgers}
    assert len(_cells(panel.on_bleeding.content)) == entries["Bleeding"] == 21
    liver = {row[1]: row[3] for row in _cells(panel.on_liver.content)}
    assert len(liver) == entries["Liver"]
    assert liver["ALT"].endswith("worst grade by the laboratory value 3")


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("adverse_events[0].severity", "Complications"),
        ("infections[0]", "Complications"),
        ("admissions[1]", "Complications"),
        ("therapies[8].cycles", "Inotuzumab"),
    ],
)
def test_a_fact_is_led_to_in_its_tab(
    show_toxicity: ShowToxicity, letter: Review, place: str, name: str
) -> None:
    panel = show_toxicity(letter)
    assert panel.reveal(place)
    shown = [t for t in panel.findChildren(FactsTable) if t.isVisible()]
    assert [table.accessibleName() for table in shown] == [name]
    assert shown[0].current_place()
    assert place.startswith(shown[0].current_place())


def test_every_entry_of_a_ledger_is_found(show_toxicity: ShowToxicity, letter: Review) -> None:
    panel = show_toxicity(letter)
    for ledger in letter.ledgers:
        for entry in ledger.entries:
            assert panel.reveal(entry.place), entry.place


def test_a_fact_that_is_not_of_toxicity_is_left_to_another_panel(
    show_toxicity: ShowToxicity, letter: Review
) -> None:
    assert not show_toxicity(letter).reveal("goals[0]")


def test_empty_tables_say_what_is_missing_and_how_to_add_it(
    show_toxicity: ShowToxicity, minimal: Review
) -> None:
    panel = show_toxicity(minimal)
    tables = [panel.complications.table, *(page.content for page in _tables(panel))]
    said = {table.accessibleName(): table.accessibleDescription() for table in tables}
    assert len(said) == 7
    ways = ("Insert adds", "stand in")
    assert all(any(way in text for way in ways) for text in said.values())
    assert said["Complications"].startswith("No complication is stated.")
    assert said["SOS/VOD"].startswith("No checklist of SOS/VOD")
    assert said["Grades by parts"].startswith("No grade is computed: no CRS, ICANS, GvHD")


def test_a_table_leads_to_its_facts(
    qtbot: QtBot, show_toxicity: ShowToxicity, letter: Review
) -> None:
    panel = show_toxicity(letter)
    assert letter.inotuzumab is not None
    table = panel.inotuzumab.content
    with qtbot.waitSignal(panel.fact_requested) as heard:
        table.activated.emit(table.facts.index(1, 0))
    assert heard.args == [letter.inotuzumab.courses[1].place]


def test_the_support_of_organs_is_a_row_with_its_organ(show_toxicity: ShowToxicity) -> None:
    support = OrganSupport(
        name="invasive ventilation", organ="lung", reason="pneumonia",
        start=When.parse("2020-03-01"), end=When.parse("2020-03-08"), source="chart",
    )  # fmt: skip
    panel = show_toxicity(review_case(a_case(organ_support=(support,))))
    (row,) = _cells(panel.complications.table)
    assert row == (
        "Invasive ventilation", "organ support: lung", "2020-03-01\nuntil 2020-03-08", "",
        "pneumonia", "", "", "chart",
    )  # fmt: skip


def test_grades_by_parts_stand_beside_the_stated_ones_disagreements_first(
    show_toxicity: ShowToxicity,
) -> None:
    agreeing = AdverseEvent(
        term="SOS/VOD",
        grade=Value("very severe"),
        grading="EBMT",
        parts=(GradePart(name="GFR", value=Value(14), unit="mL/min"),),
        onset=When.parse("2020-03-01"),
    )
    disagreeing = AdverseEvent(
        term="acute GvHD",
        grade=Value("I"),
        grading="MAGIC",
        parts=(GradePart(name="skin stage", value=Value(3)),),
        onset=When.parse("2020-04-01"),
    )
    review = review_case(
        Case(
            title="A case",
            diagnosis=Diagnosis(when=When.parse("2020-02-07"), disease=Coded(text="AML")),
            adverse_events=(agreeing, disagreeing),
        )
    )
    rows = _cells(show_toxicity(review).grades.content)
    assert [row[0] for row in rows] == ["Acute GvHD", "SOS/VOD"]
    assert rows[0][2:7] == (
        "MAGIC grade I",
        "at least MAGIC grade II",
        "disagree",
        "by skin; not reported: liver and lower gut",
        "MAGIC acute GvHD, version 1",
    )
    assert rows[1][2:5] == ("EBMT very severe", "EBMT very severe", "agree")
