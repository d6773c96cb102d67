"""Pictures brought into the case: made on another thread, put where it has them, then one edit."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, QRect, Signal
from PySide6.QtGui import QImage

from boardapp.case import changes
from boardapp.case.case import Image
from boardapp.case.place import Place
from boardapp.casefile.album import Album
from boardapp.desktop.panels.pictures.making import (
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
from boardapp.resources import is_example
from boardapp.words import edits as words
from boardapp.words.missing import stated

if TYPE_CHECKING:
    from boardapp.case.case import Case

IMAGES = Place("images")
NO_PICTURE = "The clipboard holds no picture. Copy one, or choose “Add a Picture…”."
BUSY = "The picture before is still being taken in. Try again in a moment."
_ADD = "adding a picture"
_LEFT = (
    "“{old}” still lies beside the case, and still shows what was {done}. Delete it there "
    "once it is needed no more, also for undoing."
)
_WAITS = (
    "Undo brings back what was {done} until the case is saved. With that it is gone for good, out "
    "of the case and of its recovery copy; the file that you took it from is still there."
)
_SHARED = "Another record of the case still shows it: “{caption}”."
_CHANGED = "The picture was changed meanwhile; nothing in the case was changed."
_LIES = " “{name}” lies beside the case."
_DONE: dict[Cut, str] = {"crop": "cut off", "black out": "blacked out"}


def sources_in(mime: QMimeData) -> list[Source]:
    """The pictures that are dropped or pasted: files that are no cases, else the image itself."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return [path for path in files if not path.name.endswith(CASE_ENDINGS)]
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


class _Laid(NamedTuple):
    """A picture with the name that the case is to state for it.

    `is_beside`: its file lies beside the case. Else it waits for the case to be saved, since that
    is packed, has no file yet, or is an example.
    """

    name: str
    data: bytes
    is_beside: bool
    left_out: str = ""


class PictureAdding(QObject):
    """Puts new pictures beside or into the case, and asks for the edits that state them.

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

        def make(album: Album, case: "Case") -> list[_Laid]:
            # All are read before the first is written: one that is no picture stops the others.
            made = [taken_in(source) for source in sources]
            return [_laid(album.path, case, one) for one in made]

        self._start(make, self._state_new)

    def cut(self, place: str, file: str, box: QRect, how: Cut) -> None:
        """Crop a picture of the case, or black out a part of it, in a new file."""

        def make(album: Album, case: "Case") -> list[_Laid]:
            from boardapp.casefile.faults import CaseFileError
            from boardapp.casefile.images import read_image

            try:
                data = read_image(album, Image(caption="", file=file))
            except CaseFileError as error:
                said = " ".join(fault.what for fault in error.faults)
                raise NotMadeError(f"{said}.") from error
            return [_laid(album.path, case, changed(file, data, box, how))]

        self._start(make, partial(self._state_cut, Place(place), file, how))

    def _start(
        self,
        make: "Callable[[Album, Case], list[_Laid]]",
        done: "Callable[[Case, list[_Laid]], None]",
    ) -> None:
        document = self._document
        album, case, sitting = document.album, document.case, document.sitting
        if case is None or self.is_busy:
            self.said.emit(BUSY if case is not None else "")
            return

        def work(_: Job) -> list[_Laid]:
            return make(album, case)

        def finish(laid: list[_Laid]) -> None:
            now = document.case
            if now is None or sitting != document.sitting:
                return
            # A case that was saved elsewhere meanwhile takes along what lies beside the old file.
            has_moved = document.path != album.path
            document.pictures.put(
                {one.name: one.data for one in laid if has_moved or not one.is_beside}
            )
            done(now, laid)

        def failed(error: BaseException) -> None:
            if not isinstance(error, NotMadeError):
                raise error
            if sitting == document.sitting:
                self.said.emit(str(error))

        self.said.emit("")
        self._jobs.start(_ADD, work, finish, failed)

    def _state_new(self, case: "Case", laid: list[_Laid]) -> None:
        place = IMAGES / len(case.images)

        def change(old: "Case") -> "Case":
            for one in laid:
                record = Image(caption="", file=one.name)
                old = changes.added(old, IMAGES / len(old.images), record)
            return old

        self.edit_wanted.emit(Edit(words.added_pictures(len(laid)), change, case))
        self.added.emit(str(place))
        self.said.emit(" ".join(filter(None, (one.left_out for one in laid))))

    def _state_cut(self, place: Place, old: str, how: Cut, case: "Case", laid: list[_Laid]) -> None:
        record, new = place.get(case) if place.is_in(case) else None, laid[0]
        if not isinstance(record, Image) or record.file != old:
            self.said.emit(_CHANGED + (_LIES.format(name=new.name) if new.is_beside else ""))
            return
        if not new.is_beside:
            self._document.pictures.note_cut(old)
        change = partial(changes.with_fields, place=place, stated={"file": new.name})
        self.edit_wanted.emit(Edit(words.picture_cut(record.caption, how), change, case))
        told = (_LEFT if new.is_beside else _WAITS).format(old=old, done=_DONE[how])
        others = [image for image in case.images if image.file == old and image is not record]
        if others:
            told = _SHARED.format(caption=stated(others[0].caption, "no caption yet"))
        self.said.emit(told)


def _laid(path: Path | None, case: "Case", made: Made) -> _Laid:
    """Write a picture beside a plain case of the user's, or name it until the case is saved."""
    from boardapp.casefile.disk import reason
    from boardapp.casefile.faults import Refusal
    from boardapp.casefile.new_images import lay_picture, waiting_name
    from boardapp.casefile.package import is_packed

    try:
        if path is None or is_example(path) or is_packed(path):
            return _Laid(waiting_name(made.data, made.ending), made.data, False, made.left_out)
        return _Laid(
            lay_picture(path, case, made.data, made.ending), made.data, True, made.left_out
        )
    except OSError as error:
        raise NotMadeError(f"No picture was added: the case's file {reason(error)}.") from error
    except Refusal as refusal:
        raise NotMadeError(str(refusal)) from refusal
