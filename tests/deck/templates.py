"""Templates of invented institutions, made from scratch: each differs in one thing that matters.

Each starts from python-pptx's own template, whose layouts have PowerPoint's English names.
"""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
Parts = dict[str, bytes]


def four_to_three() -> bytes:
    """PowerPoint's old format, 4:3, Calibri on white."""
    return _saved(Presentation())


def wide() -> Any:
    """The same with slides of 16:9, every place of master and layouts drawn out with them."""
    presentation = Presentation()
    factor = Pt(960) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(960), Pt(540)
    for holder in _holders(presentation):
        for transform in holder._element.iter(f"{{{A}}}xfrm"):
            offset, extent = transform.find(f"{{{A}}}off"), transform.find(f"{{{A}}}ext")
            offset.set("x", str(round(int(offset.get("x")) * factor)))
            extent.set("cx", str(round(int(extent.get("cx")) * factor)))
    return presentation


def ten_wide() -> bytes:
    """Slides of 10 by 5.63 in, as Google and pandoc write them."""
    presentation = wide()
    factor = Pt(720) / presentation.slide_width
    presentation.slide_width, presentation.slide_height = Pt(720), Pt(405)
    for holder in _holders(presentation):
        for transform in holder._element.iter(f"{{{A}}}xfrm"):
            for place in transform:
                for name, value in place.attrib.items():
                    place.set(name, str(round(int(value) * factor)))
    return _saved(presentation)


def of_powerpoint() -> bytes:
    """As PowerPoint 2013 and later write: a listed notes master, sections, an extLst of theirs."""
    presentation = wide()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.notes_slide.notes_text_frame.text = "Notes"
    element, part = presentation.element, presentation.part
    relation = next(r.rId for r in part.rels.values() if r.reltype.endswith("/notesMaster"))
    listed = parse_xml(
        '<p:notesMasterIdLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<p:notesMasterId r:id="{relation}"/></p:notesMasterIdLst>'
    )
    element.find(qn("p:sldMasterIdLst")).addnext(listed)
    for old in element.findall(qn("p:extLst")):
        element.remove(old)
    element.append(parse_xml(
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section '
        'name="Standard" id="{5C4B2C0E-0F32-4D0C-9C5A-2A9C5A6E1B01}"><p14:sldIdLst><p14:sldId '
        f'id="{slide.slide_id}"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
        '<p:ext uri="{EFAFB233-063F-42B5-8137-9DF3F51BA10A}"><p15:sldGuideLst '
        'xmlns:p15="http://schemas.microsoft.com/office/powerpoint/2012/main"/></p:ext></p:extLst>'
    ))  # fmt: skip
    return _saved(presentation)


def centred_titles() -> bytes:
    """No title but centred ones: each layout calls its title that of a title slide."""
    presentation = wide()
    for layout in presentation.slide_layouts:
        for holder in layout._element.iter(qn("p:ph")):
            if holder.get("type") == "title":
                holder.set("type", "ctrTitle")
    return _saved(presentation)


def logo_at(left: float, top: float) -> Callable[[], bytes]:
    """A logo of 110 by 50 points on the master of a 16:9 template, over the edge of its body."""

    def make() -> bytes:
        presentation = wide()
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        picture = slide.shapes.add_picture(
            io.BytesIO(_png()), Pt(left), Pt(top), Pt(110), Pt(50)
        )._element
        master = presentation.slide_master
        _, relation = master.part.get_or_add_image_part(io.BytesIO(_png()))
        picture.find(f".//{{{A}}}blip").set(qn("r:embed"), relation)
        picture.find(f".//{qn('p:cNvPr')}").set("id", "91")
        master.shapes._spTree.append(picture)
        return _saved(presentation)

    return make


def dark() -> bytes:
    """White text on dark blue, by the colour map of the master."""
    presentation = wide()
    _background(presentation.slide_master, "0B1F3A")
    mapping = presentation.slide_master._element.find(qn("p:clrMap"))
    for name, value in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        mapping.set(name, value)
    return _saved(presentation)


def misleading() -> bytes:
    """A dark background under the black text of the theme: nobody tried this template."""
    presentation = wide()
    _background(presentation.slide_master, "262626")
    return _saved(presentation)


def two_masters() -> bytes:
    """A first master of title slides only; the layouts for content hang on the second."""
    presentation = wide()
    data = _saved(presentation)
    parts = parts_of(data)
    _copy_master(parts)
    return packed(parts)


def no_footer() -> bytes:
    """No footer, no date and no slide number on any layout or master."""
    presentation = wide()
    kinds = {PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER}
    for holder in _holders(presentation):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type in kinds:
                shape._element.getparent().remove(shape._element)
    return _saved(presentation)


def potx() -> bytes:
    """A .potx: the same parts under the content type of a template."""
    return with_content_type(_saved(wide()), "template.main+xml")


def sampled() -> bytes:
    """Two sample slides with a chart, notes and comments' worth of personal properties."""
    presentation = wide()
    for number in (1, 5):
        slide = presentation.slides.add_slide(presentation.slide_layouts[number])
        slide.shapes.title.text = "Sample of Jane Doe"
        slide.notes_slide.notes_text_frame.text = "Sample notes"
        slide.shapes.add_picture(io.BytesIO(_png()), 0, 0, Pt(50))
    presentation.core_properties.author = "Jane Doe"
    presentation.core_properties.comments = "made by Jane Doe"
    return _saved(presentation)


def foreign_names() -> bytes:
    """Layouts under names of the house: only their placeholders tell what they are for."""
    presentation = wide()
    for number, layout in enumerate(presentation.slide_layouts):
        layout._element.find(qn("p:cSld")).set("name", f"Haus {number}")
    return _saved(presentation)


def wide_font() -> bytes:
    """A house font that no other machine has, capitals in titles, wide lines."""
    presentation = wide()
    theme = next(r.target_part for r in presentation.slide_master.part.rels.values()
                 if r.reltype.endswith("/theme"))  # fmt: skip
    theme._blob = theme.blob.replace(b'typeface="Calibri"', b'typeface="Clinic Sans"')
    styles = presentation.slide_master._element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.find(qn("a:defRPr")).set("cap", "all")
    body = styles.find(f"{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}")
    body.insert(0, parse_xml(f'<a:lnSpc xmlns:a="{A}"><a:spcPct val="150000"/></a:lnSpc>'))
    return _saved(presentation)


def picture_behind() -> bytes:
    """A photograph behind everything."""
    presentation = wide()
    master = presentation.slide_master
    _, relation = master.part.get_or_add_image_part(io.BytesIO(_png()))
    common = master._element.find(qn("p:cSld"))
    for old in common.findall(qn("p:bg")):
        common.remove(old)
    common.insert(
        0,
        parse_xml(
            '<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
            f'xmlns:a="{A}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
            f'relationships"><p:bgPr><a:blipFill><a:blip r:embed="{relation}"/><a:stretch>'
            "<a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
        ),
    )
    return _saved(presentation)


def band() -> bytes:
    """A dark band under the title, in which the title is black, and a logo in the corner."""
    presentation = wide()
    shapes = presentation.slide_master.shapes
    band_ = _rectangle(presentation.slide_master, (0, 0, 960, 118), "12355B")
    shapes._spTree.insert(2, band_)
    return _saved(presentation)


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "four to three": four_to_three,
    "ten wide": ten_wide,
    "of PowerPoint": of_powerpoint,
    "centred titles": centred_titles,
    "logo above right": logo_at(830, 15),
    "logo above left": logo_at(20, 15),
    "logo below right": logo_at(830, 440),
    "logo below left": logo_at(20, 440),
    "dark": dark,
    "misleading": misleading,
    "two masters": two_masters,
    "no footer": no_footer,
    "potx": potx,
    "sampled": sampled,
    "foreign names": foreign_names,
    "wide font": wide_font,
    "picture behind": picture_behind,
    "band": band,
}


def parts_of(data: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """The parts as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def with_content_type(data: bytes, kind: str) -> bytes:
    """The package with another type of its main part."""
    parts = parts_of(data)
    types = parts["[Content_Types].xml"]
    assert b"presentation.main+xml" in types
    parts["[Content_Types].xml"] = types.replace(b"presentation.main+xml", kind.encode())
    return packed(parts)


def with_relation(data: bytes, kind: str, target: str) -> bytes:
    """The package with a relationship out of the file, from its first layout."""
    parts = parts_of(data)
    name = "ppt/slideLayouts/_rels/slideLayout1.xml.rels"
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    return packed(parts)


def written(folder: Path, name: str) -> Path:
    """The template of this name as a file."""
    path = folder / f"{name}.{'potx' if name == 'potx' else 'pptx'}"
    path.write_bytes(TEMPLATES[name]())
    return path


def _saved(presentation: Any) -> bytes:
    target = io.BytesIO()
    presentation.save(target)
    return target.getvalue()


def _holders(presentation: Any) -> list[Any]:
    return [presentation.slide_master, *presentation.slide_layouts]


def _background(holder: Any, colour: str) -> None:
    common = holder._element.find(qn("p:cSld"))
    for old in common.findall(qn("p:bg")):
        common.remove(old)
    fill = holder.background.fill
    fill.solid()
    from pptx.dml.color import RGBColor

    fill.fore_color.rgb = RGBColor.from_string(colour)


def _rectangle(holder: Any, points: tuple[float, float, float, float], colour: str) -> Any:
    left, top, width, height = (Pt(value) for value in points)
    return parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" '
        f'cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></p:spPr><p:txBody><a:bodyPr/><a:p/></p:txBody>'
        "</p:sp>"
    )


def _png() -> bytes:
    target = io.BytesIO()
    Image.effect_noise((320, 180), 90).convert("RGB").save(target, "PNG")
    return target.getvalue()


def _copy_master(parts: Parts) -> None:
    """Hang every layout but the title slide on a copy of the master."""
    master, theme = "ppt/slideMasters/slideMaster", "ppt/theme/theme"
    rels = "ppt/slideMasters/_rels/slideMaster{}.xml.rels"
    listed = re.findall(rb'<Relationship [^>]*slideLayout(\d+)\.xml"[^>]*/>', parts[rels.format(1)])
    parts[f"{theme}9.xml"] = parts[f"{theme}1.xml"]
    parts[f"{master}2.xml"] = parts[f"{master}1.xml"]
    parts[rels.format(2)] = parts[rels.format(1)].replace(b"theme1.xml", b"theme9.xml")
    first = _without_layouts(parts, 1, {number for number in listed if number != b"1"})
    second = _without_layouts(parts, 2, {b"1"})
    assert first
    assert second
    for number in listed:
        if number != b"1":
            name = f"ppt/slideLayouts/_rels/slideLayout{number.decode()}.xml.rels"
            parts[name] = parts[name].replace(b"slideMaster1.xml", b"slideMaster2.xml")
    types = parts["[Content_Types].xml"].decode()
    for old, new in (("slideMasters/slideMaster1", "slideMasters/slideMaster2"),
                     ("theme/theme1", "theme/theme9")):  # fmt: skip
        entry = re.search(rf'<Override [^>]*{old}\.xml"[^>]*/>', types)
        assert entry
        types = types.replace("</Types>", entry[0].replace(old, new) + "</Types>")
    parts["[Content_Types].xml"] = types.encode()
    _list_master(parts)


def _without_layouts(parts: Parts, master: int, numbers: set[bytes]) -> bool:
    """Take layouts off a master: their relationships and their place in its list."""
    name, rels = (f"ppt/slideMasters/slideMaster{master}.xml",
                  f"ppt/slideMasters/_rels/slideMaster{master}.xml.rels")  # fmt: skip
    tree, links = etree.fromstring(parts[name]), etree.fromstring(parts[rels])
    gone = set()
    for link in list(links):
        found = re.search(r"slideLayout(\d+)\.xml", link.get("Target"))
        if found and found[1].encode() in numbers:
            gone.add(link.get("Id"))
            links.remove(link)
    for listed in tree.findall(f"{qn('p:sldLayoutIdLst')}/{qn('p:sldLayoutId')}"):
        if listed.get(qn("r:id")) in gone:
            listed.getparent().remove(listed)
        elif master == 2:
            listed.set("id", str(int(listed.get("id")) + 100))
    parts[name], parts[rels] = etree.tostring(tree), etree.tostring(links)
    return bool(gone)


def _list_master(parts: Parts) -> None:
    rels = "ppt/_rels/presentation.xml.rels"
    parts[rels] = parts[rels].replace(
        b"</Relationships>",
        b'<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/slideMaster" Target="slideMasters/slideMaster2.xml"/></Relationships>',
    )
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace(
        b"</p:sldMasterIdLst>", b'<p:sldMasterId id="2147483900" r:id="rId77"/></p:sldMasterIdLst>'
    )
