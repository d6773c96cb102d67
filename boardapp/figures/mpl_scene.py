"""A scene drawn by matplotlib, for pictures."""

from typing import TYPE_CHECKING, Any, Literal

from boardapp.figures.lanes import Box
from boardapp.figures.mpl_fonts import POINTS_PER_INCH, Weight, figure_font, measure_text
from boardapp.figures.palette import Page, tint
from boardapp.figures.scene import (
    HATCH_TINT,
    Curve,
    Place,
    Primitive,
    Scene,
    Shape,
    Stroke,
    Text,
    TextBox,
    corners,
    moved,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_SIGN_SHARE = 0.4  # where the middle of a sign stands in the room of its letter
_ALIGNS = {"left": "left", "middle": "center", "right": "right"}


def figure_size(figure: "Figure") -> tuple[float, float]:
    """The present width and height of a figure, in points."""
    width, height = (float(inches) * POINTS_PER_INCH for inches in figure.get_size_inches())
    return width, height


def draw_scene(figure: "Figure", scene: Scene, page: Page, summary: str) -> "Axes":
    """Draw a scene into the emptied figure; the axes count in points from the left upper corner.

    The summary becomes the figure's label, for the accessible description of the canvas.
    """
    width, height = figure_size(figure)
    figure.clear()
    figure.set_layout_engine("none")
    figure.set_facecolor(f"#{page.paper}")
    figure.set_label(summary)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, max(width, 1.0))
    axes.set_ylim(max(height, 1.0), 0)
    for order, primitive in enumerate(scene, start=1):
        _draw(axes, primitive, order)
    return axes


def _draw(axes: "Axes", primitive: Primitive, order: int) -> None:
    match primitive:
        case Shape():
            _shape(axes, primitive, order)
        case Curve():
            _curve(axes, primitive, order)
        case Text():
            _text(axes, primitive, order)
        case TextBox():
            for part in primitive.parts():
                _draw(axes, part, order)


def _shape(axes: "Axes", shape: Shape, order: int) -> None:
    from matplotlib.patches import Ellipse, Polygon

    fill = tint(shape.fill, HATCH_TINT) if shape.is_hatched else shape.fill
    look = _look(fill, shape.stroke, order, shape.name) | {"alpha": shape.opacity}
    if shape.is_hatched:
        look |= {"hatch": "///", "hatchcolor": f"#{shape.fill}"}
    if shape.form == "circle":
        box = shape.box
        middle = box.left + box.width / 2, box.middle
        axes.add_patch(Ellipse(middle, box.width, box.height, **look))
    else:
        axes.add_patch(Polygon(corners(shape.form, shape.box), closed=True, **look))


def _curve(axes: "Axes", curve: Curve, order: int) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Polygon

    if curve.fill:
        look = _look(curve.fill, curve.stroke, order, curve.name)
        axes.add_patch(Polygon(curve.places, closed=True, **look))
    elif curve.stroke is not None:
        xs, ys = zip(*curve.places, strict=True)
        stroke = curve.stroke
        axes.add_line(
            Line2D(
                xs, ys, color=f"#{stroke.colour}", linewidth=stroke.width, zorder=order,
                linestyle=_dashes(stroke), label=curve.name, solid_capstyle="butt",
            )
        )  # fmt: skip


def _look(fill: str, stroke: Stroke | None, order: int, name: str) -> dict[str, Any]:
    return {
        "facecolor": f"#{fill}" if fill else "none",
        "edgecolor": f"#{stroke.colour}" if stroke else "none",
        "linewidth": stroke.width if stroke else 0.0,
        "linestyle": _dashes(stroke) if stroke else "-",
        "zorder": order,
        "label": name,
    }


def _dashes(stroke: Stroke) -> Literal["--", "-"]:
    return "--" if stroke.is_dashed else "-"


def _text(axes: "Axes", text: Text, order: int) -> None:
    box = text.box
    if len(text.runs) > 1:
        _runs(axes, text, order)
        return
    shares = {"left": 0.0, "middle": 0.5, "right": 1.0}
    x = box.left + box.width * (0.5 if text.is_upright else shares[text.align])
    if text.paper:
        _shape(axes, Shape(box=box, fill=text.paper), order)
    align = "center" if text.is_upright else _ALIGNS[text.align]
    _write(axes, (x, box.middle), text.text, text, order, align)


def _runs(axes: "Axes", text: Text, order: int) -> None:
    left, middle = text.box.left, text.box.middle
    for run in text.runs:
        width = measure_text(run.text, text.size, _weight(text))
        if run.sign:
            for part in run.sign:
                _draw(axes, moved(part, left + width * _SIGN_SHARE, middle), order)
        else:
            one = Text(box=Box(left, middle, width, 0.0), runs=(run,), size=text.size)
            _write(axes, (left, middle), run.text, one, order, "left")
        left += width


def _write(
    axes: "Axes", place: Place, words: str, text: Text, order: int, align: str
) -> None:  # fmt: skip
    font = figure_font(text.size, _weight(text))
    axes.text(
        *place, words, color=f"#{text.runs[0].colour}", fontproperties=font, ha=align,
        va="center_baseline", zorder=order, rotation=90 if text.is_upright else 0,
        rotation_mode="default",
    )  # fmt: skip


def _weight(text: Text) -> Weight:
    return "bold" if text.is_bold else "normal"
