"""Pictures read from the case's folder, or from the packed case, on another thread."""

import io
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QTransform

from boardapp.case.case import Image
from boardapp.casefile.album import Album
from boardapp.desktop.system.jobs import Job, Jobs

THUMBNAIL = QSize(192, 144)
"""Pixels: twice those of the list, for screens of double density."""
_LEAST_SIDE = 512
"""A picture is halved again and again down to this."""
_SMALL, _LARGE = "thumbnails", "picture"
NO_FILE = "No file is stated for this picture: radiology shows it."
NOT_SAVED = (
    "The case has no file yet, beside which this picture could lie. Add the picture here, or save "
    "the case where its pictures are."
)
_TO_DO = "Put the picture there under this name, or change “file” of this image; then reload."
_BROKEN = (
    "{} is damaged, or larger than can be shown. Save it again as PNG or JPEG under the same name; "
    "then reload."
)


class Wanted(NamedTuple):
    """A picture to be read: the place of its record, and its file as the case states it."""

    place: str
    file: str


class UnreadablePictureError(Exception):
    """Why a picture can't be shown and what to do, in sentences."""


def read_picture(album: Album, wanted: Wanted) -> QImage:
    """The picture as its file holds it, upright. Raises UnreadablePictureError."""
    if not wanted.file:
        raise UnreadablePictureError(NO_FILE)
    if album.path is None and wanted.file not in (*album.waiting, *album.gone):
        raise UnreadablePictureError(NOT_SAVED)
    from boardapp.casefile.faults import CaseFileError
    from boardapp.casefile.images import read_image

    try:
        data = read_image(album, Image(caption="", file=wanted.file))
    except CaseFileError as error:
        said = " ".join(fault.what for fault in error.faults)
        raise UnreadablePictureError(f"{said}. {_TO_DO}") from None
    # From bytes and not from a device made in Python: Qt would ask Python for each piece under a
    # lock that the window's thread waits for while it has Python.
    picture = QImage.fromData(data)
    if picture.isNull() or picture.format() in _WIDE:
        return _as_in_the_deck(data, wanted.file)
    upright = picture.transformed(_TURNS[turn]) if (turn := _turn_of(data)) in _TURNS else picture
    return upright.convertToFormat(_SHOWN)


_SHOWN = QImage.Format.Format_ARGB32_Premultiplied
_WIDE = (
    QImage.Format.Format_Grayscale16,
    QImage.Format.Format_RGBX64,
    QImage.Format.Format_RGBA64,
    QImage.Format.Format_RGBA64_Premultiplied,
)
"""Of more than 256 greys Qt shows the upper half of their digits, which may be black alone."""


def _as_in_the_deck(data: bytes, file: str) -> QImage:
    """The picture as the deck has it, for what Qt shows otherwise or not at all."""
    from boardapp.deck.writing import pixels

    try:
        picture, _ = pixels.pixels(data)
    except pixels.UnreadablePictureError:
        raise UnreadablePictureError(_BROKEN.format(file)) from None
    kind = QImage.Format.Format_Grayscale8 if picture.mode == "L" else QImage.Format.Format_RGB888
    line = picture.width * len(picture.getbands())
    shown = QImage(picture.tobytes(), picture.width, picture.height, line, kind)
    return shown.convertToFormat(_SHOWN)  # a copy of its own


_TURNS = {
    2: QTransform(-1, 0, 0, 1, 0, 0),
    3: QTransform(-1, 0, 0, -1, 0, 0),
    4: QTransform(1, 0, 0, -1, 0, 0),
    5: QTransform(0, 1, 1, 0, 0, 0),
    6: QTransform(0, 1, -1, 0, 0, 0),
    7: QTransform(0, -1, -1, 0, 0, 0),
    8: QTransform(0, -1, 1, 0, 0, 0),
}
"""How a picture is turned to stand upright, by the tag "Orientation" (274) of Exif 2.3."""


def _turn_of(data: bytes) -> int:
    """How a camera held the picture; 1, upright, where the file does not say."""
    import PIL.Image

    try:
        with PIL.Image.open(io.BytesIO(data)) as picture:
            turn: int = picture.getexif().get(274, 1)
    except (OSError, ValueError, SyntaxError, PIL.Image.DecompressionBombError):
        return 1
    return turn


def levels_of(picture: QImage) -> tuple[QImage, ...]:
    """The picture, half of it, a quarter …: one of them is always near to the size on screen."""
    levels = [picture]
    while max(levels[-1].width(), levels[-1].height()) > 2 * _LEAST_SIDE:
        half = levels[-1].size() / 2
        levels.append(_scaled(levels[-1], half))
    return tuple(levels)


class PictureReader(QObject):
    """Reads pictures one after the other; what was asked for before comes to nothing.

    `small` gives the place and the thumbnail of each, `large` the place and the levels of the
    one that was wanted, `failed` the place and why its picture can't be shown.
    """

    small = Signal(str, QImage)
    large = Signal(str, object)
    failed = Signal(str, str)
    _read = Signal(int, str, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._run = 0
        self._read.connect(self._take_small)

    def read_all(self, album: Album, wanted: Sequence[Wanted]) -> None:
        """Read the thumbnails of these and no others."""
        self._jobs.abandon(_SMALL)
        self._run += 1
        run = self._run

        def work(job: Job) -> None:
            for one in wanted:
                if job.is_cancelled():
                    return
                try:
                    picture = _scaled(read_picture(album, one), THUMBNAIL)
                except UnreadablePictureError as error:
                    self._read.emit(run, one.place, str(error))
                else:
                    self._read.emit(run, one.place, picture)

        if wanted:
            self._jobs.start(_SMALL, work, lambda _: None, self._raise)

    def read(self, album: Album, wanted: Wanted) -> None:
        """Read this one whole."""
        self._jobs.abandon(_LARGE)

        def work(_: Job) -> tuple[QImage, ...]:
            return levels_of(read_picture(album, wanted))

        def failed(error: BaseException) -> None:
            if not isinstance(error, UnreadablePictureError):
                raise error
            self.failed.emit(wanted.place, str(error))

        def done(levels: tuple[QImage, ...]) -> None:
            self.large.emit(wanted.place, levels)

        self._jobs.start(_LARGE, work, done, failed)

    def forget(self) -> None:
        """Let all that is being read come to nothing."""
        self._run += 1
        self._jobs.abandon(_SMALL)
        self._jobs.abandon(_LARGE)

    @property
    def is_busy(self) -> bool:
        """Whether a picture is being read."""
        return self._jobs.is_busy()

    def _take_small(self, run: int, place: str, found: QImage | str) -> None:
        if run != self._run:
            return  # of a case that is not shown any more
        if isinstance(found, QImage):
            self.small.emit(place, found)
        else:
            self.failed.emit(place, found)

    @staticmethod
    def _raise(error: BaseException) -> None:
        raise error


def _scaled(picture: QImage, room: QSize) -> QImage:
    if picture.width() <= room.width() and picture.height() <= room.height():
        return picture
    size = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    # A strip that is a thousand times as long as it is wide is still seen.
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(size.expandedTo(QSize(1, 1)), *ways)
