"""What can be saved as a picture: the figure behind a drawing, whatever part of it is seen."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from boardapp.figures.picture import Pictured


class HasPicture:
    """Mixed into a widget that draws a figure."""

    @property
    def pictured(self) -> "Pictured | None":
        """The figure that is drawn; None while there is none."""
        raise NotImplementedError


def picture_in(panel: QWidget, focused: QWidget | None) -> "Pictured | None":
    """The figure around the widget with the keyboard, else the first that is seen in a panel."""
    widget = focused
    while widget is not None:
        if isinstance(widget, HasPicture):
            return widget.pictured
        widget = widget.parentWidget()
    seen = (one for one in panel.findChildren(QWidget) if one.isVisible())
    found = (one.pictured for one in seen if isinstance(one, HasPicture))
    return next((one for one in found if one is not None), None)
