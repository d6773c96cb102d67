"""The checks that every written deck passes before it is put in place.

A deck that PowerPoint would offer to repair, or that hides text, must never reach a meeting.
LibreOffice opening a file proves little: of seventeen faults put in on purpose it found one.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec
from lxml import etree

from boardapp.deck.checks.contrast import check_contrast
from boardapp.deck.checks.identifiers import check_identifiers
from boardapp.deck.checks.schema import check_masters, check_schema
from boardapp.deck.checks.slides import Problem, check_slides, slide_parts
from boardapp.deck.markup.kept import Kept, sign_of
from boardapp.deck.markup.screening import LINK_SCHEMES
from boardapp.deck.markup.xml import Element

_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_USED_IDS = etree.XPath(
    "//@r:*",
    namespaces={"r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    smart_strings=False,
)
_MAIN_PART = "ppt/presentation.xml"
_MASTERS = {"slideMaster", "notesMaster"}
_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Parts = dict[str, bytes]
Trees = dict[str, Element]
_TREES = Kept[Element](400)
"""Parts that were read before, mostly small ones; they are looked at and never changed."""


class _Workbook(msgspec.Struct, frozen=True):
    """A workbook in a chart: what is wrong with its archive or XML, its parts, their signs."""

    faults: list[str]
    trees: Trees
    signs: dict[str, bytes]


def check_package(
    data: bytes, *, has_dates: bool = True, has_identifiers: bool = False
) -> list[Problem]:
    """Every problem of a .pptx file; an empty list for a sound one.

    `has_dates` and `has_identifiers` as in `check_identifiers`.
    """
    problems, parts = _read(data)
    if problems:
        return [Problem(text) for text in problems]
    return check_parts(parts, {}, has_dates=has_dates, has_identifiers=has_identifiers)


def check_parts(
    parts: Parts,
    known: Mapping[str, Element],
    *,
    has_dates: bool = True,
    has_identifiers: bool = False,
) -> list[Problem]:
    """Every problem of the parts of a file, before they are packed.

    `known` has the roots of parts that were just written from them, by name: what lxml has
    written need not be read again.
    """
    trees, problems = _parse(parts, known)
    problems += _stored_twice(parts)
    signs = {name: sign_of(parts[name]) for name in trees}
    if not problems and _CONTENT_TYPES not in trees:
        problems.append("The file has no list of content types.")
    workbooks: dict[str, _Workbook] = {}
    if not problems:
        workbooks = {name: _workbook(parts[name]) for name in parts if name.endswith(".xlsx")}
        problems += _check_content_types(parts, trees)
        problems += _check_relations(parts, trees)
        if _MAIN_PART in trees:
            problems += check_masters(trees, _masters(trees))
        problems += check_schema(trees, signs)
        problems += _check_workbooks(workbooks)
    if problems:
        return [Problem(text) for text in problems]
    for name, workbook in workbooks.items():
        trees |= {f"{name}/{part}": tree for part, tree in workbook.trees.items()}
        signs |= {f"{name}/{part}": sign for part, sign in workbook.signs.items()}
    return [
        *check_slides(trees, signs),
        *check_contrast(trees, slide_parts(trees), signs),
        *check_identifiers(trees, signs, has_dates=has_dates, has_identifiers=has_identifiers),
    ]


def count_parts(data: bytes) -> int:
    """How many parts a file has, without its list of content types."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return len(archive.namelist()) - 1


def relations_of(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_of(part: str, target: str) -> str:
    """The part that a relationship of `part` leads to."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _read(data: bytes) -> tuple[list[str], Parts]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [entry.filename for entry in archive.infolist()]
            parts = {name: archive.read(name) for name in names}
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        return [f"The file is no sound archive ({error})."], {}
    return _stored_twice(names), parts


def _stored_twice(names: Iterable[str]) -> list[str]:
    """A sentence for each name that stands twice, whatever its case: some programs ignore it."""
    counts = Counter(name.lower() for name in names)
    return [f"“{name}” is stored twice." for name, count in counts.items() if count > 1]


def _parse(parts: Parts, known: Mapping[str, Element]) -> tuple[Trees, list[str]]:
    trees, problems = dict[str, Element](), list[str]()
    for name, data in parts.items():
        if name in known:
            trees[name] = known[name]
        elif name.endswith((".xml", ".rels")):
            try:
                trees[name] = _TREES.of(sign_of(data), partial(_tree, data))
            except etree.XMLSyntaxError as error:
                problems.append(f"“{name}” is no sound XML ({error}).")
    return trees, problems


def _tree(data: bytes) -> Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _workbook(data: bytes) -> _Workbook:
    problems, parts = _read(data)
    trees, faults = _parse(parts, {})
    signs = {name: sign_of(parts[name]) for name in trees}
    return _Workbook([*problems, *faults], trees, signs)


def _check_content_types(parts: Parts, trees: Trees) -> Iterator[str]:
    types = trees[_CONTENT_TYPES]
    endings = {item.get("Extension").lower() for item in types.iter(f"{_TYPES}Default")}
    named = [item.get("PartName").lstrip("/") for item in types.iter(f"{_TYPES}Override")]
    known = {*named, _CONTENT_TYPES}
    for name in parts:
        if name not in known and name.rpartition(".")[2].lower() not in endings:
            yield f"“{name}” has no content type."
    for name, count in Counter(named).items():
        if count > 1 or name not in parts:
            yield f"The content type of “{name}” is stated {count} times, for a part that is " + (
                "there." if name in parts else "missing."
            )


def _check_relations(parts: Parts, trees: Trees) -> Iterator[str]:
    reached = {_CONTENT_TYPES}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            continue
        found = list(_relations(trees, name))
        reached.update(target_of(name, item.get("Target")) for item in found)
        yield from _check_own_relations(parts, name, tree, found)
    for item in _relations(trees, ""):
        reached.add(target_of("", item.get("Target")))
    for name in parts:
        if name not in reached and not name.endswith(".rels"):
            yield f"Nothing leads to “{name}”."


def _relations(trees: Trees, part: str) -> Iterator[Element]:
    name = relations_of(part) if part else "_rels/.rels"
    if name in trees:
        yield from trees[name].iter(_RELATIONS)


def _check_own_relations(
    parts: Parts, name: str, tree: Element, found: list[Element]
) -> Iterator[str]:
    ids = [item.get("Id") for item in found]
    if len(set(ids)) < len(ids):
        yield f"Two relationships of “{name}” have the same id."
    for item in found:
        if item.get("TargetMode") == "External":
            is_link = item.get("Type", "").endswith("/hyperlink")
            if is_link and item.get("Target", "").lower().startswith(LINK_SCHEMES):
                continue
            yield f"“{name}” leads out of the file, to “{item.get('Target')}”."
        elif target_of(name, item.get("Target")) not in parts:
            yield f"“{name}” leads to “{item.get('Target')}”, which is missing."
    for used in _USED_IDS(tree):
        if used and used not in ids:
            yield f"“{name}” uses the relationship {used}, which it has not."


def _masters(trees: Trees) -> dict[str, str]:
    """The masters that the presentation leads to: the kind of each by its relationship."""
    found = _relations(trees, _MAIN_PART)
    kinds = ((item.get("Id"), item.get("Type", "").rpartition("/")[2]) for item in found)
    return {name: kind for name, kind in kinds if kind in _MASTERS}


def _check_workbooks(workbooks: Mapping[str, _Workbook]) -> Iterator[str]:
    """A workbook in a chart holds values, never a formula or a link."""
    for name, workbook in workbooks.items():
        yield from (f"“{name}”: {fault}" for fault in workbook.faults)
        for tree in workbook.trees.values():
            for tag in ("f", "hyperlink"):
                if next(tree.iter(_SPREADSHEET + tag), None) is not None:
                    yield f"“{name}” holds a formula or a link."
