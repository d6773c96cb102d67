"""Templates of others: opened where they are sound, refused in a sentence where they may harm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from boardapp.deck.errors import DeckError
from boardapp.deck.markup import screening
from boardapp.deck.template import file
from boardapp.deck.writing.opening import start
from boardapp.deck.writing.writer import write_deck
from tests.deck.sample_deck import every_block
from tests.deck.templates import packed, parts_of, potx, sampled, with_content_type, with_relation


@pytest.fixture
def template(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(data: bytes) -> Path:
        path = tmp_path / "house.pptx"
        path.write_bytes(data)
        return path

    return write


def _with_part(data: bytes, name: str, content: bytes) -> bytes:
    return packed(parts_of(data) | {name: content})


def _with_doctype(data: bytes) -> bytes:
    parts = parts_of(data)
    name = "ppt/theme/theme1.xml"
    start = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    head, rest = parts[name].split(b"?>", 1)
    return packed(parts | {name: head + b"?>" + start + rest})


def _without(data: bytes, name: str) -> bytes:
    parts = parts_of(data)
    del parts[name]
    return packed(parts)


def test_a_potx_opens_as_a_presentation(template: Callable[[bytes], Path]) -> None:
    presentation = start(template(potx()), has_banner=False).presentation
    assert len(presentation.slides) == 0
    assert presentation.part.content_type.endswith("presentation.main+xml")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: b"", "is damaged, or no PowerPoint file"),
        (lambda: b"PK\x03\x04 and nothing", "is damaged"),
        (lambda: potx()[:9000], "is damaged"),
        (lambda: _without(potx(), "ppt/presentation.xml"), "is damaged"),
        (lambda: _without(potx(), "[Content_Types].xml"), "is damaged"),
        (lambda: with_content_type(sampled(), "nonsense"), "is damaged"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is protected by a password"),
        (lambda: with_relation(sampled(), "image", "http://example.org/a.png"), r"\(image\)"),
        (lambda: with_relation(sampled(), "oleObject", "file:///c:/a.xls"), r"\(oleObject\)"),
        (lambda: with_relation(sampled(), "attachedTemplate", "//host/a.potx"), "outside of"),
        (lambda: with_relation(sampled(), "hyperlink", "file:///etc/passwd"), r"\(hyperlink\)"),
        (lambda: _with_part(sampled(), "ppt/vbaProject.bin", b"x"), "holds macros"),
        (lambda: _with_doctype(sampled()), "document type declaration"),
    ],
)
def test_what_may_harm_is_refused_and_nothing_written(
    template: Callable[[bytes], Path], make: Callable[[], bytes], said: str
) -> None:
    path = template(make())
    target = path.parent / "deck.pptx"
    with pytest.raises(DeckError, match=said):
        write_deck(every_block(), target, template=path)
    assert not target.exists()


def test_a_macro_enabled_template_is_refused(template: Callable[[bytes], Path]) -> None:
    parts = parts_of(sampled())
    types = parts["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"ms-powerpoint.template.macroEnabled.main+xml",
    )
    with pytest.raises(DeckError, match="holds macros"):
        start(template(packed(parts | {"[Content_Types].xml": types})), has_banner=False)


def test_a_link_to_the_hospital_may_stay(template: Callable[[bytes], Path]) -> None:
    path = template(with_relation(sampled(), "hyperlink", "https://example.org"))
    assert write_deck(every_block(), path.parent / "deck.pptx", template=path).problems == ()


def test_a_file_that_is_too_large_is_refused(
    template: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file, "MOST_BYTES", 1000)
    with pytest.raises(DeckError, match="are the most it may have"):
        start(template(potx()), has_banner=False)


def test_a_file_that_grows_when_unpacked_is_refused(
    template: Callable[[bytes], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screening, "MOST_UNPACKED", 10_000)
    with pytest.raises(DeckError, match="too large when unpacked"):
        start(template(potx()), has_banner=False)


def test_a_missing_template_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="is not there"):
        start(tmp_path / "none.potx", has_banner=False)
    with pytest.raises(DeckError, match="is a folder"):
        start(tmp_path, has_banner=False)


def test_sample_slides_and_names_are_left_behind(
    template: Callable[[bytes], Path], tmp_path: Path
) -> None:
    target = tmp_path / "deck.pptx"
    report = write_deck(every_block(), target, template=template(sampled()))
    parts = parts_of(target.read_bytes())
    assert len([name for name in parts if name.startswith("ppt/slides/slide")]) == report.slides
    assert len(Presentation(str(target)).slides) == 8
    assert not [name for name, data in parts.items() if b"Jane Doe" in data or b"Sample" in data]
    assert not [name for name in parts if "thumbnail" in name or "printerSettings" in name]
