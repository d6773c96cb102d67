import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardapp.case.case import Case, Remark
from boardapp.casefile.faults import CaseFileError
from boardapp.casefile.files import read_case
from boardapp.desktop.session import document as document_file
from boardapp.desktop.session.document import Document, load
from boardapp.desktop.system.jobs import Jobs
from boardapp.resources import example_case
from boardapp.review import review_case


@pytest.fixture
def own_path(minimal_path: Path, tmp_path: Path) -> Path:
    """The smallest case in a file of its own."""
    return Path(shutil.copyfile(minimal_path, tmp_path / "own.board.json"))


@pytest.fixture
def opened(document: Document, own_path: Path) -> Document:
    document.take(load(own_path))
    return document


def _retitled(case: Case | None, title: str) -> Case:
    assert case is not None
    return replace(case, title=title)


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
    assert opened.apply("edit title", _retitled(before, "new"))
    assert opened.case is not None
    assert opened.case.title == "new"
    assert opened.undo_stack.undoText() == "edit title"
    opened.undo_stack.undo()
    assert opened.case == before
    opened.undo_stack.redo()
    assert opened.case.title == "new"


def test_the_review_follows_each_edit(opened: Document) -> None:
    opened.apply("edit title", _retitled(opened.case, "new"))
    assert opened.review is not None
    assert opened.review.title == "new"


def test_an_edit_that_changes_nothing_leaves_no_step(opened: Document) -> None:
    assert opened.case is not None
    assert not opened.apply("nothing", replace(opened.case))
    assert opened.undo_stack.count() == 0
    assert not opened.is_modified


def test_an_edit_needs_a_case(document: Document, minimal_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no case is open"):
        document.apply("edit", read_case(minimal_path))


def test_the_oldest_of_many_edits_are_forgotten(opened: Document) -> None:
    for number in range(210):
        opened.apply("edit", _retitled(opened.case, str(number)))
    assert opened.undo_stack.count() == 200


def test_saving_writes_the_edit_and_marks_the_point(opened: Document, own_path: Path) -> None:
    opened.apply("edit title", _retitled(opened.case, "saved"))
    assert opened.is_modified
    opened.save()
    assert not opened.is_modified
    assert read_case(own_path).title == "saved"


def test_saving_as_goes_on_with_the_new_file(
    opened: Document, own_path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.board.json"
    opened.apply("edit title", _retitled(opened.case, "moved"))
    opened.save_as(other)
    assert opened.path == other
    assert not opened.is_modified
    assert read_case(other).title == "moved"
    assert read_case(own_path).title != "moved"


def test_saving_a_copy_goes_on_with_the_old_file(
    opened: Document, own_path: Path, tmp_path: Path
) -> None:
    opened.apply("edit title", _retitled(opened.case, "copied"))
    opened.save_copy(tmp_path / "copy.board.json")
    assert opened.path == own_path
    assert opened.is_modified
    assert read_case(tmp_path / "copy.board.json").title == "copied"


def test_a_failed_save_stays_modified_and_spares_the_file(
    opened: Document, own_path: Path, tmp_path: Path
) -> None:
    before = own_path.read_bytes()
    opened.apply("edit title", _retitled(opened.case, "lost?"))
    with pytest.raises(CaseFileError):
        opened.save_as(tmp_path / "no such folder" / "case.board.json")
    assert opened.is_modified
    assert opened.path == own_path
    assert own_path.read_bytes() == before


def test_closing_forgets_case_and_edits(opened: Document) -> None:
    opened.apply("edit title", _retitled(opened.case, "x"))
    opened.close()
    assert opened.case is None
    assert opened.review is None
    assert not opened.is_modified
    assert not opened.undo_stack.canUndo()


def test_a_big_case_is_reviewed_elsewhere(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_file, "RESULTS_REVIEWED_AT_ONCE", -1)
    before = opened.review
    opened.apply("edit title", _retitled(opened.case, "big"))
    assert opened.review is before  # the old pair until the new one is whole
    qtbot.waitUntil(lambda: opened.review is not None and opened.review.title == "big")
    assert opened.reviewed_case is opened.case


def test_only_the_last_of_quick_edits_is_reviewed(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_file, "RESULTS_REVIEWED_AT_ONCE", -1)
    titles: list[str] = []
    opened.changed.connect(lambda: titles.append(opened.review.title if opened.review else ""))
    for title in ("one", "two", "three"):
        opened.apply("edit title", _retitled(opened.case, title))
    qtbot.waitUntil(lambda: titles == ["three"])


@pytest.mark.parametrize("limit", [2000, -1], ids=["at once", "elsewhere"])
def test_a_review_that_fails_leaves_no_outdated_one_on_screen(
    qtbot: QtBot, opened: Document, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    def fail(case: Case, today: date) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(document_file, "RESULTS_REVIEWED_AT_ONCE", limit)
    monkeypatch.setattr(review_case, "review_case", fail)
    with qtbot.waitSignal(opened.review_failed) as blocker:
        opened.apply("edit title", _retitled(opened.case, "odd"))
    assert isinstance(blocker.args[0], ZeroDivisionError)
    assert opened.review is None
    assert opened.case is not None
    assert opened.case.title == "odd"


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
        is_new = case != self.history[self.at]
        assert self.document.apply("edit", case) == is_new
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
        self.document.save()
        self.saved = self.history[self.at]

    @invariant()
    def case_and_review_are_those_of_the_model(self) -> None:
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


def test_any_editing_history_keeps_the_document_true(qtbot: QtBot, tmp_path: Path) -> None:
    Editing.folder = tmp_path
    case = Editing.TestCase()
    case.settings = hypothesis_settings(max_examples=30, stateful_step_count=25, deadline=None)
    case.runTest()
