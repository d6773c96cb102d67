import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEventLoop, QThread, QThreadPool
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case, Remark
from boardapp.case.therapy import Therapy
from boardapp.case.when import When
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.desktop.session.document import Document, load
from boardapp.desktop.session.drafts import Draft
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.system.jobs import Jobs
from boardapp.resources import example_case
from boardapp.review import review_case
from boardapp.review.model.review import Review


@pytest.fixture
def own_path(minimal_path: Path, tmp_path: Path) -> Path:
    """The smallest case in a file of its own."""
    return Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))


@pytest.fixture
def opened(document: Document, own_path: Path) -> Document:
    document.take(load(own_path))
    return document


def _retitle(document: Document, title: str, text: str = "edit title") -> bool:
    case = document.case
    assert case is not None
    return document.apply(text, case, replace(case, title=title))


def _save(document: Document, path: Path | None = None) -> None:
    """Save the case, to another file if one is named, and wait until it is written.

    Raises what stopped it.
    """
    loop, errors = QEventLoop(), list[BaseException]()

    def failed(error: BaseException) -> None:
        errors.append(error)
        loop.quit()

    if path is None:
        document.save(loop.quit, failed)
    else:
        document.save_as(path, loop.quit, failed)
    loop.exec()
    for error in errors:
        raise error


def _add_remark(case: Case) -> Case:
    return replace(case, remarks=(*case.remarks, Remark(text="new")))


def test_a_new_document_is_empty_and_clean(document: Document) -> None:
    assert document.case is None
    assert document.review is None
    assert document.path is None
    assert not document.is_modified


def test_taking_a_case_shows_it_once_with_its_review(
    qtbot: QtBot, document: Document, letter_path: Path
) -> None:
    fired: list[None] = []
    document.changed.connect(lambda: fired.append(None))
    document.take(load(letter_path))
    assert len(fired) == 1
    assert document.path == letter_path
    assert document.case == read_case(letter_path)
    assert document.reviewed_case is document.case
    assert document.review is not None
    assert document.review.title == read_case(letter_path).title


def test_reading_a_bad_file_touches_no_document(opened: Document, tmp_path: Path) -> None:
    before = opened.case
    bad = tmp_path / "bad.board.json"
    bad.write_text("{", encoding="utf-8")
    with pytest.raises(CaseFileError):
        load(bad)
    assert opened.case is before


def test_an_edit_can_be_undone_and_made_again(opened: Document) -> None:
    before = opened.case
    assert _retitle(opened, "new")
    assert opened.case is not None
    assert opened.case.title == "new"
    assert opened.undo_stack.undoText() == "edit title"
    opened.undo_stack.undo()
    assert opened.case == before
    opened.undo_stack.redo()
    assert opened.case.title == "new"


def test_the_review_follows_each_edit(qtbot: QtBot, opened: Document) -> None:
    before = opened.review
    with qtbot.waitSignal(opened.changed):
        _retitle(opened, "new")
        assert opened.review is before  # the old pair until the new one is whole
    assert opened.review is not None
    assert opened.review.title == "new"
    assert opened.reviewed_case is opened.case


def test_a_review_never_holds_up_the_window(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[QThread] = []
    make = review_case.review_case

    def watched(case: Case, today: date, **kept: Any) -> Review:
        threads.append(QThread.currentThread())
        return make(case, today, **kept)

    monkeypatch.setattr(review_case, "review_case", watched)
    with qtbot.waitSignal(opened.changed):
        _retitle(opened, "new")
    with qtbot.waitSignal(opened.changed):
        opened.undo_stack.undo()
    assert len(threads) == 2
    assert QThread.currentThread() not in threads


def test_an_edit_that_changes_nothing_leaves_no_step(opened: Document) -> None:
    assert opened.case is not None
    assert not opened.apply("nothing", opened.case, replace(opened.case))
    assert opened.undo_stack.count() == 0
    assert not opened.is_modified


def test_an_edit_needs_a_case(document: Document, minimal_path: Path) -> None:
    case = read_case(minimal_path)
    with pytest.raises(EditRefusedError):
        document.apply("edit", case, _add_remark(case))


def test_the_oldest_of_many_edits_are_forgotten(opened: Document) -> None:
    for number in range(210):
        _retitle(opened, str(number))
    assert opened.undo_stack.count() == 200


def test_saving_writes_the_edit_and_marks_the_point(opened: Document, own_path: Path) -> None:
    _retitle(opened, "saved")
    assert opened.is_modified
    _save(opened)
    assert not opened.is_modified
    assert read_case(own_path).title == "saved"


def test_saving_as_goes_on_with_the_new_file(
    opened: Document, own_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.board.json"
    _retitle(opened, "moved")
    _save(opened, other)
    assert opened.path == other
    assert not opened.is_modified
    assert read_case(other).title == "moved"
    assert read_case(own_path).title != "moved"


def test_saving_a_copy_goes_on_with_the_old_file(
    qtbot: QtBot, opened: Document, own_path: Path, tmp_path: Path
) -> None:
    _retitle(opened, "copied")
    written: list[str] = []
    opened.save_copy(tmp_path / "copy.board.json", lambda: written.append("copy"), pytest.fail)
    qtbot.waitUntil(lambda: written == ["copy"])
    assert opened.path == own_path
    assert opened.is_modified
    assert read_case(tmp_path / "copy.board.json").title == "copied"


def test_a_failed_save_stays_modified_and_spares_the_file(
    opened: Document, own_path: Path, tmp_path: Path
) -> None:
    before = own_path.read_bytes()
    _retitle(opened, "lost?")
    with pytest.raises(CaseFileError):
        _save(opened, tmp_path / "no such folder" / "case.board.json")
    assert opened.is_modified
    assert opened.path == own_path
    assert own_path.read_bytes() == before


def test_closing_forgets_case_and_edits(opened: Document) -> None:
    _retitle(opened, "x")
    opened.close()
    assert opened.case is None
    assert opened.review is None
    assert not opened.is_modified
    assert not opened.undo_stack.canUndo()


def test_one_case_at_most_waits_for_its_review(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    reviewed: list[str] = []
    shown: list[str] = []
    make = review_case.review_case

    def slow(case: Case, today: date, **kept: Any) -> Review:
        reviewed.append(case.title)
        assert go_on.wait(20)
        return make(case, today, **kept)

    monkeypatch.setattr(review_case, "review_case", slow)
    opened.changed.connect(lambda: shown.append(opened.review.title if opened.review else ""))
    for title in ("one", "two", "three"):
        _retitle(opened, title)
    go_on.set()
    with qtbot.waitSignal(opened.changed):
        pass
    assert shown == ["three"]
    assert reviewed == ["one", "three"]


def test_a_review_that_is_late_does_not_show_in_another_case(
    qtbot: QtBot, opened: Document, letter_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = Event()
    make = review_case.review_case

    def slow(case: Case, today: date, **kept: Any) -> Review:
        assert go_on.wait(20)
        return make(case, today, **kept)

    other = load(letter_path)
    monkeypatch.setattr(review_case, "review_case", slow)
    _retitle(opened, "late")
    opened.take(other)
    shown: list[object] = []
    opened.changed.connect(lambda: shown.append(opened.review))
    go_on.set()
    assert QThreadPool.globalInstance().waitForDone(20_000)
    QCoreApplication.processEvents()
    assert shown == []
    assert opened.review is other.review


def test_a_review_that_fails_leaves_no_outdated_one_on_screen(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(case: Case, today: date, **kept: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(review_case, "review_case", fail)
    with qtbot.waitSignal(opened.review_failed) as blocker:
        _retitle(opened, "odd")
    assert isinstance(blocker.args[0], ZeroDivisionError)
    assert opened.review is None
    assert opened.case is not None
    assert opened.case.title == "odd"


# What an edit is made for


def test_an_edit_is_made_on_the_review_that_was_on_screen(qtbot: QtBot, opened: Document) -> None:
    assert opened.review is not None
    with qtbot.waitSignal(opened.changed):
        assert opened.edit(Edit("Add a remark", _add_remark, opened.review))
    assert opened.case is not None
    assert opened.case.remarks[-1].text == "new"


def test_an_edit_for_another_patient_is_refused(
    opened: Document, letter_path: Path, synthetic_path: Path
) -> None:
    opened.take(load(letter_path))
    assert opened.review is not None
    edit = Edit("Add a remark", _add_remark, opened.review)
    opened.take(load(synthetic_path))
    before = opened.case
    with pytest.raises(EditRefusedError) as refused:
        opened.edit(edit)
    titles = [load(path).case.title for path in (letter_path, synthetic_path)]
    assert all(title in str(refused.value) for title in titles)
    assert opened.case is before
    assert not opened.undo_stack.canUndo()


def test_an_edit_for_a_case_that_was_closed_is_refused(opened: Document) -> None:
    assert opened.review is not None
    edit = Edit("Add a remark", _add_remark, opened.review)
    opened.close()
    with pytest.raises(EditRefusedError, match="not open any more"):
        opened.edit(edit)


def test_an_edit_for_the_same_file_read_again_is_refused(opened: Document, own_path: Path) -> None:
    """What it is about may stand elsewhere now: another program has written the file."""
    assert opened.review is not None
    edit = Edit("Add a remark", _add_remark, opened.review)
    opened.take(load(own_path))
    with pytest.raises(EditRefusedError, match="has changed since"):
        opened.edit(edit)


def test_an_edit_is_refused_while_an_earlier_one_is_being_reviewed(
    qtbot: QtBot, opened: Document
) -> None:
    assert opened.review is not None
    edit = Edit("Add a remark", _add_remark, opened.review)
    with qtbot.waitSignal(opened.changed):
        _retitle(opened, "new")
        with pytest.raises(EditRefusedError, match="has changed since"):
            opened.edit(edit)
    with pytest.raises(EditRefusedError):
        opened.edit(edit)
    assert opened.undo_stack.count() == 1


# One field, one step


def _type(document: Document, title: str, key: str = "title#1") -> None:
    case = document.case
    assert case is not None
    document.apply(f"Edit title to {title}", case, replace(case, title=title), key)


def test_typing_in_one_field_is_one_step_to_undo(opened: Document) -> None:
    before = opened.case
    _type(opened, "a")
    _type(opened, "ab")
    assert opened.undo_stack.count() == 1
    assert opened.undo_stack.undoText() == "Edit title to ab"
    _type(opened, "abc", "title#2")
    assert opened.undo_stack.count() == 2
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert opened.case is before


def test_no_step_goes_across_the_saved_point(opened: Document, own_path: Path) -> None:
    _type(opened, "a")
    _save(opened)
    _type(opened, "ab")
    assert opened.undo_stack.count() == 2
    opened.undo_stack.undo()
    assert not opened.is_modified
    assert opened.case == read_case(own_path)


def test_typing_back_what_stood_there_leaves_no_step(opened: Document) -> None:
    before = opened.case
    assert before is not None
    _type(opened, "a")
    _type(opened, before.title)
    assert opened.undo_stack.count() == 0
    assert opened.case == before
    assert not opened.is_modified


def test_an_edit_may_be_made_on_the_case_itself_and_on_no_other(opened: Document) -> None:
    before = opened.case
    assert before is not None
    assert opened.edit(Edit("Add a remark", _add_remark, before))
    assert opened.case is not None
    assert opened.edit(Edit("Add a remark", _add_remark, opened.case))  # not reviewed yet
    with pytest.raises(EditRefusedError, match="has changed since"):
        opened.edit(Edit("Add a remark", _add_remark, before))
    assert len(opened.case.remarks) == len(before.remarks) + 2


def test_an_edit_is_told_before_its_review(opened: Document) -> None:
    told: list[str] = []
    opened.stepped.connect(lambda: told.append(opened.case.title if opened.case else ""))
    _retitle(opened, "new")
    opened.undo_stack.undo()
    opened.undo_stack.redo()
    assert told == ["new", load(opened.path).case.title if opened.path else "", "new"]


# Drafts


def test_a_draft_goes_where_its_record_goes(opened: Document) -> None:
    case = opened.case
    assert case is not None
    remarks = (Remark(text="a"), Remark(text="b"))
    opened.apply("Add remarks", case, replace(case, remarks=remarks))
    opened.drafts.put("remarks[1]", "source", "lettr")
    opened.drafts.put("remarks", "text", "one that is being written")
    assert opened.case is not None
    opened.apply("Delete", opened.case, replace(opened.case, remarks=remarks[1:]))
    assert opened.drafts.all == (
        Draft("remarks[0]", "source", "lettr"),
        Draft("remarks", "text", "one that is being written"),
    )
    opened.undo_stack.undo()
    assert opened.drafts.all[0] == Draft("remarks[1]", "source", "lettr")


def test_the_draft_of_a_deleted_record_never_falls_on_another(opened: Document) -> None:
    case = opened.case
    assert case is not None
    remarks = (Remark(text="a"), Remark(text="b"))
    opened.apply("Add remarks", case, replace(case, remarks=remarks))
    opened.drafts.put("remarks[0]", "source", "lettr")
    assert opened.case is not None
    opened.apply("Delete", opened.case, replace(opened.case, remarks=remarks[1:]))
    assert opened.drafts.all == ()


def test_another_case_has_no_draft_of_this_one(opened: Document, letter_path: Path) -> None:
    opened.drafts.put("diagnosis", "when", "long ago")
    opened.take(load(letter_path))
    assert len(opened.drafts) == 0


def _name_no_event(case: Case) -> Case:
    return replace(case, remarks=(Remark(text="x", source="no-such-source"),))


def _paste_badly(case: Case) -> Case:
    return replace(case, remarks=(Remark(text="half a letter: \ud83d"),))


def _place_by_nothing(case: Case) -> Case:
    therapy = Therapy(name="blinatumomab", start=When.parse("relapse-9 + 5 mo"))
    return replace(case, therapies=(therapy,))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (_name_no_event, "remarks[0].source"),
        (_paste_badly, "remarks[0].text"),
        (_place_by_nothing, "therapies[0].start"),
    ],
)
def test_an_edit_that_could_not_be_saved_is_refused(
    opened: Document, change: Callable[[Case], Case], named: str
) -> None:
    assert opened.review is not None
    before = opened.case
    with pytest.raises(EditRefusedError) as refused:
        opened.edit(Edit("Change it", change, opened.review))
    assert named in str(refused.value)
    assert opened.case is before
    assert not opened.is_modified
    _save(opened)


class Editing(RuleBasedStateMachine):
    """Any sequence of edits, undo, redo and save, against a plain list of cases."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.path = self.folder / "model.board.json"
        shutil.copyfile(example_case("minimal"), self.path)
        self.document = Document(Jobs())
        self.document.take(load(self.path))
        assert self.document.case is not None
        self.history: list[Case] = [self.document.case]
        self.at = 0
        self.saved = self.document.case

    def _apply(self, case: Case) -> None:
        before = self.document.case
        assert before is not None
        is_new = case != self.history[self.at]
        assert self.document.apply("edit", before, case) == is_new
        if is_new:
            self.history = [*self.history[: self.at + 1], case]
            self.at += 1

    @rule(text=st.text("ab", max_size=2))
    def add(self, text: str) -> None:
        case = self.history[self.at]
        self._apply(replace(case, remarks=(*case.remarks, Remark(text=text))))

    @precondition(lambda self: self.history[self.at].remarks)
    @rule(text=st.text("ab", max_size=2))
    def change(self, text: str) -> None:
        case = self.history[self.at]
        self._apply(replace(case, remarks=(Remark(text=text), *case.remarks[1:])))

    @rule()
    def remove(self) -> None:
        case = self.history[self.at]
        self._apply(replace(case, remarks=case.remarks[:-1]))

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.at = min(self.at + 1, len(self.history) - 1)

    @rule()
    def save(self) -> None:
        _save(self.document)
        self.saved = self.history[self.at]

    def _wait(self) -> None:
        """Let the review of the last edit come in."""
        if self.document.reviewed_case is not self.document.case:
            loop = QEventLoop()
            self.document.changed.connect(loop.quit)
            loop.exec()

    @invariant()
    def case_and_review_are_those_of_the_model(self) -> None:
        self._wait()
        assert self.document.case == self.history[self.at]
        assert self.document.reviewed_case == self.history[self.at]
        assert self.document.review is not None
        assert len(self.document.review.remarks) == len(self.history[self.at].remarks)

    @invariant()
    def clean_means_equal_to_the_file(self) -> None:
        assert read_case(self.path) == self.saved
        if not self.document.is_modified:
            assert self.document.case == self.saved

    def teardown(self) -> None:
        for _ in self.history:
            self.document.undo_stack.undo()
        assert self.document.case == self.history[0]
        self._wait()


def test_any_editing_history_keeps_the_document_true(qtbot: QtBot, tmp_path: Path) -> None:
    Editing.folder = tmp_path
    case = Editing.TestCase()
    case.settings = hypothesis_settings(max_examples=30, stateful_step_count=25, deadline=None)
    case.runTest()
