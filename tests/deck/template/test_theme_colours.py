"""Colours of a theme as they are seen, by hand-made XML with worked-out results."""

import pytest
from lxml import etree

from boardapp.deck.template.theme_colours import ThemeColours, mixed, theme_colours

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
COLOURS = ThemeColours({"dk1": "000000", "lt1": "FFFFFF", "accent1": "4F81BD"},
                       {"tx1": "dk1", "bg1": "lt1"})  # fmt: skip


def _fill(inner: str) -> etree._Element:
    return etree.fromstring(f'<a:spPr xmlns:a="{A}">{inner}</a:spPr>')


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<a:srgbClr val="0072b2"/>', ("0072B2",)),
        ('<a:schemeClr val="tx1"/>', ("000000",)),
        ('<a:schemeClr val="accent1"/>', ("4F81BD",)),
        ('<a:sysClr val="window" lastClr="FFFFFF"/>', ("FFFFFF",)),
        ('<a:prstClr val="white"/>', ("FFFFFF",)),
        ('<a:prstClr val="papayaWhip"/>', None),
        ('<a:schemeClr val="bg1"><a:lumMod val="75000"/></a:schemeClr>', ("BFBFBF",)),
        ('<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>',
         ("808080",)),
        ('<a:schemeClr val="tx1"><a:alpha val="40000"/></a:schemeClr>', None),
        ('<a:schemeClr val="bg1"><a:shade val="50000"/></a:schemeClr>', ("BCBCBC",)),
        ('<a:schemeClr val="tx1"><a:tint val="50000"/></a:schemeClr>', ("BCBCBC",)),
        ('<a:schemeClr val="none"/>', None),
    ],
)  # fmt: skip
def test_a_solid_fill_is_the_colour_that_is_seen(
    inner: str, expected: tuple[str, ...] | None
) -> None:
    assert COLOURS.fill(_fill(f"<a:solidFill>{inner}</a:solidFill>")) == expected


def test_a_gradient_and_a_pattern_have_all_their_colours() -> None:
    gradient = (
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="111111"/></a:gs><a:gs pos="100000">'
        '<a:srgbClr val="222222"/></a:gs></a:gsLst></a:gradFill>'
    )
    pattern = (
        '<a:pattFill prst="pct5"><a:fgClr><a:srgbClr val="111111"/></a:fgClr><a:bgClr>'
        '<a:srgbClr val="222222"/></a:bgClr></a:pattFill>'
    )
    assert COLOURS.fill(_fill(gradient)) == COLOURS.fill(_fill(pattern)) == ("111111", "222222")


def test_no_fill_is_none_and_a_picture_is_not_known() -> None:
    assert COLOURS.fill(_fill("<a:noFill/>")) == COLOURS.fill(_fill("")) == ()
    assert COLOURS.fill(_fill("<a:blipFill/>")) is None


def test_a_theme_is_read_under_its_colour_map() -> None:
    theme = etree.fromstring(
        f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme name="x"><a:dk1>'
        '<a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="fefefe"/>'
        "</a:lt1></a:clrScheme></a:themeElements></a:theme>"
    )
    mapping = etree.fromstring('<clrMap bg1="dk1" tx1="lt1"/>')
    colours = theme_colours(theme, mapping)
    assert (colours.of("bg1"), colours.of("tx1"), colours.of("dk1")) == (
        "000000",
        "FEFEFE",
        "000000",
    )


def test_a_mixture_lies_between() -> None:
    assert mixed("000000", "FFFFFF", 0.5) == "808080"
    assert mixed("FF0000", "0000FF", 1) == "FF0000"
