"""The remarks of a form: doubts and findings beneath each field, written and taken back there."""

from PySide6.QtCore import QObject, Signal

from boardapp.desktop.edit.doubt_edits import NEW, doubt_lines, new_doubt_line
from boardapp.desktop.edit.editing import Editing
from boardapp.desktop.edit.form_page import WHOLE, FormPage
from boardapp.desktop.edit.form_subject import FormSubject
from boardapp.desktop.edit.reason_edits import findings_of, reason_draft_of, reason_lines
from boardapp.desktop.edit.remark_line import RemarkLine
from boardapp.desktop.session.edits import EditRefusedError
from boardapp.review.model.findings import Finding


class FieldRemarks(QObject):
    """Keeps what is said about the fields of a form in line with the case and its review.

    `settled` fires when Enter has applied a line: its text is what the case says.
    """

    settled = Signal()

    def __init__(self, editing: Editing, page: FormPage, subject: FormSubject) -> None:
        super().__init__(page)
        self._editing, self._page = editing, page
        self._subject = subject
        self._asked = ""
        self._findings: tuple[Finding, ...] = ()
        editing.reviewed.connect(self._show_findings)
        page.remark_typed.connect(self._type)
        page.remark_entered.connect(self._enter)

    def refill(self) -> None:
        """Show what the case and its checks say now; a draft stays."""
        self._findings = self._editing.findings()
        said = {} if self._subject.is_new else self._said()
        for name in self._page.names:
            lines = said.get(name, [])
            if lines or self._page.has_remarks(name):
                self._page.remarks(name).show_lines(lines, [self._text(line) for line in lines])

    def ask_doubt(self, field: str) -> None:
        """Let the user say what else is unclear about a field; empty: about the record."""
        if not self._subject.is_new:
            self._ask(field, field + NEW)

    def ask_reason(self, finding: Finding) -> bool:
        """Let the user say why a finding stands; whether it is one of this form."""
        reason, _ = reason_draft_of(finding)
        found = findings_of(self._editing.case, [finding], self._subject.place)
        field = next((field for field, _ in found), None)
        return field is not None and self._ask(field, reason)

    def ask_reason_at(self, field: str) -> bool:
        """The same for the first finding about a field, or the record; whether there is one."""
        found = list(findings_of(self._editing.case, self._editing.findings(), self._subject.place))
        about = [finding for which in (field, WHOLE) for name, finding in found if name == which]
        return bool(about) and self.ask_reason(about[0])

    def take_back(self) -> bool:
        """Forget what is typed in the line that has the keyboard; whether there was anything."""
        line = self._page.remark_with_keyboard()
        if line is None or self._draft(line) is None:
            return False
        self._editing.drafts.forget(line.place, line.field)
        self.refill()
        return True

    def leave(self) -> None:
        """The form is left: apply what is typed in the line that has the keyboard.

        What is refused stays a draft.
        """
        self._editing.reviewed.disconnect(self._show_findings)
        line = self._page.remark_with_keyboard()
        if line is not None and (draft := self._draft(line)) is not None:
            self._made(line, draft)

    def _show_findings(self) -> None:
        """Show what the checks say by now, if that is something else."""
        if self._editing.findings() != self._findings:
            self.refill()

    def _ask(self, field: str, draft_field: str) -> bool:
        self._asked = draft_field
        self.refill()
        return self._page.remarks(field).focus(draft_field)

    def _said(self) -> dict[str, list[RemarkLine]]:
        """The lines of each field: the doubts, then the findings."""
        case, said = self._editing.case, dict[str, list[RemarkLine]]()
        for field, line in doubt_lines(case, self._subject.place):
            said.setdefault(field, []).append(line)
        typed = self._editing.drafts.of(self._subject.place)
        for name in self._page.names:
            if name + NEW == self._asked or name + NEW in typed:
                said.setdefault(name, []).append(new_doubt_line(self._subject.place, name))
        for field, finding in findings_of(case, self._editing.findings(), self._subject.place):
            drafts = self._editing.drafts.of(finding.place)
            reason, by = reason_draft_of(finding)
            is_open = self._asked in (reason, by) or reason in drafts or by in drafts
            lines = reason_lines(case, finding, is_open=is_open)
            said.setdefault(field, []).extend(lines)
        return said

    def _text(self, line: RemarkLine) -> str:
        draft = self._draft(line)
        return line.text if draft is None else draft

    def _draft(self, line: RemarkLine) -> str | None:
        return self._editing.drafts.of(line.place).get(line.field)

    def _type(self, line: RemarkLine, text: str) -> None:
        if text == line.text:
            self._editing.drafts.forget(line.place, line.field)
        else:
            self._editing.drafts.put(line.place, line.field, text)

    def _enter(self, line: RemarkLine, text: str, is_by_key: bool) -> None:
        draft = self._draft(line)
        if draft is None and not is_by_key:
            if self._page.remark_with_keyboard() is None:
                self._close()
            return
        why = self._made(line, text) if draft is not None else ""
        if why:
            self._page.tell_fault(line, why)
            return
        if is_by_key or self._page.remark_with_keyboard() is None:
            self._close()
        if is_by_key:
            self.settled.emit()

    def _made(self, line: RemarkLine, text: str) -> str:
        """Make the edit that a line asks for. Why it is refused; empty if it was made."""
        drafts = self._editing.drafts
        beside = drafts.of(line.place).get(line.takes) if line.takes else None
        try:
            edit = line.edit(self._editing.case, text, beside)
            drafts.forget(line.place, line.field)  # the edit moves what is left of them
            if beside is not None:
                drafts.forget(line.place, line.takes)
            why = self._editing.make(edit) if edit else ""
        except EditRefusedError as error:
            why = str(error)
        if why:
            drafts.put(line.place, line.field, text)
            if beside is not None:
                drafts.put(line.place, line.takes, beside)
        return why

    def _close(self) -> None:
        """Hide the line that was asked for, unless something stands in it."""
        self._asked = ""
        self.refill()
