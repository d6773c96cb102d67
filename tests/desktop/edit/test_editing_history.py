"""Any order of edits, undo and redo leaves the case true, able to be saved, and drafts in place."""

from contextlib import suppress

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from boardapp.case.assessment import Assessment
from boardapp.case.case import Case, Remark, Source
from boardapp.case.fields import field_of, fields_of
from boardapp.case.place import Place
from boardapp.case.shape import walk
from boardapp.case.when import When
from boardapp.casefile.files import read_case
from boardapp.casefile.saving import why_not_saved
from boardapp.casefile.typed import TypedError
from boardapp.desktop.edit import record_edits
from boardapp.desktop.session.document import Document, Loaded
from boardapp.desktop.session.edits import Edit, EditRefusedError
from boardapp.desktop.system.jobs import Jobs
from boardapp.resources import example_case
from boardapp.review.review_case import review_case

_LISTS = ("remarks", "sources", "assessments", "therapies")
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
        remarks=tuple(Remark(text=f"remark {n}") for n in range(4)),
    )


class Editing(RuleBasedStateMachine):
    """The document against a plain list of cases; each remark keeps a draft of its own text."""

    @initialize()
    def open_case(self) -> None:
        case = _start()
        self.document = Document(Jobs())
        path = example_case("minimal")
        self.document.take(Loaded(path, case, review_case(case), None))
        self.history, self.at = [case], 0
        self.visits = 0

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
            self.history = [*self.history[: self.at + 1], self.case]
            self.at += 1

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
    def each_draft_is_with_its_record(self) -> None:
        for draft in self.document.drafts.all:
            assert field_of(Remark, draft.field) is not None
            assert Place(draft.place).get(self.case).text == draft.text

    def teardown(self) -> None:
        while self.document.undo_stack.canUndo():
            self.document.undo_stack.undo()
        assert self.case is self.history[0]
        self.document.close()


def test_any_order_of_edits_leaves_a_case_that_is_true(qtbot: QtBot) -> None:
    case = Editing.TestCase()
    case.settings = hypothesis_settings(max_examples=25, stateful_step_count=30, deadline=None)
    case.runTest()
