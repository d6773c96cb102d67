"""What lies behind a place: backgrounds, ornaments that cover it, and what can't be told."""

import pytest
from lxml import etree

from boardapp.deck.fitting.frame import Frame
from boardapp.deck.template.backdrop import Backdrop, Layer, ground_of, shown_layers
from boardapp.deck.template.theme_colours import ThemeColours

SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
COLOURS = ThemeColours({"lt1": "FFFFFF", "dk1": "000000"}, {"bg1": "lt1"})
THEME = etree.fromstring(
    f'<a:theme {SPACES}><a:themeElements><a:fmtScheme name="x"><a:fillStyleLst/><a:bgFillStyleLst>'
    '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>'
    "</a:themeElements></a:theme>"
)
PLACE = Frame(left=100, top=100, width=200, height=100)


def _layer(*shapes: str, background: str = "", **marks: str) -> Layer:
    stated = "".join(f' {name}="{value}"' for name, value in marks.items())
    tree = etree.fromstring(
        f"<p:sldMaster {SPACES}{stated}><p:cSld>{background}<p:spTree>{''.join(shapes)}</p:spTree>"
        "</p:cSld></p:sldMaster>"
    )
    return Layer(tree, COLOURS, THEME)


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _box(left: float, top: float, width: float, height: float, colour: str = "333333",
         form: str = "rect") -> str:  # fmt: skip
    values = [round(value * 12700) for value in (left, top, width, height)]
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{values[0]}" y="{values[1]}"/><a:ext cx="{values[2]}" '
        f'cy="{values[3]}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"/>{_fill(colour)}</p:spPr></p:sp>'
    )


PICTURE = _box(0, 0, 960, 540).replace("p:sp>", "p:pic>").replace("p:nvSpPr", "p:nvPicPr")


@pytest.mark.parametrize(
    ("layer", "colours"),
    [
        (_layer(), ("FFFFFF",)),
        (_layer(background=f"<p:bg><p:bgPr>{_fill('111111')}</p:bgPr></p:bg>"), ("111111",)),
        (_layer(background='<p:bg><p:bgRef idx="1001"><a:srgbClr val="222222"/></p:bgRef></p:bg>'),
         ("222222",)),
        (_layer(_box(0, 0, 960, 540)), ("333333",)),
        (_layer(_box(0, 0, 960, 150)), ("FFFFFF", "333333")),
        (_layer(_box(0, 0, 960, 540, form="ellipse")), ("FFFFFF", "333333")),
        (_layer(_box(0, 0, 90, 90)), ("FFFFFF",)),
        (_layer(_box(100, 150, 200, 2)), ("FFFFFF",)),
        (_layer(_box(93, 93, 14, 14)), ("FFFFFF",)),
        (_layer(_box(93, 93, 16, 16)), ("FFFFFF", "333333")),
    ],
)  # fmt: skip
def test_a_place_has_the_colours_that_may_lie_behind_it(
    layer: Layer, colours: tuple[str, ...]
) -> None:
    assert ground_of([layer]).behind(PLACE) == Backdrop(colours)


def test_the_layout_lies_over_the_master() -> None:
    master = _layer(_box(0, 0, 960, 540, "111111"))
    layout = _layer(_box(0, 0, 960, 540, "222222"))
    assert ground_of([master, layout]).behind(PLACE).colours == ("222222",)


def test_a_layout_may_hide_the_ornaments_of_the_master_but_not_its_background() -> None:
    master = _layer(_box(0, 0, 960, 540),
                    background=f"<p:bg><p:bgPr>{_fill('111111')}</p:bgPr></p:bg>")  # fmt: skip
    layout = _layer(showMasterSp="0")
    assert ground_of(shown_layers([master, layout])).behind(PLACE).colours == ("111111",)


def test_a_picture_behind_is_not_known_and_carries_nothing() -> None:
    found = ground_of([_layer(PICTURE)]).behind(PLACE)
    assert not found.is_known
    assert not found.carries("000000", 3)


def test_a_colour_is_carried_by_all_that_is_behind_or_not_at_all() -> None:
    assert Backdrop(("FFFFFF", "EEEEEE")).carries("000000", 4.5)
    assert not Backdrop(("FFFFFF", "333333")).carries("000000", 4.5)
    assert not Backdrop(("FFFFFF",)).carries(None, 3)


def test_shapes_in_a_group_stand_where_the_group_puts_them() -> None:
    group = (
        '<p:grpSp><p:nvGrpSpPr/><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" '
        'cy="6858000"/><a:chOff x="0" y="0"/><a:chExt cx="121920" cy="68580"/></a:xfrm>'
        f"</p:grpSpPr>{_box(0, 0, 9.6, 5.4, '444444')}</p:grpSp>"
    )
    assert ground_of([_layer(group)]).behind(PLACE).colours == ("444444",)
