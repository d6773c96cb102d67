"""Pictures brought into the case: made on another thread, laid beside it, then one edit of it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QRect, Signal
from PySide6.QtGui import QImage

from boardapp.case import changes
from boardapp.case.case import Image
from boardapp.case.place import Place
from boardapp.desktop.panels.picture_making import (
    Cut,
    Made,
    NotMadeError,
    Source,
    changed,
    taken_in,
)
from boardapp.desktop.session.document import Document
from boardapp.desktop.session.edits import Edit
from boardapp.desktop.system.jobs import Job, Jobs
from boardapp.endings import CASE_ENDINGS
from boardapp.words import edits as words

if TYPE_CHECKING:
    from boardapp.case.case import Case

IMAGES = Place("images")
NEEDS_FILE = (
    "The case has no file yet, and its pictures lie beside it. Save the case first (Ctrl+S), then "
    "add the picture."
)
NO_PICTURE = "The clipboard holds no picture. Copy one, or choose “Add a Picture…”."
BUSY = "The picture before is still being taken in. Try again in a moment."
_ADD = "adding a picture"
_LEFT = (
    "“{old}” still lies beside the case, and still shows what was {done}. Delete it there "
    "once it is needed no more, also for undoing."
)
_DONE: dict[Cut, str] = {"crop": "cut off", "black out": "blacked out"}


def sources_in(mime: QMimeData) -> list[Source]:
    """The pictures that are dropped or pasted: files that are no cases, else the image itself."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return [path for path in files if not path.name.endswith(CASE_ENDINGS)]
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


class PictureAdding(QObject):
    """Writes new files beside the case, and asks for the edits that state them.

    `edit_wanted` has an edit; `added` the place of the first new record, whose caption is to be
    asked for; `said` sentences about what was not done, or what is left to do.
    """

    edit_wanted = Signal(object)
    added = Signal(str)
    said = Signal(str)

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._jobs = Jobs(self)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being made or written."""
        return self._jobs.is_busy(_ADD)

    def add(self, sources: Sequence[Source]) -> None:
        """Add pictures with a record each, as one step to undo."""

        def make(path: Path, case: "Case") -> list[str]:
            # All are read before the first is written: one that is no picture stops the others.
            made = [taken_in(source) for source in sources]
            return [_laid(path, case, one) for one in made]

        self._start(make, self._state_new)

    def cut(self, place: str, file: str, box: QRect, how: Cut) -> None:
        """Crop a picture of the case, or black out a part of it, in a new file."""

        def make(path: Path, case: "Case") -> list[str]:
            from boardapp.casefile.faults import CaseFileError
            from boardapp.casefile.images import read_image

            try:
                data = read_image(path, Image(caption="", file=file))
            except CaseFileError as error:
                said = " ".join(fault.what for fault in error.faults)
                raise NotMadeError(f"{said}.") from error
            return [_laid(path, case, changed(file, data, box, how))]

        self._start(make, partial(self._state_cut, Place(place), file, how))

    def _start(
        self,
        make: "Callable[[Path, Case], list[str]]",
        done: "Callable[[Case, list[str]], None]",
    ) -> None:
        path, case, sitting = self._document.path, self._document.case, self._document.sitting
        if case is None or self.is_busy:
            self.said.emit(BUSY if case is not None else "")
            return
        if path is None:
            self.said.emit(NEEDS_FILE)
            return

        def work(_: Job) -> list[str]:
            return make(path, case)

        def finish(names: list[str]) -> None:
            now = self._document.case
            if now is not None and sitting == self._document.sitting:
                done(now, names)

        def failed(error: BaseException) -> None:
            if not isinstance(error, NotMadeError):
                raise error
            if sitting == self._document.sitting:
                self.said.emit(str(error))

        self.said.emit("")
        self._jobs.start(_ADD, work, finish, failed)

    def _state_new(self, case: "Case", names: list[str]) -> None:
        place = IMAGES / len(case.images)

        def change(old: "Case") -> "Case":
            for name in names:
                record = Image(caption="", file=name)
                old = changes.added(old, IMAGES / len(old.images), record)
            return old

        self.edit_wanted.emit(Edit(words.added_pictures(len(names)), change, case))
        self.added.emit(str(place))

    def _state_cut(self, place: Place, old: str, how: Cut, case: "Case", names: list[str]) -> None:
        record = place.get(case) if place.is_in(case) else None
        if not isinstance(record, Image) or record.file != old:
            self.said.emit(
                f"The picture was changed meanwhile. “{names[0]}” lies beside the case; nothing "
                "in the case was changed."
            )
            return
        change = partial(changes.with_fields, place=place, stated={"file": names[0]})
        self.edit_wanted.emit(Edit(words.picture_cut(record.caption, how), change, case))
        self.said.emit(_LEFT.format(old=old, done=_DONE[how]))


def _laid(path: Path, case: "Case", made: Made) -> str:
    from boardapp.casefile.faults import Refusal
    from boardapp.casefile.new_images import lay_picture

    try:
        return lay_picture(path, case, made.data, made.ending)
    except Refusal as refusal:
        raise NotMadeError(str(refusal)) from refusal
