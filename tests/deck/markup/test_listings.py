"""The lists of a package say what python-pptx would write, byte by byte."""

from pptx import Presentation
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.serialized import _ContentTypesItem
from pptx.util import Inches

from boardapp.deck.markup.listings import content_types, relations


def _edited() -> Presentation:
    """A deck with a link out of the file whose address must be escaped, and a chart's workbook."""
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    for number in range(12):
        box = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(1), Inches(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text = "a paper"
        run.hyperlink.address = f'https://example.org/?a={number}&b="ü>'
    _ = slide.notes_slide
    return made


def test_relations_are_listed_by_their_numbers_and_links_lead_outwards() -> None:
    package = _edited().part.package
    assert relations(package._rels) == package._rels.xml
    written = [relations(part.rels) for part in package.iter_parts() if len(part.rels)]
    assert written == [part.rels.xml for part in package.iter_parts() if len(part.rels)]
    assert any(b'TargetMode="External"' in one and b"rId12" in one for one in written)


def test_each_part_has_its_type_by_its_ending_or_its_name() -> None:
    parts = tuple(_edited().part.package.iter_parts())
    expected = serialize_part_xml(_ContentTypesItem.xml_for(parts))
    assert content_types(parts) == expected
    assert b'Extension="jpeg"' in expected
