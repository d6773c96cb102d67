"""The deck in the window as a user changes it: with keys, clicks and the mouse."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from boardapp.case.deck_settings import DeckSettings, SlideSetting
from boardapp.case.place import Place
from boardapp.casefile.files import read_case, write_case
from boardapp.deck import plan as deck_plan
from boardapp.deck.errors import DeckError
from boardapp.deck.fitting.text import texts_of
from boardapp.desktop.deck.panel import FAILED, NO_CASE, WAIT, DeckPanel
from boardapp.desktop.deck.picker.remark import HINT
from boardapp.desktop.deck.preparing import Painted
from boardapp.desktop.deck.slide_page import LEFT_OUT
from boardapp.desktop.session.document import load
from boardapp.desktop.slides.spots import Spot
from boardapp.desktop.window.workbench import Workbench
from tests.deck.templates import four_to_three

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., DeckPanel]
LETTER = [
    "question", "diagnosis", "timeline", "status", "labs", "toxicity", "goals", "options",
    "recommendation",
]  # fmt: skip


@pytest.fixture
def own(letter_path: Path, tmp_path: Path) -> Path:
    """The letter in a file of its own."""
    return Path(shutil.copyfile(letter_path, tmp_path / "own.board.json"))


@pytest.fixture
def opened(qtbot: QtBot, workbench: Workbench, own: Path) -> Open:
    """Open the panel for the letter, or for it with a choice of slides."""

    def show(stored: DeckSettings | None = None) -> DeckPanel:
        if stored is not None:
            write_case(own, replace(read_case(own), presentation=stored), images_from=own)
        workbench.document.take(load(own))
        workbench.show_panel("deck")
        panel = workbench.panels.panel
        assert isinstance(panel, DeckPanel)
        settle(qtbot, panel)
        return panel

    return show


def settle(qtbot: QtBot, panel: DeckPanel) -> None:
    """Wait until all slides are planned and painted."""
    qtbot.waitUntil(lambda: panel.plan is not None, timeout=30_000)
    qtbot.waitUntil(lambda: not panel.following.is_busy, timeout=30_000)


def painted(panel: DeckPanel) -> dict[int, Painted]:
    """The written slides as they look, by their number."""
    assert panel.deck is not None
    return panel.deck.painted


def kept(workbench: Workbench) -> DeckSettings:
    """The choice that the open case keeps."""
    assert workbench.document.case is not None
    return workbench.document.case.presentation


def listed(panel: DeckPanel, part: str = "main") -> list[str]:
    """The slides in the deck, in order."""
    return [
        choice.key
        for choice in panel.picker.model.choices
        if choice.included and (choice.section == "Backup") == (part == "backup")
    ]


def go_to(panel: DeckPanel, key: str) -> None:
    """Move the keyboard to a slide, as a user does."""
    QTest.keyClick(panel.view, Key.Key_Home)
    while (slide := panel.picker.chosen) is None or slide.key != key:
        before = panel.view.number
        QTest.keyClick(panel.view, Key.Key_Down)
        assert panel.view.number != before, f"no slide {key}"


def press(panel: DeckPanel, action: str) -> None:
    buttons = {button.text().replace("&", ""): button for button in panel.commands.buttons}
    QTest.mouseClick(buttons[action], Qt.MouseButton.LeftButton)


def test_the_slides_are_shown_as_they_would_be_written(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    assert QApplication.focusWidget() is panel.view
    assert listed(panel) == LETTER
    assert panel.head.text() == "To show 9 · ≈ 5 min"
    assert "130 words a minute" in panel.head.toolTip()
    count = len(panel.plan.fitted.pages) - 9 if panel.plan else 0
    divider = panel.view.model().index(panel.picker.model.divider, 0)
    assert divider.data() == f"Backup {count}"
    assert panel.page.slide.accessibleName().startswith("Slide: Bleeding under long inotuzumab")
    assert "How should the bleeding" in panel.page.notes.toPlainText()
    assert panel.remark.text() == HINT
    assert kept(workbench) == DeckSettings()
    item = workbench.panels.list.item(workbench.panels.list.currentRow())
    assert item.data(Qt.ItemDataRole.AccessibleTextRole) == "Deck, 9 slides to show"


def test_without_a_case_the_panel_says_so(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    panel.show_review(None)
    assert panel.page.slide.accessibleName() == NO_CASE
    assert panel.view.model().rowCount() == 1
    assert panel.page.notes.toPlainText() == ""


def test_space_leaves_a_slide_out_and_takes_it_in(
    qtbot: QtBot, opened: Open, workbench: Workbench
) -> None:
    panel = opened()
    go_to(panel, "toxicity")
    QTest.keyClick(panel.view, Key.Key_Space)
    assert listed(panel) == [key for key in LETTER if key != "toxicity"]
    said = workbench.window.statusBar().currentMessage()
    assert said.startswith("Leave out slide “")
    assert said.endswith("”. Ctrl+Z undoes it.")
    settle(qtbot, panel)
    assert panel.head.text().startswith("To show 8")
    assert panel.page.slide.accessibleName().startswith(f"{LEFT_OUT}: Slide: ")
    assert panel.page.slide.spots
    QTest.keyClick(panel.view, Key.Key_Space)
    assert kept(workbench).slides == ()


def test_a_click_into_the_box_leaves_a_slide_out(opened: Open) -> None:
    panel = opened()
    row = panel.view.visualRect(panel.view.model().index(1, 0))
    box = row.bottomLeft() + QPoint(14, -16)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert listed(panel) == [key for key in LETTER if key != "diagnosis"]


def test_alt_and_an_arrow_move_a_slide(qtbot: QtBot, opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "labs")
    QTest.keyClick(panel.view, Key.Key_Up, ALT)
    QTest.keyClick(panel.view, Key.Key_Up, ALT)
    order = ["question", "diagnosis", "labs", "timeline", "status"]
    assert listed(panel)[:5] == order
    settle(qtbot, panel)
    assert listed(panel)[:5] == order
    assert panel.picker.chosen is not None
    assert panel.picker.chosen.key == "labs"
    assert [s.key for s in kept(workbench).slides[:3]] == ["question", "diagnosis", "labs"]
    QTest.keyClick(panel.view, Key.Key_Down, ALT)
    assert listed(panel)[:5] == ["question", "diagnosis", "timeline", "labs", "status"]


def test_a_slide_goes_over_the_line_and_back(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "recommendation")
    QTest.keyClick(panel.view, Key.Key_Down, ALT)
    assert listed(panel) == LETTER[:-1]
    assert listed(panel, "backup")[0] == "recommendation"
    press(panel, "Out of Backup")
    assert kept(workbench).slides == ()
    press(panel, "To the Backup")
    assert listed(panel, "backup")[0] == "recommendation"


def test_the_buttons_are_grey_where_there_is_nothing_to_do(opened: Open) -> None:
    panel = opened()
    buttons = panel.commands.buttons
    assert [b.isEnabled() for b in buttons] == [False, True, True, True, False]
    QTest.keyClick(panel.view, Key.Key_End)
    assert [b.isEnabled() for b in buttons] == [True, False, True, True, False]


def test_a_slide_is_dragged_to_its_place(opened: Open) -> None:
    panel = opened()
    divider = panel.picker.model.divider
    assert _drag(panel, 4, 1)
    assert listed(panel)[:3] == ["question", "labs", "diagnosis"]
    assert _drag(panel, 0, divider + 1)
    assert listed(panel, "backup")[0] == "question"


def test_what_is_no_slide_of_this_list_can_not_be_dropped(
    opened: Open, workbench: Workbench
) -> None:
    panel = opened()
    text = QMimeData()
    text.setText("0")
    _drop(panel, text, 3)
    assert kept(workbench) == DeckSettings()


def _drag(panel: DeckPanel, row: int, before: int) -> bool:
    """Take a row and let it fall at the upper edge of another."""
    model = panel.picker.model
    return _drop(panel, model.mimeData([model.index(row)]), before)


def _drop(panel: DeckPanel, data: QMimeData, before: int) -> bool:
    # No drag can be made without a screen, so what a drag sends is sent.
    view, move = panel.view, Qt.DropAction.MoveAction
    index = view.model().index(before, 0)
    view.scrollTo(index)
    place = view.visualRect(index).topLeft() + QPoint(80, 1)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, move, data, left, none)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(place, move, data, left, none))
    drop = QDropEvent(QPointF(place), move, data, left, none)
    drop.ignore()
    QApplication.sendEvent(view.viewport(), drop)
    return drop.isAccepted()


def test_f2_gives_a_title(qtbot: QtBot, opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "timeline")
    QTest.keyClick(panel.view, Key.Key_F2)
    field = panel.page.title_field
    assert field.hasFocus()
    assert field.text() == ""
    made = "Four relapses in five lines; none reported since InO course 2"
    assert field.placeholderText() == made
    QTest.keyClicks(field, "Four relapses, then quiet")
    QTest.keyClick(field, Key.Key_Return)
    assert panel.view.hasFocus()
    [titled] = [s for s in kept(workbench).slides if s.title]
    assert (titled.key, titled.title) == ("timeline", "Four relapses, then quiet")
    assert panel.remark.text() == f"Your title. Made from the data: “{made}”"
    settle(qtbot, panel)
    told = panel.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "has a title of your own" in told
    assert panel.page.slide.accessibleName().startswith("Slide: Four relapses, then quiet")


def test_escape_leaves_the_title_alone(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    press(panel, "Change Title")
    QTest.keyClicks(panel.page.title_field, "Nothing")
    QTest.keyClick(panel.page.title_field, Key.Key_Escape)
    assert panel.view.hasFocus()
    assert panel.page.title_field.text() == ""
    assert kept(workbench) == DeckSettings()


def test_an_empty_title_is_the_made_one_again(opened: Open, workbench: Workbench) -> None:
    panel = opened(DeckSettings(slides=(SlideSetting(key="question", title="Mine"),)))
    QTest.keyClick(panel.view, Key.Key_F2)
    assert panel.page.title_field.text() == "Mine"
    QTest.keyClick(panel.page.title_field, Key.Key_Delete)
    QTest.keyClick(panel.page.title_field, Key.Key_Return)
    assert kept(workbench) == DeckSettings()


def test_a_title_of_three_lines_is_noted(qtbot: QtBot, opened: Open) -> None:
    panel = opened()
    QTest.keyClick(panel.view, Key.Key_F2)
    QTest.keyClicks(panel.page.title_field, "A title that goes on and on " * 8)
    QTest.keyClick(panel.page.title_field, Key.Key_Return)
    assert "more than two lines" in panel.remark.text()
    settle(qtbot, panel)
    told = panel.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert "✂ something is too long for it and was shortened" in told
    assert "A title that goes on and on" in panel.page.notes.toPlainText()


def test_reset_goes_back_to_the_preset(opened: Open, workbench: Workbench) -> None:
    settings = (SlideSetting(key="labs", title="Mine"), SlideSetting(key="question"))
    panel = opened(DeckSettings(preset="standard", slides=settings))
    press(panel, "Reset")
    assert kept(workbench) == DeckSettings(preset="standard")
    assert listed(panel)[:9] == LETTER


def test_another_length_keeps_the_titles(qtbot: QtBot, opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "timeline")
    QTest.keyClick(panel.view, Key.Key_F2)
    QTest.keyClicks(panel.page.title_field, "Mine")
    QTest.keyClick(panel.page.title_field, Key.Key_Return)
    _choose_length(qtbot, panel, Key.Key_Up)
    assert listed(panel) == ["question", "timeline", "status", "recommendation"]
    assert panel.head.text().startswith("To show 4")
    titles = {choice.key: choice.title for choice in panel.picker.model.choices}
    assert titles["timeline"] == "Mine"
    # The case keeps what was chosen for its standard deck until another order is made.
    assert kept(workbench).preset == "standard"
    assert "The case keeps an order for its standard deck" in panel.remark.text()
    QTest.keyClick(panel.view, Key.Key_Up, ALT)
    QTest.keyClick(panel.view, Key.Key_Down, ALT)
    _choose_length(qtbot, panel, Key.Key_Down)
    assert listed(panel) == LETTER


def _choose_length(qtbot: QtBot, panel: DeckPanel, key: Key) -> None:
    panel.bar.length.setFocus()
    QTest.keyClick(panel.bar.length, key)
    settle(qtbot, panel)
    panel.view.setFocus()


def test_the_last_slide_stays(opened: Open) -> None:
    panel = opened()
    for number in range(panel.view.model().rowCount()):
        slide = panel.picker.model.row(number)
        if slide and slide.included:
            panel.view.choose(number)
            QTest.keyClick(panel.view, Key.Key_Space)
    assert [c.key for c in panel.picker.model.choices if c.included] != []


def test_undo_takes_a_change_back_in_the_list_too(
    qtbot: QtBot, opened: Open, workbench: Workbench
) -> None:
    panel = opened()
    go_to(panel, "labs")
    QTest.keyClick(panel.view, Key.Key_Space)
    QTest.keyClick(panel.view, Key.Key_Up, ALT)
    workbench.actions["undo"].trigger()
    workbench.actions["undo"].trigger()
    settle(qtbot, panel)
    assert listed(panel) == LETTER
    assert panel.picker.chosen is not None
    assert panel.picker.chosen.key == "labs"
    workbench.actions["redo"].trigger()
    settle(qtbot, panel)
    assert "labs" not in listed(panel)


def test_the_pages_of_a_split_slide_are_turned(qtbot: QtBot, opened: Open) -> None:
    panel = opened()
    go_to(panel, "timeline-table")
    count = len([p for p in panel.plan.fitted.pages if p.slide.key == "timeline-table"])  # type: ignore[union-attr]
    assert count > 1
    told = panel.view.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert f"1/{count} goes over {count} slides" in told
    assert panel.page.page_label.text() == f"1 of {count}"
    QTest.keyClick(panel.view, Key.Key_Right)
    assert panel.page.page_label.text() == f"2 of {count}"
    assert "(2 of" in panel.page.slide.accessibleName()
    QTest.mouseClick(panel.page.page_before, Qt.MouseButton.LeftButton)
    assert panel.page.page_label.text() == f"1 of {count}"
    go_to(panel, "question")
    assert not panel.page.page_label.isVisible()


def test_slides_that_can_not_be_made_say_why(
    qtbot: QtBot, opened: Open, own: Path, workbench: Workbench, tmp_path: Path
) -> None:
    house = tmp_path / "house.potx"
    house.write_bytes(b"no presentation")
    workbench.exporter.setup.choose_template(house)
    workbench.document.take(load(own))
    workbench.show_panel("deck")
    panel = workbench.panels.panel
    assert isinstance(panel, DeckPanel)
    qtbot.waitUntil(lambda: panel.page.slide.accessibleName().startswith(FAILED), timeout=30_000)
    assert "house.potx" in panel.page.slide.accessibleName()
    assert panel.bar.template.currentText() == "house.potx"
    panel.bar.template.setFocus()
    QTest.keyClick(panel.bar.template, Key.Key_Home)
    settle(qtbot, panel)
    assert listed(panel) == LETTER


def test_a_small_slide_has_the_shape_of_its_template(
    qtbot: QtBot, opened: Open, workbench: Workbench, tmp_path: Path
) -> None:
    house = tmp_path / "house.pptx"
    house.write_bytes(four_to_three())
    panel = opened()
    wide = painted(panel)[0].thumbnail.size()
    workbench.exporter.setup.choose_template(house)
    settle(qtbot, panel)
    size = painted(panel)[0].thumbnail.size()
    assert (wide.width(), wide.height()) == (192, 108)
    assert (size.width(), size.height()) == (144, 108)


def test_a_deck_that_is_refused_says_why(
    qtbot: QtBot, workbench: Workbench, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DeckError("The deck", "has no slide.", "Take one in.")

    monkeypatch.setattr(deck_plan, "plan_deck", refuse)
    workbench.document.take(load(own))
    workbench.show_panel("deck")
    panel = workbench.panels.panel
    assert isinstance(panel, DeckPanel)
    qtbot.waitUntil(lambda: panel.page.slide.accessibleName().startswith(FAILED), timeout=30_000)
    assert panel.page.slide.accessibleName() == f"{FAILED} The deck: has no slide. Take one in."


def spot_of(panel: DeckPanel, collection: str) -> tuple[str, QPoint]:
    """The first fact of a collection on the large slide, and where it is on screen."""
    slide = panel.page.slide
    spot = next(s for s in slide.spots if Place(s.place).collection == collection)
    middle = slide.on_screen(spot.box).center().toPoint()
    return spot.place, middle


def test_a_click_on_a_number_chooses_its_fact(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "labs")
    place, middle = spot_of(panel, "labs")
    QTest.mouseClick(panel.page.slide, Qt.MouseButton.LeftButton, pos=middle)
    assert workbench.facts.current.place == place
    assert workbench.facts.pane.sheet is not None
    assert workbench.panels.panel_id == "deck"


def test_a_double_click_edits_the_fact_beside_its_slide(
    qtbot: QtBot, opened: Open, workbench: Workbench
) -> None:
    """What is typed in the pane stands on the slide."""
    workbench.window.resize(1400, 800)
    panel = opened()
    go_to(panel, "labs")
    place, middle = spot_of(panel, "labs")
    QTest.mouseClick(panel.page.slide, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(panel.page.slide, Qt.MouseButton.LeftButton, pos=middle)
    pane = workbench.facts.pane
    assert pane.is_editing
    assert pane.form.place == place
    pane.form.page.focus("value")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "63")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: "labs" in panel.changed, timeout=30_000)
    settle(qtbot, panel)
    assert panel.plan is not None
    placed = [one for page in panel.plan.fitted.pages for one in page.placed]
    assert any("63 s" in text for text in texts_of(tuple(placed)))
    assert panel.page.slide.spot is not None
    assert panel.page.slide.spot.place == place


def test_a_right_click_copies_the_slide_and_leads_elsewhere(
    opened: Open, workbench: Workbench
) -> None:
    panel = opened()
    go_to(panel, "toxicity")
    place, middle = spot_of(panel, "adverse_events")
    menu = panel.page.slide.fact_menu(panel.page.slide.mapToGlobal(middle))
    assert menu.place == place
    assert [row.text for row in menu.rows] == ["Copy Slide as &Picture"]
    menu.rows[0].run()
    image = QApplication.clipboard().image()
    assert (image.width(), image.height()) == (1920, 1080)
    workbench.facts.show_in("toxicity")
    assert workbench.panels.panel_id == "toxicity"
    workbench.actions["back"].trigger()
    assert workbench.panels.panel_id == "deck"
    assert panel.page.slide.spot is not None
    assert panel.page.slide.spot.place == place


def test_the_arrows_walk_from_fact_to_fact(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    go_to(panel, "goals")
    slide = panel.page.slide
    slide.setFocus()
    QTest.keyClick(slide, Key.Key_Right)
    first = workbench.facts.current.place
    QTest.keyClick(slide, Key.Key_Right)
    second = workbench.facts.current.place
    assert (Place(first).collection, Place(second).collection) == ("goals", "goals")
    assert first != second
    QTest.keyClick(slide, Key.Key_Left)
    assert workbench.facts.current.place == first
    QTest.keyClick(slide, Key.Key_Return)
    assert workbench.facts.pane.is_editing
    assert workbench.facts.pane.form.place == first


def test_the_pane_leads_to_the_slides_that_show_a_fact(opened: Open, workbench: Workbench) -> None:
    panel = opened()
    place = next(spot.place for _, spot in _all_spots(panel) if spot.place.startswith("goals"))
    workbench.show_panel("overview")
    workbench.facts.choose(place)
    numbers = sorted({n + 1 for n, spot in _all_spots(panel) if spot.place == place})
    told = workbench.facts.pane.page.toPlainText()
    assert f"Deck, slides {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}" in told
    workbench.facts.show_in("deck")
    assert workbench.panels.panel_id == "deck"
    assert panel.picker.chosen is not None
    assert panel.picker.chosen.key == "goals"
    assert panel.page.slide.spot is not None
    assert panel.page.slide.spot.place == place
    assert not panel.reveal("nowhere")


def _all_spots(panel: DeckPanel) -> list[tuple[int, Spot]]:
    return [(n, s) for n, painted in painted(panel).items() for s in painted.recording.spots]


def test_an_edit_marks_and_renews_the_slides_that_it_changes(
    qtbot: QtBot, opened: Open, workbench: Workbench
) -> None:
    panel = opened()
    go_to(panel, "goals")
    before = dict(painted(panel))
    case = workbench.document.case
    assert case is not None
    first = replace(case.goals[0], text="To be at home for the summer")
    edited = replace(case, goals=(first, *case.goals[1:]))
    workbench.document.apply("edit a goal", case, edited)
    qtbot.waitUntil(lambda: "goals" in panel.changed, timeout=30_000)
    told = panel.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "just changed" in told
    settle(qtbot, panel)
    assert "labs" not in panel.changed
    keys = [page.slide.key for page in panel.plan.fitted.pages]  # type: ignore[union-attr]
    renewed = {keys[n] for n, painted in painted(panel).items() if painted is not before.get(n)}
    assert "goals" in renewed
    assert renewed <= panel.changed | {"source-table", "completeness"}
    assert "labs" not in renewed
    assert panel.page.slide.spots
    qtbot.waitUntil(lambda: not panel.changed, timeout=10_000)


def test_another_case_shows_nothing_of_the_last_one(
    qtbot: QtBot, opened: Open, workbench: Workbench, minimal_path: Path
) -> None:
    panel = opened()
    workbench.document.take(load(minimal_path))
    assert panel.page.slide.accessibleName() == WAIT
    assert panel.page.title_field.placeholderText() == ""
    settle(qtbot, panel)
    assert "Bleeding under long inotuzumab" not in panel.page.notes.toPlainText()
    assert "labs" not in listed(panel)


def test_slides_under_way_never_reach_another_case(
    qtbot: QtBot, opened: Open, workbench: Workbench, minimal_path: Path
) -> None:
    """A length is chosen, and before its slides are there another case is opened."""
    panel = opened()
    workbench.exporter.setup.choose_length("full")
    assert panel.following.is_busy
    workbench.document.take(load(minimal_path))
    settle(qtbot, panel)
    assert panel.plan is not None
    assert panel.plan.fitted.deck.title == read_case(minimal_path).title
    assert "labs" not in [choice.key for choice in panel.picker.model.choices if choice.included]
    item = workbench.panels.list.item(workbench.panels.list.currentRow())
    told = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == f"Deck, {len(panel.plan.to_show)} slides to show"


def test_no_step_holds_up_the_window(opened: Open) -> None:
    panel = opened()
    took = []
    for key, modifier in ((Key.Key_Space, Qt.KeyboardModifier.NoModifier), (Key.Key_Down, ALT)) * 5:
        start = time.thread_time()
        QTest.keyClick(panel.view, key, modifier)
        took.append(time.thread_time() - start)
    assert max(took) < 0.05


def test_delete_in_the_list_takes_no_fact_away(opened: Open, workbench: Workbench) -> None:
    """The key that deletes the chosen fact where facts are seen does nothing among slides."""
    panel = opened()
    go_to(panel, "goals")
    place, middle = spot_of(panel, "goals")
    QTest.mouseClick(panel.page.slide, Qt.MouseButton.LeftButton, pos=middle)
    before = workbench.document.case
    panel.view.setFocus()
    QTest.keyClick(panel.view, Key.Key_Delete)
    assert workbench.document.case is before
    assert workbench.facts.current.place == place
