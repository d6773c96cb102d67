"""Templates that would do harm or are damaged: one guard at the door, one sentence."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

from boardapp.deck.errors import DeckError
from boardapp.deck.slides import Deck, Note
from boardapp.deck.writing.opening import start
from boardapp.deck.writing.writer import build_package
from tests.deck import sample_deck as sample
from tests.deck.sample_deck import every_block
from tests.deck.template.mutations import mutated
from tests.deck.templates import Parts, dark, packed, parts_of, sampled

LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
RELATIONS = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


SMALL = sample.deck(sample.slide("One", sample.text("a"), layout="text", notes=(Note(text="b"),)))
"""Enough to be written: the door writes a slide of each layout by itself."""


def _refused(folder: Path, parts: Parts) -> str:
    path = folder / "house.pptx"
    path.write_bytes(packed(parts))
    with pytest.raises(DeckError) as told:
        start(path, has_banner=False)
    assert str(told.value).startswith("The template house.pptx: ")
    return str(told.value)


def _written(folder: Path, parts: Parts) -> Parts:
    path = folder / "house.pptx"
    path.write_bytes(packed(parts))
    built = build_package(SMALL, template=path)
    assert built.problems == ()
    return parts_of(built.data)


def _with_doctype(parts: Parts, name: str, padding: str = "", encoding: str = "UTF-8") -> Parts:
    root = etree.tostring(etree.fromstring(parts[name]), encoding="unicode")
    text = f'<?xml version="1.0" encoding="{encoding}"?>{padding}{DOCTYPE}{root}'
    return parts | {name: text.encode(encoding)}


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16"])
@pytest.mark.parametrize(
    "name", ["docProps/core.xml", "ppt/theme/theme1.xml", LAYOUT, RELATIONS, "[Content_Types].xml"]
)
def test_a_document_type_is_refused_in_every_part_and_encoding(
    tmp_path: Path, name: str, encoding: str
) -> None:
    said = _refused(tmp_path, _with_doctype(parts_of(dark()), name, encoding=encoding))
    assert "holds a document type declaration" in said


def test_a_document_type_behind_padding_is_refused(tmp_path: Path) -> None:
    padding = f"<!--{'x' * 5_000}-->{' ' * 5_000}"
    said = _refused(tmp_path, _with_doctype(parts_of(dark()), "docProps/core.xml", padding))
    assert "holds a document type declaration" in said


def test_a_document_type_in_a_part_that_calls_itself_a_picture_is_refused(tmp_path: Path) -> None:
    parts = parts_of(sampled())
    picture = next(name for name in parts if name.endswith(".png"))
    said = _refused(tmp_path, parts | {picture: f"\n {DOCTYPE}<svg/>".encode()})
    assert "holds a document type declaration" in said


def test_a_bomb_of_entities_is_refused(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "lol">{levels}]><x y="&a8;">&a8;</x>'
    said = _refused(tmp_path, parts_of(dark()) | {"docProps/core.xml": bomb.encode()})
    assert "holds a document type declaration" in said


@pytest.mark.parametrize("spelling", ["vba&#80;roject", "vbaProject", "VBAPROJECT"])
def test_macros_are_known_by_the_parsed_type_however_it_is_written(
    tmp_path: Path, spelling: str
) -> None:
    parts = parts_of(dark())
    entry = (
        '<Override PartName="/ppt/extra.bin" '
        f'ContentType="application/vnd.ms-office.{spelling}"/></Types>'
    )
    types = parts["[Content_Types].xml"].replace(b"</Types>", entry.encode())
    more = {"[Content_Types].xml": types, "ppt/extra.bin": b"x"}
    assert "holds macros" in _refused(tmp_path, parts | more)


def test_macros_are_known_by_their_relationship(tmp_path: Path) -> None:
    parts = parts_of(dark())
    name = "ppt/_rels/presentation.xml.rels"
    link = (
        '<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/'
        'vbaProject" Target="theme/theme1.xml"/></Relationships>'
    )
    parts[name] = parts[name].replace(b"</Relationships>", link.encode())
    assert "holds macros" in _refused(tmp_path, parts)


@pytest.mark.parametrize("size", ["INF", "1e400", "-5", "9" * 40, "12", ""])
def test_a_size_that_no_slide_has_is_refused(tmp_path: Path, size: str) -> None:
    parts = parts_of(dark())
    root = etree.fromstring(parts["ppt/presentation.xml"])
    root.find("{*}sldSz").set("cx", size)
    parts["ppt/presentation.xml"] = etree.tostring(root)
    assert "is damaged, or no PowerPoint file" in _refused(tmp_path, parts)


def test_comments_stand_where_they_like(tmp_path: Path) -> None:
    parts = parts_of(dark())
    for name in ("ppt/theme/theme1.xml", LAYOUT, "ppt/slideMasters/slideMaster1.xml"):
        root = etree.fromstring(parts[name])
        for element in list(root.iter(etree.Element)):
            element.insert(0, etree.Comment("here"))
            element.insert(0, etree.ProcessingInstruction("and", "here"))
        parts[name] = etree.tostring(root)
    assert b"<!--here" not in b"".join(_written(tmp_path, parts).values())


def _shape(within: str) -> bytes:
    return (
        '<p:pic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvPicPr>'
        f'<p:cNvPr id="900" name="Extra">{within}</p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        '<p:blipFill><a:blip/></p:blipFill><p:spPr><a:xfrm><a:off x="1" y="1"/>'
        '<a:ext cx="9" cy="9"/></a:xfrm></p:spPr></p:pic></p:spTree>'
    ).encode()


@pytest.mark.parametrize(
    "action", ["ppaction://program", "ppaction://macro?name=x", "ppaction://hlinkfile"]
)
def test_an_action_that_starts_something_is_left_behind(tmp_path: Path, action: str) -> None:
    parts = parts_of(dark())
    click = (
        f'<a:hlinkClick xmlns:r="{_RELATION}" r:id="" action="{action}" tooltip="Extra"/>'
        f'<a:hlinkHover xmlns:r="{_RELATION}" r:id="" action="{action.upper()}"/>'
    )
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", _shape(click))
    layouts = b"".join(data for name, data in _written(tmp_path, parts).items() if "Layout" in name)
    assert b'name="Extra"' in layouts
    assert b"ppaction" not in layouts.lower()


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("control", "application/vnd.ms-office.activeX+xml"),
        ("oleObject", "application/vnd.openxmlformats-officedocument.oleObject"),
        ("audio", "audio/wav"),
        ("package", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_what_boardapp_does_not_know_is_left_behind(tmp_path: Path, kind: str, type_: str) -> None:
    parts = parts_of(dark())
    part, shape = "ppt/extra/extra1.bin", f'<a:hlinkClick xmlns:r="{_RELATION}" r:id="rId90"/>'
    parts[part] = b"<anything/>"
    parts[LAYOUT] = parts[LAYOUT].replace(b"</p:spTree>", _shape(shape))
    link = (
        f'<Relationship Id="rId90" Type="{_RELATION}/{kind}" Target="../extra/extra1.bin"/>'
        "</Relationships>"
    )
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", link.encode())
    entry = f'<Override PartName="/{part}" ContentType="{type_}"/></Types>'
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"</Types>", entry.encode())
    assert not [name for name in _written(tmp_path, parts) if "extra" in name]


def test_a_damaged_template_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Twenty faults by a fixed seed; what passes the door, a small deck is written into."""
    assert 4 < _count_taken(tmp_path, range(20), SMALL) < 18


@pytest.mark.slow
def test_many_damaged_templates_are_told_in_one_sentence(tmp_path: Path) -> None:
    """What passes the door, the whole deck is written into."""
    assert 40 < _count_taken(tmp_path, range(20, 220), every_block()) < 180


def _count_taken(folder: Path, seeds: range, deck: Deck) -> int:
    """How many of the damaged templates are taken; each other one is told in a sentence."""
    sound = {"dark": dark(), "sampled": sampled()}
    path = folder / "house.pptx"
    taken = 0
    for seed in seeds:
        chance = random.Random(seed)
        data, told = mutated(sound[chance.choice(list(sound))], chance)
        path.write_bytes(data)
        try:
            built = build_package(deck, template=path)
        except DeckError as error:
            said = str(error)
        else:
            taken += 1
            said = f"The template house.pptx: taken, {len(built.data)} bytes"
        assert said.startswith("The template house.pptx: "), told
    return taken


@pytest.mark.parametrize("make", [dark, sampled])
def test_the_notes_master_is_listed_once(tmp_path: Path, make: Callable[[], bytes]) -> None:
    """The first has none, so that one is brought along; the second has one of its own."""
    root = etree.fromstring(_written(tmp_path, parts_of(make()))["ppt/presentation.xml"])
    names = [etree.QName(child).localname for child in root]
    assert names[:3] == ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst"]
    assert names.count("extLst") == 1
    assert names[-1] == "extLst"


def test_a_registered_notes_master_is_taken(tmp_path: Path) -> None:
    """A deck of ours is a template too, with its notes master and its list of extensions."""
    first = tmp_path / "deck.pptx"
    first.write_bytes(build_package(every_block()).data)
    built = build_package(every_block(), template=first)
    second = tmp_path / "second.pptx"
    second.write_bytes(built.data)
    assert built.problems == ()
    assert len(Presentation(str(second)).slides) == len(Presentation(str(first)).slides)
