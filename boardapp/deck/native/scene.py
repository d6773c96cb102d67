"""A scene as native shapes, which PowerPoint can edit."""

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.native.shapes import Sketch
from boardapp.figures.lanes import Box
from boardapp.figures.scene import Curve, Place, Scene, Shape, Stroke, Text, TextBox


def draw_scene(sketch: Sketch, scene: Scene, frame: Frame) -> None:
    """Add all primitives of a scene, whose left upper corner is the frame's, to a sketch."""
    for primitive in scene:
        match primitive:
            case Shape(box=box):
                sketch.add_shape(primitive, _placed(box, frame))
            case Text(box=box):
                sketch.add_text(primitive, _placed(box, frame))
            case TextBox(box=box):
                sketch.add_text_box(primitive, _placed(box, frame))
            case Curve(places=(start, end), stroke=Stroke() as stroke) if _is_along(start, end):
                sketch.add_line(_moved(start, frame), _moved(end, frame), stroke)
            case Curve(places=places):
                moved = [_moved(place, frame) for place in places]
                sketch.add_path(moved, fill=primitive.fill, line=primitive.stroke)


def _is_along(start: Place, end: Place) -> bool:
    """Whether a line is level or upright: a connector has no other direction without a flip."""
    return start[0] == end[0] or start[1] == end[1]


def _placed(box: Box, frame: Frame) -> Frame:
    left, top = frame.left + box.left, frame.top + box.top
    return Frame(left=left, top=top, width=box.width, height=box.height)


def _moved(place: Place, frame: Frame) -> Place:
    return frame.left + place[0], frame.top + place[1]
