"""Make assets/template.pptx, the look of every deck.

Run it after a change of boardapp/deck/fitting/design.py: python tools/make_template.py [TARGET].
It writes every part itself, so that nothing of another author, date, printer or theme is
left in it, and it writes the same bytes each time.
"""

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from boardapp.deck.fitting import design
from boardapp.deck.fitting.design import BANNER, BODY, FOOTER, GUTTER, NUMBER, RULE, TITLE
from boardapp.deck.fitting.frame import Frame

TARGET = Path(__file__).resolve().parent.parent / "assets" / "template.pptx"

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml."
LINE_SPACING = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
COLOURS = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" ' + " ".join(
    f'{name}="{name}"' for name in [*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]
)

THEME_COLOURS = {
    "dk1": design.INK,
    "lt1": design.WHITE,
    "dk2": design.NAVY,
    "lt2": design.PALE,
    "accent1": design.ACCENT,
    # The rest of Okabe and Ito's palette, told apart with every colour vision.
    "accent2": "D55E00",
    "accent3": "009E73",
    "accent4": "CC79A7",
    "accent5": "56B4E9",
    "accent6": "E69F00",
    "hlink": "005A8C",
    "folHlink": "5B3F77",
}


def emu(points: float) -> int:
    """Points as English metric units, the unit of the format."""
    return round(points * 12700)


# Parts of shapes


def transform(frame: Frame) -> str:
    """The place of a shape."""
    return (
        f'<a:xfrm><a:off x="{emu(frame.left)}" y="{emu(frame.top)}"/>'
        f'<a:ext cx="{emu(frame.width)}" cy="{emu(frame.height)}"/></a:xfrm>'
    )


def fill(colour: str) -> str:
    """A flat fill in a colour of the theme, or in one of its own (six hexadecimal digits)."""
    kind = "srgbClr" if len(colour) == 6 else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{colour}"/></a:solidFill>'


def level(number: int, points: float, colour: str, **more: str) -> str:
    """One level of a list style; `more` are its attributes and, as `inner`, its elements."""
    inner = more.pop("inner", "")
    bold = more.pop("bold", "0")
    attributes = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<a:lvl{number}pPr{attributes} defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1">{inner}<a:defRPr sz="{round(points * 100)}" b="{bold}" kern="1200">'
        f'{fill(colour)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
        f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def placeholder(number: int, name: str, kind: str, frame: Frame, **more: str) -> str:
    """A placeholder: `kind` are the attributes of p:ph, `body` those of its text body."""
    body = more.get("body", 'lIns="0" tIns="0" rIns="0" bIns="0"')
    text = more.get("text", f'<a:r><a:rPr lang="en-GB"/><a:t>{escape(name)}</a:t></a:r>')
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{escape(name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{transform(frame)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"{more.get('fill', '')}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" {body}><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{more.get('style', '')}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def rectangle(number: int, name: str, frame: Frame, colour: str) -> str:
    """A plain decorative rectangle."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"><a:extLst>'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst></p:cNvPr><p:cNvSpPr/>"
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{transform(frame)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill(colour)}<a:ln><a:noFill/></a:ln>'
        '</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p>'
        "</p:txBody></p:sp>"
    )


def tree(*shapes: str) -> str:
    """The shape tree of a slide, with an empty group at its head as the format asks."""
    return (
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:spTree>'
    )


# Placeholders that stand on the master and on every layout


def title_shape() -> str:
    """The title stands on the rule, so one line and two lines leave the same gap to it."""
    return placeholder(
        2, "Title", 'type="title"', TITLE, body='lIns="0" tIns="0" rIns="0" bIns="63500" anchor="b"'
    )


def footer_shape(index: str) -> str:
    """The footer: which case, as of when, how private."""
    style = level(1, design.FOOTER_POINTS, design.GREY, algn="l")
    body = 'lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
    kind = f'type="ftr" sz="quarter" idx="{index}"'
    return placeholder(3, "Footer", kind, FOOTER, style=style, body=body, text="")


def number_shape(index: str) -> str:
    """The slide number, at the right edge."""
    style = level(1, design.FOOTER_POINTS, design.GREY, algn="r")
    body = 'lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
    field = (
        '<a:fld id="{7A1C7A5E-52B1-4C55-9C0B-0A4E2D6B1F01}" type="slidenum">'
        '<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    )
    kind = f'type="sldNum" sz="quarter" idx="{index}"'
    return placeholder(4, "Slide number", kind, NUMBER, style=style, body=body, text=field)


def banner_shape() -> str:
    """The strip that says on every slide that a case is invented."""
    inner = '<a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
    style = level(
        1, design.FOOTER_POINTS, "tx1", marL="0", indent="0", algn="ctr", inner=inner, bold="1"
    )
    return placeholder(
        5,
        "Banner",
        'type="body" sz="quarter" idx="20"',
        BANNER,
        fill=fill(design.AMBER),
        style=style,
        body='lIns="91440" tIns="0" rIns="91440" bIns="0" anchor="ctr"',
    )


def body_shape(number: int, name: str, index: int, frame: Frame) -> str:
    """A body of text."""
    return placeholder(number, name, f'sz="half" type="body" idx="{index}"', frame)


# Master, layouts, notes


def bullet(mark: str, before: int) -> str:
    """The bullet of a level and the space before its paragraphs, in points."""
    return (
        f'{LINE_SPACING}<a:spcBef><a:spcPts val="{before * 100}"/>'
        f'</a:spcBef><a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
        f'<a:buChar char="{mark}"/>'
    )


def master() -> str:
    """The slide master: the rule under the title, and the styles of all text."""
    shapes = tree(
        rectangle(6, "Rule", RULE, "accent1"),
        title_shape(),
        placeholder(7, "Body", 'type="body" idx="1"', BODY),
        footer_shape("3"),
        number_shape("4"),
    )
    title = level(
        1,
        design.TITLE_POINTS[0],
        "tx2",
        algn="l",
        inner=f'{LINE_SPACING}<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/>',
        bold="1",
    ).replace("+mn-", "+mj-")
    levels = [("•", 228600), ("–", 457200), ("–", 685800), ("–", 914400), ("–", 1143000)]
    body = "".join(
        level(
            number,
            design.BODY_POINTS[0 if number == 1 else -1],
            "tx1",
            marL=str(left),
            indent="-228600",
            algn="l",
            inner=bullet(mark, 6 if number == 1 else 3),
        )
        for number, (mark, left) in enumerate(levels, start=1)
    )
    other = "".join(level(n, 18, "tx1", marL="0", algn="l") for n in range(1, 6))
    layouts = "".join(
        f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n + 1}"/>'
        for n in range(len(own_shapes()))
    )
    return (
        f"{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr>"
        f"</p:bg>{shapes}</p:cSld><p:clrMap {COLOURS}/><p:sldLayoutIdLst>{layouts}"
        f'</p:sldLayoutIdLst><p:hf hdr="0" dt="0"/><p:txStyles><p:titleStyle>{title}</p:titleStyle>'
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>"
        "</p:sldMaster>"
    )


def own_shapes() -> dict[str, list[str]]:
    """The layouts: name, and the placeholders that are its own."""
    half = (BODY.width - GUTTER) / 2
    left = Frame(left=BODY.left, top=BODY.top, width=half, height=BODY.height)
    right = Frame(left=BODY.right - half, top=BODY.top, width=half, height=BODY.height)
    line = Frame(left=BODY.left, top=BODY.bottom - 30, width=BODY.width, height=30)
    return {
        design.LAYOUTS["text"]: [body_shape(6, "Body", 1, BODY)],
        design.LAYOUTS["two"]: [
            body_shape(6, "Left block", 1, left),
            body_shape(7, "Right block", 2, right),
        ],
        design.LAYOUTS["visual"]: [body_shape(6, "Line below", 1, line)],
        design.LAYOUTS["stack"]: [],
    }


def layout(name: str, own: list[str]) -> str:
    """One layout with its own placeholders between the title and the foot."""
    shapes = tree(title_shape(), *own, banner_shape(), footer_shape("11"), number_shape("12"))
    return (
        f'{HEAD}<p:sldLayout {SPACES} preserve="1" userDrawn="1"><p:cSld name="{name}">{shapes}'
        "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def notes_master() -> str:
    """The notes page: the slide above, its notes below."""
    image = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" '
        'noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{transform(Frame(left=54, top=54, width=432, height=243))}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="9525">'
        f"{fill(design.GREY)}</a:ln></p:spPr></p:sp>"
    )
    text = placeholder(
        3,
        "Notes",
        'type="body" sz="quarter" idx="3"',
        design.NOTES,
    ).replace("<a:normAutofit/>", "")
    points = design.NOTES_POINTS
    style = "".join(
        level(n, points, "tx1", marL=str(228600 * (n - 1)), algn="l") for n in range(1, 6)
    )
    return (
        f"{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr>{fill('bg1')}<a:effectLst/></p:bgPr>"
        f"</p:bg>{tree(image, text)}</p:cSld><p:clrMap {COLOURS}/>"
        f"<p:notesStyle>{style}</p:notesStyle></p:notesMaster>"
    )


# Theme and the rest of the package


def theme() -> str:
    """A flat theme: our colours, Calibri, no shadow, gradient or bevel."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in THEME_COLOURS.items()
    )
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{design.FONT}"/><a:ea typeface=""/>'
        f'<a:cs typeface=""/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    flat = fill("phClr")
    lines = "".join(f'<a:ln w="{width}">{flat}</a:ln>' for width in (9525, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'name="boardapp"><a:themeElements><a:clrScheme name="boardapp">{colours}</a:clrScheme>'
        f'<a:fontScheme name="boardapp">{fonts}</a:fontScheme><a:fmtScheme name="flat">'
        f"<a:fillStyleLst>{flat * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{flat * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "<a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )


def presentation() -> str:
    """The presentation without slides: 16:9, with its master and notes master."""
    style = "".join(level(n, 18, "tx1", marL="0", algn="l") for n in range(1, 10))
    return (
        f'{HEAD}<p:presentation {SPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        f'<p:sldSz cx="{emu(design.SLIDE_WIDTH)}" cy="{emu(design.SLIDE_HEIGHT)}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:defPPr>'
        f'<a:defRPr lang="en-GB"/></a:defPPr>{style}</p:defaultTextStyle></p:presentation>'
    )


def core() -> str:
    """The core properties of the template; the writer overwrites all of them."""
    date = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Template</dc:title>'
        f"<dc:creator>boardapp</dc:creator>{date.format('created')}{date.format('modified')}"
        "</cp:coreProperties>"
    )


def relations(*targets: tuple[str, str]) -> str:
    """A relationship part: the last part of the type and the target of rId1, rId2 and so on."""
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE if "/" not in kind else ""}{kind}" '
        f'Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}relationships">{lines}</Relationships>'


def content_types(parts: dict[str, str]) -> str:
    """The list of part types."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def parts() -> dict[str, tuple[str, str]]:
    """Every part but the content types: name to (content type, text)."""
    themed = "application/vnd.openxmlformats-officedocument.theme+xml"
    properties = "application/vnd.openxmlformats-package.core-properties+xml"
    found = {
        "docProps/core.xml": (properties, core()),
        "ppt/presentation.xml": (MAIN + "presentation.main+xml", presentation()),
        "ppt/presProps.xml": (
            MAIN + "presProps+xml",
            f"{HEAD}<p:presentationPr {SPACES}/>",
        ),
        # PowerPoint offers to repair a presentation without view properties.
        "ppt/viewProps.xml": (MAIN + "viewProps+xml", f"{HEAD}<p:viewPr {SPACES}/>"),
        "ppt/tableStyles.xml": (
            MAIN + "tableStyles+xml",
            f'{HEAD}<a:tblStyleLst xmlns:a="{DRAWING}" def="{NO_STYLE}"/>',
        ),
        "ppt/theme/theme1.xml": (themed, theme()),
        "ppt/theme/theme2.xml": (themed, theme()),
        "ppt/slideMasters/slideMaster1.xml": (MAIN + "slideMaster+xml", master()),
        "ppt/notesMasters/notesMaster1.xml": (MAIN + "notesMaster+xml", notes_master()),
    }
    for number, (name, own) in enumerate(own_shapes().items(), start=1):
        path = f"ppt/slideLayouts/slideLayout{number}.xml"
        found[path] = (MAIN + "slideLayout+xml", layout(name, own))
    return found


def links() -> dict[str, str]:
    """Every relationship part."""
    names = [f"slideLayout{number}.xml" for number in range(1, len(own_shapes()) + 1)]
    folder = "../slideLayouts/"
    found = {
        "_rels/.rels": relations(
            ("officeDocument", "ppt/presentation.xml"),
            (f"{PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("notesMaster", "notesMasters/notesMaster1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("theme", "theme/theme1.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            *(("slideLayout", folder + name) for name in names), ("theme", "../theme/theme1.xml")
        ),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": relations(("theme", "../theme/theme2.xml")),
    }
    for name in names:
        found[f"ppt/slideLayouts/_rels/{name}.rels"] = relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        )
    return found


def write(target: Path) -> None:
    """Write the template; the same bytes each time, but for the version of zlib."""
    made = parts()
    types = content_types({name: kind for name, (kind, _) in made.items()})
    texts = {"[Content_Types].xml": types} | links() | {n: text for n, (_, text) in made.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode("utf-8"))


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
