"""Any order of edits, undo, redo and saving leaves a true case, drafts in place, and its file."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from PySide6.QtCore import QEventLoop
from pytestqt.qtbot import QtBot

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Doubt, Remark, Source
from boardapp.case.fields import field_of, fields_of
from boardapp.case.place import Place
from boardapp.case.shape import walk
from boardapp.case.therapy import Radiation, Therapy
from boardapp.case.value import Value
from boardapp.case.when import When
from boardapp.casefile.files import read_case, write_case
from boardapp.casefile.saving import why_not_saved
from boardapp.casefile.typed import TypedError
from boardapp.desktop.edit import record_edits
from boardapp.desktop.edit.doubt_edits import doubt_lines, new_doubt_line
from boardapp.desktop.edit.reason_edits import reason_lines
from boardapp.desktop.session.document import Document, load
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.session.saving import stamp_of
from boardapp.desktop.system.jobs import Jobs
from boardapp.resources import example_case
from boardapp.review.mending import mended
from boardapp.review.review_case import review_case

_LISTS = ("remarks", "sources", "assessments", "therapies", "doubts", "acknowledgements")
_TEXTS = st.sampled_from(
    (
        *("", "a", "b", "dx + 5 mo", "after look", "look + 2 d", "letter ¶2", "chart", "look"),
        *("other", "40–50", "yes", "relapse", "long ago", "7"),
    )
)
_NEW = {"remarks": {"text": "new"}, "sources": {"id": "new", "citation": "new"}, "assessments": {}}


def _start() -> Case:
    case = read_case(example_case("minimal"))
    return replace(
        case,
        sources=(Source(id="letter", citation="A letter"),),
        assessments=(
            Assessment(id="look", when=When.parse("dx + 2 mo"), source="letter ¶1"),
            Assessment(when=When.parse("look + 5 mo"), after="look"),
        ),
        therapies=(
            Therapy(
                id="rt",
                name="cranial radiation",
                kind="radiation",
                start=When.parse("dx + 4 mo"),
                radiation=(Radiation(site="cranium", dose=Value(1200), unit="Gy"),),
            ),
        ),
        doubts=(Doubt(about="look.when", text="before or after?"),),
        remarks=tuple(Remark(text=f"remark {n}") for n in range(4)),
    )


class Editing(RuleBasedStateMachine):
    """The document and its file against a plain list of cases.

    Each remark keeps a draft of its own text.
    """

    folder: Path

    @initialize()
    def open_case(self) -> None:
        self.path = self.folder / "model.board.json"
        write_case(self.path, _start())
        self.document = Document(Jobs())
        self.visits = 0
        self._open()

    def _open(self) -> None:
        self.document.take(load(self.path))
        self.saved: Case = self.case
        self.history, self.at = [self.case], 0

    @property
    def case(self) -> Case:
        assert self.document.case is not None
        return self.document.case

    def _make(self, edit: Edit | None) -> None:
        if edit is None:
            return
        before = self.case
        try:
            is_made = self.document.edit(edit)
        except EditRefusedError:
            assert self.case is before
            return
        if is_made:
            self._note(is_joined=bool(edit.key))

    def _note(self, *, is_joined: bool = False) -> None:
        """Take note of a step; one that joins the step before it takes its place, or both go."""
        at = self.document.undo_stack.index()
        assert at == self.at + 1 or (is_joined and at in (self.at, self.at - 1))
        if at < self.at:
            assert self.case == self.history[at]
            return self._stand(at)
        self.history = [*self.history[:at], self.case]
        return self._stand(at)

    def _stand(self, at: int) -> None:
        self.at = at

    @rule(data=st.data(), text=_TEXTS)
    def state(self, data: st.DataObject, text: str) -> None:
        """Type into any field of any record."""
        places = [(place, record) for place, record in walk(self.case)]
        place, record = data.draw(st.sampled_from(places))
        fields = [field for field in fields_of(type(record)) if field.part is None]
        field = data.draw(st.sampled_from(fields)) if fields else None
        if field is None or (place.collection == "remarks" and field.name == "text"):
            return
        self.visits += 1
        with suppress(TypedError):
            self._make(record_edits.field_edit(self.case, place, field, text, self.visits))

    @rule(data=st.data(), name=st.sampled_from(_LISTS))
    def change_list(self, data: st.DataObject, name: str) -> None:
        """Copy, move or delete a record."""
        count = len(getattr(self.case, name))
        if not count:
            return
        place = Place.of(name, data.draw(st.integers(0, count - 1)))
        act = data.draw(st.sampled_from(("copy", "up", "down", "delete")))
        if act == "copy":
            self._make(record_edits.copy_edit(self.case, place)[0])
        elif act == "delete":
            with suppress(EditRefusedError):  # others point at it
                self._make(record_edits.delete_edit(self.case, place))
        else:
            self._make(record_edits.move_edit(self.case, place, -1 if act == "up" else 1)[0])

    @rule(name=st.sampled_from(tuple(_NEW)))
    def add(self, name: str) -> None:
        """Add a record at the end."""
        at = Place.of(name, len(getattr(self.case, name)))
        texts = _NEW[name] | ({"text": f"remark {self.visits}+"} if name == "remarks" else {})
        self.visits += 1
        with suppress(TypedError):  # the id of a source is taken
            self._make(record_edits.add_edit(self.case, at, texts))

    @precondition(lambda self: self.case.remarks)
    @rule(data=st.data())
    def draft(self, data: st.DataObject) -> None:
        """Leave a text in a field of a remark: its own, so that it is known whose it is."""
        number = data.draw(st.integers(0, len(self.case.remarks) - 1))
        place = Place.of("remarks", number)
        self.document.drafts.put(place, "source", self.case.remarks[number].text)

    @rule(data=st.data(), text=st.sampled_from(("", "unclear", "as printed", "look")))
    def doubt(self, data: st.DataObject, text: str) -> None:
        """Say something in the line of a doubt about a record: one that is there, or one more."""
        place = data.draw(st.sampled_from([place for place, _ in walk(self.case) if place]))
        lines = [line for _, line in doubt_lines(self.case, place)]
        lines.append(new_doubt_line(place, ""))
        self._make(data.draw(st.sampled_from(lines)).edit(self.case, text, None))

    @rule(data=st.data(), text=st.sampled_from(("", "seen", "it is so")), by=st.booleans())
    def acknowledge(self, data: st.DataObject, text: str, by: bool) -> None:
        """Say why a finding stands, who says so, or neither any more."""
        findings = review_case(self.case).findings
        if findings:
            finding = data.draw(st.sampled_from(findings))
            line = reason_lines(self.case, finding, is_open=True)[by]
            with suppress(EditRefusedError):  # who says so belongs to a reason
                self._make(line.edit(self.case, text, None))

    @rule()
    def mend(self) -> None:
        """Take the sure mend of the first finding that has one."""
        fixes = [one.fix for one in review_case(self.case).findings if one.fix is not None]
        if fixes:
            fix, case = fixes[0], self.case
            self._make(Edit(fix.text, lambda now: mended(now, fix), case))

    @rule()
    def save(self) -> None:
        """Write the case to its file."""
        loop = QEventLoop()
        self.document.save(loop.quit, pytest.fail)
        loop.exec()
        self.saved = self.case

    @rule(text=st.sampled_from(("", "another program")))
    def revert(self, text: str) -> None:
        """Read the file again, which another program may have written: a step to undo."""
        if text:
            write_case(self.path, replace(self.saved, title=f"{text} {self.visits}"))
            self.visits += 1
        stated = read_case(self.path)
        if self.document.reload(stated, stamp_of(self.path)):
            self._note()
        self.saved = self.case

    @rule()
    def reopen(self) -> None:
        """Let all go that no file has, and open the file once more."""
        self._open()
        assert len(self.document.drafts) == 0
        assert not self.document.undo_stack.canUndo()

    @rule()
    def undo_to_the_saved_point(self) -> None:
        """Go back or forth to the step that the file has, if it is one of them."""
        stack = self.document.undo_stack
        at = next((n for n, one in enumerate(self.history) if one is self.saved), None)
        if at is not None:
            stack.setIndex(at)
            self._stand(at)
            assert not self.document.is_modified

    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        self.document.undo_stack.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        """Make it again."""
        self.document.undo_stack.redo()
        self.at = min(self.at + 1, len(self.history) - 1)

    @invariant()
    def the_case_is_that_of_the_model_and_can_be_saved(self) -> None:
        assert self.case is self.history[self.at]
        assert why_not_saved(self.case) == ""

    @invariant()
    def the_file_is_what_was_saved_and_the_mark_tells_whether_it_is_behind(self) -> None:
        assert read_case(self.path) == self.saved
        assert self.document.is_modified == (self.case is not self.saved)

    @invariant()
    def each_draft_is_with_its_record(self) -> None:
        for draft in self.document.drafts.all:
            assert field_of(Remark, draft.field) is not None
            assert Place(draft.place).get(self.case).text == draft.text

    def teardown(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo_stack.undo()
        assert self.case is self.history[0]
        self.document.close()
        assert self.document.case is None


def test_any_order_of_edits_leaves_a_case_that_is_true(qtbot: QtBot, tmp_path: Path) -> None:
    Editing.folder = tmp_path
    case = Editing.TestCase()
    case.settings = hypothesis_settings(max_examples=15, stateful_step_count=30, deadline=None)
    case.runTest()
